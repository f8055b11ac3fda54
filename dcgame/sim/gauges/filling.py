"""Datastores on which snapshots grow: how full they are, and when they will be fuller."""

from dcgame.kernel.bands import Band
from dcgame.kernel.units import DAY, WHOLE, PerMille, Seconds, ceiling
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.snapshots import daily_growth, delta_sizes
from dcgame.sim.gauges.stores import capacity, lying_on, used
from dcgame.world.app import App
from dcgame.world.guest import Guest
from dcgame.world.world import World

SHORT: PerMille = 850
"""Of a datastore's space; then somebody should look (game constant)."""
SOONEST: Seconds = 60


def space_gauge(store: str) -> str:
    """The key of the gauge of a datastore's space."""
    return f"space/{store}"


def growing(world: World, store: str) -> tuple[Guest, ...]:
    """The guests on a datastore that need more of it as they write."""
    return tuple(guest for guest in lying_on(world, store) if guest.snapshots)


def filled(world: World, store: str) -> Band:
    """How full a datastore is; ``OUT`` when nothing more can be written."""
    share = used(world, store) * WHOLE // max(1, capacity(world, store))
    if share >= WHOLE:
        return Band.OUT
    return Band.SHORT if share >= SHORT else Band.FINE


def fuller_in(world: World, store: str) -> Seconds | None:
    """Seconds until a datastore stands in a worse band, as things stand."""
    rate = sum(daily_growth(world, guest) for guest in growing(world, store))
    if not rate:
        return None
    size, taken = capacity(world, store), used(world, store)
    limit = size if taken * WHOLE // max(1, size) >= SHORT else ceiling(size * SHORT, WHOLE)
    return max(SOONEST, ceiling(max(0, limit - taken) * DAY, rate))


def full_in(world: World, store: str) -> Seconds | None:
    """Seconds until nothing more fits on a datastore; ``None``: what grows there stops before,
    because no snapshot's file outgrows its disk."""
    guests = growing(world, store)
    rate = sum(daily_growth(world, guest) for guest in guests)
    left = sum(guest.disk - delta_sizes(world, guest)[-1] for guest in guests)
    room = capacity(world, store) - used(world, store)
    return ceiling(max(0, room) * DAY, rate) if rate and left >= room else None


def snapshots_on(world: World, store: str) -> tuple[int, ...]:
    """The entries that took the snapshots which grow on a datastore, oldest first."""
    found = [snapshot.entry for guest in growing(world, store) for snapshot in guest.snapshots]
    return given(*sorted(found))


def silent_frozen(world: World, app: App) -> tuple[int, ...] | None:
    """The entry since which an application waits for a full datastore; ``None`` if it does not."""
    return None if app.frozen is None else (app.frozen,)
