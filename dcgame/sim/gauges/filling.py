"""Datastores on which snapshots or thin disks grow: how full they are, and when they will be
fuller."""

from dcgame.kernel.bands import Band
from dcgame.kernel.units import DAY, WHOLE, Megabytes, PerMille, Seconds, ceiling
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.snapshots import chain_size, daily_growth, delta_sizes
from dcgame.sim.gauges.stores import capacity, lying_on, used
from dcgame.sim.gauges.thin import pourers, thin_growth, thin_left
from dcgame.sim.gauges.writing import writes
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
    return tuple(guest for guest in lying_on(world, store) if grows(guest))


def grows(guest: Guest) -> bool:
    """Whether a guest's folder takes more as the guest writes."""
    return guest.data_lost is None and (bool(guest.snapshots) or guest.has_thin)


def needs_more(world: World, guest: Guest) -> bool:
    """Whether what a guest writes now needs more of its datastore: a snapshot takes all of it, a
    thin disk what is new on it."""
    return bool(guest.snapshots) or thin_growth(world, guest)[0] > 0


def kept_waiting(world: World, store: str) -> tuple[str, ...]:
    """The applications that wait when nothing more can be written on a datastore."""
    guests = [guest for guest in growing(world, store) if needs_more(world, guest)]
    return tuple(app for guest in guests for app in guest.apps if writes(world.apps[app]))


def chains_on(world: World, store: str) -> Megabytes:
    """What snapshots take of a datastore."""
    return sum(chain_size(world, guest) for guest in lying_on(world, store))


def filled(world: World, store: str) -> Band:
    """How full a datastore is; ``OUT`` when nothing more can be written."""
    share = used(world, store) * WHOLE // max(1, capacity(world, store))
    if share >= WHOLE:
        return Band.OUT
    return Band.SHORT if share >= SHORT else Band.FINE


def fuller_in(world: World, store: str) -> Seconds | None:
    """Seconds until a datastore stands in a worse band, as things stand."""
    guests = growing(world, store)
    rate, other = folders_growth(world, guests)
    found = [] if other is None else [other]
    if rate:
        size, taken = capacity(world, store), used(world, store)
        limit = size if taken * WHOLE // max(1, size) >= SHORT else ceiling(size * SHORT, WHOLE)
        found.append(ceiling(max(0, limit - taken) * DAY, rate))
    soonest = 1 if any(guest.has_thin for guest in guests) else SOONEST
    return max(soonest, min(found)) if found else None


def folders_growth(world: World, guests: tuple[Guest, ...]) -> tuple[Megabytes, Seconds | None]:
    """Megabytes a day by which folders grow now, and in how many seconds at another rate."""
    thin = [thin_growth(world, guest) for guest in guests]
    rate = sum(each for each, _ in thin) + sum(daily_growth(world, guest) for guest in guests)
    return rate, min((change for _, change in thin if change is not None), default=None)


def full_in(world: World, store: str) -> Seconds | None:
    """Seconds until nothing more fits on a datastore; ``None``: what grows there stops before,
    because no snapshot's file outgrows its disk."""
    guests = growing(world, store)
    rate, _ = folders_growth(world, guests)
    left = sum(_may_grow(world, guest) for guest in guests)
    room = capacity(world, store) - used(world, store)
    return ceiling(max(0, room) * DAY, rate) if rate and left >= room else None


def _may_grow(world: World, guest: Guest) -> Megabytes:
    """By how much a folder may still grow, as it is."""
    deltas = delta_sizes(world, guest)
    return thin_left(world, guest) + (guest.size - deltas[-1] if deltas else 0)


def growers_on(world: World, store: str) -> tuple[int, ...]:
    """The entries that took the snapshots which grow on a datastore, made disks thin or made
    somebody write more, oldest first."""
    guests = growing(world, store)
    found = [snapshot.entry for guest in guests for snapshot in guest.snapshots]
    found += [entry for guest in guests for entry in pourers(world, guest)]
    return given(*sorted(found))


def silent_frozen(world: World, app: App) -> tuple[int, ...] | None:
    """The entry since which an application waits for a full datastore; ``None`` if it does not."""
    return None if app.frozen is None else (app.frozen,)
