"""Something takes a snapshot of a guest and forgets it: it grows until the datastore is full."""

from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.snapshots import SnapshotForgotten, SnapshotTaken
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.writing import written_in
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A backup program breaks off between taking its snapshot and deleting it."""
    guest = world.guests.get(target)
    if guest is None or guest.data_lost is not None:
        return
    name = f"forgotten-{len(guest.snapshots) + 1}"
    forgotten: Fact = SnapshotForgotten(target)
    yield Cited(forgotten, given(*(each.entry for each in guest.snapshots)))
    yield SnapshotTaken(target, name, written_in(world, guest))


SNAPSHOT_CHAIN = Failure(
    "snapshot-chain",
    N_("A forgotten snapshot grows beside a guest's disk"),
    "guest",
    strike,
    everyday=5_000,
)
