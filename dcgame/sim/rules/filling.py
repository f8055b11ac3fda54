"""Snapshots and thin disks grow until their datastore is full; then who needs more of it waits."""

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppFrozen, AppStarted, AppThawed
from dcgame.sim.facts.luns import AppPoursOut
from dcgame.sim.facts.snapshots import StoreFilled, StoreRelieved
from dcgame.sim.gauges.filling import growing, grows, kept_waiting, space_gauge
from dcgame.sim.gauges.stores import lying_on
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.filling import watch_space
from dcgame.world.guest import Guest
from dcgame.world.world import World


def room_begins(world: World, entry: Entry) -> Effects:
    """Thin disks grow from the first second."""
    guests = [world.guests[name] for name in sorted(world.guests)]
    for store in sorted({world.store_of(guest) for guest in guests if guest.has_thin}):
        yield from watch_space(world, store)


def lun_grown(world: World, entry: Entry) -> Effects:
    """What was full has room again, or will be full later."""
    if growing(world, entry.fact.lun):
        yield from watch_space(world, entry.fact.lun)


def space_changed(world: World, entry: Entry) -> Effects:
    """What a guest's snapshots take, or will take, is another."""
    guest = world.guests[entry.fact.guest]
    yield from watch_space(world, world.store_of(guest))


def guest_moved(world: World, entry: Entry) -> Effects:
    """A guest with snapshots is on another datastore; what was paused on a full one goes on."""
    guest = world.guests[entry.fact.guest]
    if grows(guest):
        yield from watch_space(world, world.store_of(guest))
    if not is_full(world, guest):
        yield from _thawed(world, guest)


def app_started(world: World, entry: Entry) -> Effects:
    """It writes into its guest's snapshot or thin disk, if there is room for that; or it writes
    more than before, or again."""
    fact: AppStarted | AppPoursOut | AppThawed = entry.fact
    guest = world.guests.get(world.apps[fact.app].on)
    if guest is None or not grows(guest):
        return
    yield from watch_space(world, world.store_of(guest))


def app_came(world: World, entry: Entry) -> Effects:
    """Its data are new on its guest's thin disk, or in its snapshot; in those of the guest that it
    has left they are no more."""
    home = world.apps[entry.fact.app].on
    guests = [world.guests[name] for name in sorted(world.guests)]
    changed = [each for each in guests if each.snapshots or each.id == home]
    for store in sorted({world.store_of(each) for each in changed if grows(each)}):
        yield from watch_space(world, store)


def store_taken(world: World, entry: Entry) -> Effects:
    """A folder came to a datastore, or left it, on which others grow."""
    guest = world.guests.get(entry.fact.guest)
    store = world.store_of(guest) if guest else ""
    if guest and store not in world.pools and growing(world, store):
        yield from watch_space(world, store)


def pool_writable(world: World, entry: Entry) -> Effects:
    """Folders take again what they need."""
    yield from watch_space(world, entry.fact.pool)


def is_full(world: World, guest: Guest) -> bool:
    """Whether nothing more can be written where a guest lies."""
    state = world.gauges.get(space_gauge(world.store_of(guest)))
    return state is not None and state.band is Band.OUT


def store_filled(world: World, entry: Entry) -> Effects:
    """Whoever needs more of it waits."""
    fact: StoreFilled = entry.fact
    for app in kept_waiting(world, fact.store):
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
