"""Take a snapshot: a point to go back to."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, not_a_guest
from dcgame.sim.commands.storage_checks import folder_away
from dcgame.sim.facts.snapshots import SnapshotTaken
from dcgame.sim.gauges.filling import space_gauge
from dcgame.sim.gauges.snapshots import LONGEST_CHAIN
from dcgame.sim.gauges.writing import written_in
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import Guest
from dcgame.world.world import World


@frozen
class TakeSnapshot(Command):
    """``snapshot web-1 as before-update``; without a name it gets a number."""

    verb = "snapshot"
    does = N_("Take a snapshot of a guest, to go back to")
    group = "guest"

    guest: str = argument("guest")
    name: str = argument("new", "as", "")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_guest(world, self.guest) or busy(world, self.guest)
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        refusal = folder_away(world, guest) or _too_many(guest) or _store_full(world, guest)
        if refusal:
            return refusal
        names = [each.name for each in guest.snapshots]
        name = self.name or f"snap-{len(names) + 1}"
        if name in names:
            return refuse(
                N_("{guest} already has a snapshot {name}"),
                N_("choose another name"),
                guest=guest.id,
                name=name,
            )
        return (SnapshotTaken(guest.id, name, written_in(world, guest)),)


def _too_many(guest: Guest) -> Refused | None:
    if len(guest.snapshots) < LONGEST_CHAIN:
        return None
    return refuse(
        N_("{guest} already has a chain of {count} snapshots"),
        N_("merge them first: consolidate {guest}"),
        guest=guest.id,
        count=len(guest.snapshots),
    )


def _store_full(world: World, guest: Guest) -> Refused | None:
    store = world.store_of(guest)
    state = world.gauges.get(space_gauge(store))
    if state is None or state.band is not Band.OUT:
        return None
    return refuse(
        N_("{store} is full and nothing can be written on it"),
        N_("free space on it, or make it bigger"),
        store=store,
    )
