"""Snapshots grow until their datastore is full; then the guests that need more of it wait."""

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppFrozen, AppStarted, AppThawed
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.snapshots import StoreFilled, StoreRelieved
from dcgame.sim.gauges.filling import growing, space_gauge
from dcgame.sim.gauges.stores import lying_on
from dcgame.sim.gauges.writing import writes
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.filling import watch_space
from dcgame.world.guest import Guest
from dcgame.world.world import World


def space_changed(world: World, entry: Entry) -> Effects:
    """What a guest's snapshots take, or will take, is another."""
    guest = world.guests[entry.fact.guest]
    yield from watch_space(world, world.store_of(guest))


def guest_moved(world: World, entry: Entry) -> Effects:
    """A guest with snapshots is on another datastore; what was paused on a full one goes on."""
    guest = world.guests[entry.fact.guest]
    if guest.snapshots:
        yield from watch_space(world, world.store_of(guest))
    if not is_full(world, guest):
        yield from _thawed(world, guest)


def app_started(world: World, entry: Entry) -> Effects:
    """It writes into its guest's snapshot, if there is room for that."""
    fact: AppStarted = entry.fact
    guest = world.guests.get(world.apps[fact.app].on)
    if guest is None or not guest.snapshots:
        return
    store = world.store_of(guest)
    yield from watch_space(world, store)
    if is_full(world, guest):
        frozen: Fact = AppFrozen(fact.app)
        yield Cited(frozen, given(world.gauges[space_gauge(store)].since))


def is_full(world: World, guest: Guest) -> bool:
    """Whether nothing more can be written where a guest lies."""
    state = world.gauges.get(space_gauge(world.store_of(guest)))
    return state is not None and state.band is Band.OUT


def store_filled(world: World, entry: Entry) -> Effects:
    """Whoever needs more of it waits."""
    fact: StoreFilled = entry.fact
    for guest in growing(world, fact.store):
        for app in guest.apps:
            if writes(world.apps[app]):
                yield AppFrozen(app)


def store_relieved(world: World, entry: Entry) -> Effects:
    """Whoever waited goes on."""
    fact: StoreRelieved = entry.fact
    for guest in lying_on(world, fact.store):
        yield from _thawed(world, guest)


def _thawed(world: World, guest: Guest) -> Effects:
    for app in guest.apps:
        if world.apps[app].frozen is not None:
            yield AppThawed(app)
