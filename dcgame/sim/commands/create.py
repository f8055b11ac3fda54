"""Create an empty guest on a host, for the processors of that host or for others."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import does_not_fit, name_taken, no_hypervisor
from dcgame.sim.commands.create_disk import neither_disk
from dcgame.sim.commands.storage_checks import no_room
from dcgame.sim.facts.guests import GuestCreated
from dcgame.sim.gauges.compatible import mode_for
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.catalogue import MAINFRAME, RISC, X86
from dcgame.world.guest import Guest, formed
from dcgame.world.world import World


@frozen
class Create(Command):
    """``create web-3 on esx-1 vcpu 2 ram 4096 disk 40000 store lun-1 as thin``"""

    verb = "create"
    does = N_("Create a guest")
    group = "guest"

    name: str = argument("new")
    host: str = argument("host", "on")
    vcpu: int = argument("count", "vcpu", 2)
    ram: int = argument("count", "ram", 4096)
    disk: int = argument("count", "disk", 40_000)
    store: str = argument("store", "store", "")
    kind: str = argument("provisioning", "as", "thick")
    isa: str = argument("isa", "isa", "")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            name_taken(world, self.name)
            or no_hypervisor(world, self.host)
            or _unknown_isa(world, self.isa)
            or neither_disk(self.kind)
        )
        if refusal:
            return refusal
        server = world.servers[self.host]
        isa = self.isa or server.model.isa
        mode = mode_for(isa, server)
        guest = Guest(self.name, self.host, self.vcpu, self.ram, self.disk, mode, isa=isa)
        guest = formed(guest, self.kind)
        return (
            impossible_size(guest.id, guest.vcpu, guest.ram, isa)
            or no_disk(guest.id, guest.disk, isa)
            or does_not_fit(world, server, guest)
            or no_room(world, server, self.store, folder_size(world, guest))
            or _created(guest, self.store)
        )


def _created(guest: Guest, store: str) -> Effects:
    yield GuestCreated(
        guest.id,
        guest.host,
        guest.vcpu,
        guest.ram,
        guest.disk,
        mode=guest.mode,
        isa=guest.isa,
        family=FAMILY_OF.get(guest.isa, "linux"),
        store=store,
        thin=guest.thin,
    )


FAMILY_OF = {MAINFRAME: "timeshare", RISC: "unix"}
"""The systems of other than today's processors."""
LEAST = {MAINFRAME: (16, 100)}
"""Megabytes of memory and of disk from which a system starts: those of 1988 were small (game
constants)."""
USUAL = (256, 1000)


def _unknown_isa(world: World, isa: str) -> Refused | None:
    known = sorted({model.isa for model in world.setting.catalogue.servers.values()})
    if not isa or isa in known:
        return None
    return refuse(
        N_("no processor speaks {isa}"), N_("they speak: {names}"), isa=isa, names=", ".join(known)
    )


def no_disk(name: str, disk: int, isa: str = X86) -> Refused | None:
    """A guest's operating system lies on its disk."""
    least = LEAST.get(isa, USUAL)[1]
    if disk >= least:
        return None
    return refuse(
        N_("{name} cannot start from {disk} MB of disk"),
        N_("give it at least {least} MB"),
        name=name,
        disk=disk,
        least=least,
    )


def impossible_size(name: str, vcpu: int, ram: int, isa: str = X86) -> Refused | None:
    """A guest has at least one virtual processor, and memory in which its system starts."""
    least = LEAST.get(isa, USUAL)[0]
    if vcpu >= 1 and ram >= least:
        return None
    return refuse(
        N_("{name} cannot have {vcpu} vCPU and {ram} MB"),
        N_("give it at least 1 vCPU and {least} MB"),
        name=name,
        vcpu=vcpu,
        ram=ram,
        least=least,
    )
