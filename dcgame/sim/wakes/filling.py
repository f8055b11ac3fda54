"""A datastore on which snapshots grow gets full at a moment that can be foreseen."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import SLOT
from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.snapshots import StoreFilled, StoreRelieved
from dcgame.sim.gauges.filling import filled, fuller_in, growing, snapshots_on, space_gauge
from dcgame.sim.gauges.stores import kind_of
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.world.world import World


@frozen(eq=False)
class SpaceLook(Wake):
    """How full a datastore is now, and when to look again."""

    store: str

    def decide(self, world: World) -> Effects:
        return watch_space(world, self.store)


def watch_space(world: World, store: str) -> Effects:
    """The band of a datastore's space as it is now, and the timer of the next one.

    Only where snapshots grow, or have grown until just now, is there anything to watch. A pool
    watches its disks itself.
    """
    kind = kind_of(world, store)
    if kind is None or store in world.pools:
        return
    gauge = space_gauge(store)
    state = world.gauges.get(gauge)
    was = state.band if state else Band.FINE
    band = filled(world, store) if growing(world, store) else Band.FINE
    if band is not was:
        causes = snapshots_on(world, store)
        yield Cited(BandCrossed(gauge, band, was), causes)
        if band is Band.OUT:
            yield Cited(StoreFilled(store), causes)
        elif was is Band.OUT:
            yield StoreRelieved(store)
    wait = fuller_in(world, store) if band is not Band.OUT else SLOT
    if wait is None:
        yield Forget(f"look/{gauge}")
    else:
        yield Later(f"look/{gauge}", world.now + wait, SpaceLook(store))
