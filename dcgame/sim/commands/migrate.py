"""Move a guest to another host: live between type-1 hosts, else cold."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    busy,
    data_gone,
    does_not_fit,
    eats_reserve,
    hindered,
    in_maintenance,
    no_hypervisor,
    no_quorum,
    not_a_guest,
    wrong_isa,
)
from dcgame.sim.commands.copies import Copy, begin_copy
from dcgame.sim.commands.disk_checks import disk_full
from dcgame.sim.commands.processor_checks import too_many_vcpu
from dcgame.sim.commands.storage_checks import no_store, unreadable
from dcgame.sim.facts.guests import GuestMoved
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.memory import required
from dcgame.sim.gauges.moving import against_rules, crowded, not_live
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.live import begin_live
from dcgame.words import N_
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Server
from dcgame.world.job import JobKind
from dcgame.world.world import World

DIRTY_ROUNDS = 1300
"""Memory is sent once, and about three tenths of it again (game constant)."""


@frozen
class Migrate(Command):
    """``migrate web-1 to esx-2``, ``migrate erp to esx-2 force on``

    A guest that runs and lies on shared storage moves with its memory only; ``force`` stops one
    that writes it faster than it can be sent. On the disks of its host its folder moves too.
    """

    verb = "migrate"
    does = N_("Move a guest to another host")
    group = "guest"

    guest: str = argument("guest")
    to: str = argument("host", "to")
    force: str = argument("switch", "force", "off")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_a_guest(world, self.guest)
            or busy(world, self.guest)
            or no_hypervisor(world, self.to)
            or in_maintenance(world, self.to)
        )
        if refusal:
            return refusal
        guest, target = world.guests[self.guest], world.servers[self.to]
        if guest.host == self.to:
            return refuse(N_("{guest} already is on {host}"), guest=self.guest, host=self.to)
        refusal = (
            data_gone(guest.id, guest.data_lost)
            or _source_silent(world, guest)
            or wrong_isa(target, guest)
            or does_not_fit(world, target, guest)
            or (too_many_vcpu(world, target, guest) if guest.state is GuestState.RUNNING else None)
            or _no_folder_there(world, guest, target)
            or hindered(against_rules(world, guest, self.to))
            or _cannot_go_live(world, guest, target)
        )
        return refusal or self._begun(world, guest)

    def _begun(self, world: World, guest: Guest) -> Effects:
        running = guest.state is GuestState.RUNNING
        if guest.store and running:
            return begin_live(world, self.guest, self.to, forced=self.force == "on")
        if guest.store:
            return (GuestMoved(self.guest, self.to),)
        memory = guest.ram * DIRTY_ROUNDS if running else 0
        return begin_copy(
            world,
            Copy(
                JobKind.MIGRATE,
                self.guest,
                self.to,
                kilobytes=folder_size(world, guest) * 1000 + memory,
                source=guest.host,
            ),
        )


def _source_silent(world: World, guest: Guest) -> Refused | None:
    """Its host answers; a guest that fell with its host is taken from shared storage without."""
    fallen = guest.state in (GuestState.LOST, GuestState.WAITING)
    return None if fallen and guest.store else no_hypervisor(world, guest.host)


def _no_folder_there(world: World, guest: Guest, target: Server) -> Refused | None:
    """The folder has room on the target's disks; one on a shared datastore stays where it is,
    and both hosts must reach it."""
    if not guest.store:
        return disk_full(world, target, folder_size(world, guest))
    reads = unreadable(world, guest) if guest.state is GuestState.RUNNING else None
    return reads or no_store(world, guest.store, target.id)


def _cannot_go_live(world: World, guest: Guest, target: Server) -> Refused | None:
    """A guest that runs needs two hosts that fit each other, and a network with room for it."""
    if guest.state is GuestState.BOOTING:
        return refuse(N_("{name} is booting"), N_("wait until it is up"), name=guest.id)
    if guest.state is not GuestState.RUNNING:
        return None
    refusal = hindered(not_live(world, guest, target))
    if refusal is None and guest.store:
        refusal = hindered(crowded(world, guest.host, target.id))
    joins = world.servers[guest.host].cluster != target.cluster
    return (
        refusal
        or no_quorum(world, target.id)
        or (eats_reserve(world, target.id, required(world, guest)) if joins else None)
    )
