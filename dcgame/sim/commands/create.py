"""Create an empty guest on a host."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import does_not_fit, name_taken, no_hypervisor
from dcgame.sim.commands.create_disk import neither_disk
from dcgame.sim.commands.storage_checks import no_room
from dcgame.sim.facts.guests import GuestCreated
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import Guest
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

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            name_taken(world, self.name)
            or no_hypervisor(world, self.host)
            or impossible_size(self.name, self.vcpu, self.ram)
            or no_disk(self.name, self.disk)
            or neither_disk(self.kind)
        )
        if refusal:
            return refusal
        server = world.servers[self.host]
        thin = self.kind == "thin"
        guest = Guest(self.name, self.host, self.vcpu, self.ram, self.disk, thin=thin)
        return (
            does_not_fit(world, server, guest)
            or no_room(world, server, self.store, folder_size(world, guest))
            or self._created(thin)
        )

    def _created(self, thin: bool) -> Effects:
        yield GuestCreated(
            self.name, self.host, self.vcpu, self.ram, self.disk, store=self.store, thin=thin
        )


def no_disk(name: str, disk: int) -> Refused | None:
    """A guest's operating system lies on its disk."""
    if disk >= 1000:
        return None
    return refuse(
        N_("{name} cannot start from {disk} MB of disk"),
        N_("give it at least 1000 MB"),
        name=name,
        disk=disk,
    )


def impossible_size(name: str, vcpu: int, ram: int) -> Refused | None:
    """A guest has at least one virtual processor and 256 MB."""
    if vcpu >= 1 and ram >= 256:
        return None
    return refuse(
        N_("{name} cannot have {vcpu} vCPU and {ram} MB"),
        N_("give it at least 1 vCPU and 256 MB"),
        name=name,
        vcpu=vcpu,
        ram=ram,
    )
