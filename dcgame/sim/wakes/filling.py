"""A datastore on which snapshots or thin disks grow gets full at a moment that can be foreseen."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import SLOT
from dcgame.sim.facts.apps import AppFrozen
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.pools import LayoutResized
from dcgame.sim.facts.snapshots import StoreFilled, StoreRelieved
from dcgame.sim.gauges.filling import (
    filled,
    fuller_in,
    growers_on,
    growing,
    kept_waiting,
    space_gauge,
)
from dcgame.sim.gauges.handing import handed_over, more_in
from dcgame.sim.gauges.stores import kind_of
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.world.pool import Pool
from dcgame.world.world import World


@frozen(eq=False)
class SpaceLook(Wake):
    """How full a datastore is now, and when to look again."""

    store: str

    def decide(self, world: World) -> Effects:
        return watch_space(world, self.store)


def watch_space(world: World, store: str) -> Effects:
    """The band of a datastore's space as it is now, and the timer of the next one.

    Only where snapshots or thin disks grow, or have grown until just now, is there anything to
    watch. A pool watches its disks itself, and hands out what folders need.
    """
    kind = kind_of(world, store)
    if kind is None:
        return
    if store in world.pools:
        yield from _hand_out(world, world.pools[store])
        return
    gauge = space_gauge(store)
    state = world.gauges.get(gauge)
    was = state.band if state else Band.FINE
    band = filled(world, store) if growing(world, store) else Band.FINE
    causes = growers_on(world, store)
    if band is not was:
        yield Cited(BandCrossed(gauge, band, was), causes)
    wait = fuller_in(world, store) if band is not Band.OUT else SLOT
    if wait is None:
        yield Forget(f"look/{gauge}")
    else:
        yield Later(f"look/{gauge}", world.now + wait, SpaceLook(store), max(causes, default=0))
    if band is Band.OUT and was is Band.OUT:
        yield from freeze(world, store)
    elif band is Band.OUT:
        yield Cited(StoreFilled(store), causes)
    elif was is Band.OUT:
        # Last: who goes on because of it writes, and it is looked at again.
        yield StoreRelieved(store)


def freeze(world: World, store: str) -> Effects:
    """Whoever needs more of a full datastore waits."""
    state = world.gauges.get(space_gauge(store))
    full = given(state.since if state else None)
    for app in kept_waiting(world, store):
        yield Cited(AppFrozen(app), full)


def _hand_out(world: World, pool: Pool) -> Effects:
    """What each folder takes of a pool, and when one of them will need more."""
    key = f"look/{space_gauge(pool.id)}"
    waits = []
    for name in sorted(pool.layouts):
        size = handed_over(world, pool, name)
        if size != pool.layouts[name].size:
            yield LayoutResized(pool.id, name, size)
        wait = more_in(world, world.guests[name], size)
        if wait is not None:
            waits.append(wait)
    if waits and pool.full is None:
        yield Later(key, world.now + min(waits), SpaceLook(pool.id))
    else:
        yield Forget(key)
