"""Facts about snapshots, and about datastores that they fill."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.undoing import set_back
from dcgame.words import N_
from dcgame.world.folder import Snapshot, Written
from dcgame.world.world import World


@frozen(eq=False)
class _SnapshotFact(Fact):
    guest: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host,)


@frozen(eq=False)
class SnapshotTaken(_SnapshotFact):
    """From now on what it writes goes into a file beside its disk."""

    says = N_("{guest} has a snapshot, {snapshot}")
    snapshot: str
    written: Written

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        taken = Snapshot(self.snapshot, world.now, seq, self.written)
        return world.change_guest(guest.id, snapshots=(*guest.snapshots, taken))


@frozen(eq=False)
class SnapshotForgotten(_SnapshotFact):
    """Something took a snapshot of it and never deleted it."""

    says = N_("A backup program broke off and left its snapshot of {guest} behind")
    alarm = "guest"

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class Consolidated(_SnapshotFact):
    """What its snapshots held is in its disk; it has none any more."""

    says = N_("The snapshots of {guest} are merged into its disk")

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, snapshots=())


@frozen(eq=False)
class Reverted(_SnapshotFact):
    """Its disk is what it was at ``at``; what was written since is gone. ``written`` is what its
    applications have written by now: the file of the snapshot is empty again."""

    says = N_("{guest} is what it was at {at}, when snapshot {snapshot} was taken")
    snapshot: str
    at: Seconds
    written: Written

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        place = [each.name for each in guest.snapshots].index(self.snapshot)
        kept = guest.snapshots[place]
        fresh = Snapshot(kept.name, kept.at, kept.entry, self.written)
        world = world.change_guest(guest.id, snapshots=(*guest.snapshots[:place], fresh))
        return set_back(world, guest.id, self.at)


@frozen(eq=False)
class StoreFilled(Fact):
    """Snapshots have filled a datastore: whoever needs more of it waits."""

    says = N_("{store} is full: guests that need more of it are paused")
    alarm = "gauge"
    store: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class StoreRelieved(Fact):
    """A datastore has room again."""

    says = N_("{store} has room again")
    store: str

    def apply(self, world: World, seq: int) -> World:
        return world
