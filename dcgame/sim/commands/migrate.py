"""Move a guest to another host: live between type-1 hosts, else cold."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    busy,
    data_gone,
    disk_full,
    does_not_fit,
    no_hypervisor,
    not_a_guest,
    wrong_isa,
)
from dcgame.sim.commands.copies import Copy, begin_copy
from dcgame.sim.commands.storage_checks import no_store, unreadable
from dcgame.sim.facts.guests import GuestMoved
from dcgame.sim.gauges.memory import memory_of
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Server
from dcgame.world.job import JobKind
from dcgame.world.world import World

DIRTY_ROUNDS = 1300
"""Memory is sent once, and about three tenths of it again (game constant)."""


@frozen
class Migrate(Command):
    """``migrate web-1 to esx-2``"""

    verb = "migrate"
    does = N_("Move a guest to another host")
    group = "guest"

    guest: str = argument("guest")
    to: str = argument("host", "to")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_a_guest(world, self.guest)
            or busy(world, self.guest)
            or no_hypervisor(world, self.to)
        )
        if refusal:
            return refusal
        guest, target = world.guests[self.guest], world.servers[self.to]
        if guest.host == self.to:
            return refuse(N_("{guest} already is on {host}"), guest=self.guest, host=self.to)
        refusal = (
            data_gone(guest.id, guest.data_lost)
            or no_hypervisor(world, guest.host)
            or wrong_isa(target, guest)
            or does_not_fit(world, target, guest)
            or _no_folder_there(world, guest, target)
            or _cannot_go_live(world, guest, target)
        )
        return refusal or self._begun(world, guest)

    def _begun(self, world: World, guest: Guest) -> Effects:
        memory = guest.ram * DIRTY_ROUNDS if guest.state is GuestState.RUNNING else 0
        if guest.store and not memory:
            return (GuestMoved(self.guest, self.to),)
        folder = 0 if guest.store else guest.disk * 1000
        return begin_copy(
            world,
            Copy(
                JobKind.MIGRATE,
                self.guest,
                self.to,
                kilobytes=folder + memory,
                source=guest.host,
                store=guest.store,
            ),
        )


def _no_folder_there(world: World, guest: Guest, target: Server) -> Refused | None:
    """The folder has room on the target's disks; one on a shared datastore stays where it is,
    and both hosts must reach it."""
    if not guest.store:
        return disk_full(world, target, guest.disk)
    return unreadable(world, guest) or no_store(world, guest.store, target.id)


def _cannot_go_live(world: World, guest: Guest, target: Server) -> Refused | None:
    """Only a guest that runs, between hosts with the same type-1 hypervisor, moves live."""
    if guest.state is GuestState.BOOTING:
        return refuse(N_("{name} is booting"), N_("wait until it is up"), name=guest.id)
    if guest.state is not GuestState.RUNNING:
        return None
    source = world.servers[guest.host]
    platforms = [server.platform for server in (source, target)]
    kinds = [platform.model.kind for platform in platforms if platform]
    if kinds != [PlatformKind.BARE_METAL] * 2:
        return refuse(
            N_("{guest} runs, and a hosted hypervisor cannot move it while it does"),
            N_("stop {guest}, migrate it, start it"),
            guest=guest.id,
        )
    if platforms[0] and platforms[1] and platforms[0].name != platforms[1].name:
        return refuse(
            N_("{guest} runs, and {one} and {other} are different hypervisors"),
            N_("stop {guest}, migrate it, start it"),
            guest=guest.id,
            one=platforms[0].name,
            other=platforms[1].name,
        )
    if memory_of(world, target).band is Band.OUT:
        return refuse(
            N_("{host} has no memory left for {name}"),
            N_("stop or move a guest of {host} first"),
            host=target.id,
            name=guest.id,
        )
    return None
