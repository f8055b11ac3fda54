"""The disks of guests: what mode, drivers and a host system leave of the speed of those beneath.

A guest has ``disk_share`` of what its datastore can do (domain data, section 1): its virtual disk
is out where the guest asks for more than that share of what the datastore endures, however idle
the datastore is. Each access takes longer on its way: an idle one as long as that share says,
through a virtual disk in use as formula 3 of section 13 says. The datastore has no more to do.

Only guests that may ask for so much have a gauge of their own.
"""

from collections.abc import Iterable

from dcgame.kernel.bands import Band
from dcgame.kernel.units import SLOT, WHOLE, PerMille
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.io import (
    FULLEST,
    Backend,
    group_backend,
    io_load,
    kept_if_same,
    own_backend,
    pain,
    placed,
)
from dcgame.sim.gauges.outlook import BANDS
from dcgame.sim.gauges.pool_io import pool_backend
from dcgame.sim.gauges.processor import total_between
from dcgame.sim.gauges.snapshots import dearer_since
from dcgame.sim.gauges.stores import store_latency
from dcgame.sim.gauges.taxes import disk_share
from dcgame.world.app import App, AppState
from dcgame.world.guest import Guest
from dcgame.world.load import HostLoad, Load
from dcgame.world.world import World

MILLION = WHOLE * WHOLE
SURGE = 100
"""Times more than it did before, at the most, while one lasts."""
DEAREST: PerMille = 9_000
"""As much as an access without snapshots costs anywhere: six, and half as many for a copy."""


def gauge_of(guest: str) -> str:
    """The key of the gauge of a guest's virtual disk."""
    return f"disk/{guest}"


def watched(world: World, guests: Iterable[str]) -> tuple[Guest, ...]:
    """Those of the guests that may ask for too much of their virtual disks, or ever did."""
    shelf, apps = world.guests, world.apps
    found: list[Guest] = []
    for name in guests:
        guest = shelf[name]
        asked = 0
        for each in guest.apps:
            app = apps[each]
            asked += app.io * app.demand.ceiling * (SURGE if app.demand.surges else 1)
        if asked and not _is_little(world, guest, asked // WHOLE):
            found.append(guest)
    return tuple(found)


def _is_little(world: World, guest: Guest, asked: int) -> bool:
    """Whether so many accesses a second are nothing to its datastore, whatever they cost there.
    What has not been read yet will ask again."""
    if guest.snapshots or gauge_of(guest.id) in world.shared_loads:
        return False
    lun = world.luns.get(guest.store)
    load = world.shared_loads.get(lun.group if lun else guest.store or f"io/{guest.host}")
    if load is None:
        return True
    return asked * DEAREST < load.capacity * _share(world, guest) * BANDS.short // MILLION


def lying_behind(world: World, shared: str) -> list[str]:
    """The guests, by name, whose folders lie on a pool, or on the units of a group of disks."""
    stores = {lun.id for lun in world.luns.values() if lun.group == shared} or {shared}
    return sorted(guest.id for guest in world.guests.values() if guest.store in stores)


def disk_load(world: World, guest: Guest, before: HostLoad | None) -> HostLoad | None:
    """What a guest's applications ask of its virtual disk, as accesses of the disks beneath;
    ``None`` while they never could ask for too much."""
    apps = _asking(world, guest) if _share(world, guest) < WHOLE else []
    if not apps and before is None:
        return None
    disks = _backend(world, world.store_of(guest))
    costs = disks.costs(world, apps)
    size = _size(world, guest, disks)
    if before is None and not _may_fill(apps, costs, size):
        return None
    return kept_if_same(
        apps, _loads(apps, costs), size, _burdens(world, guest, apps, disks), before
    )


def _asking(world: World, guest: Guest) -> list[App]:
    apps = [world.apps[name] for name in guest.apps]
    return [app for app in apps if app.io and app.state is AppState.RUNNING]


def _share(world: World, guest: Guest) -> PerMille:
    return disk_share(world.servers[guest.host], guest)


def _size(world: World, guest: Guest, disks: Backend) -> int:
    return max(1, disks.size * _share(world, guest) // WHOLE)


def _loads(apps: list[App], costs: tuple[PerMille, ...]) -> tuple[Load, ...]:
    pairs = zip(apps, costs, strict=True)
    return tuple([io_load(app.demand, app.io, cost) for app, cost in pairs])


def _may_fill(apps: list[App], costs: tuple[PerMille, ...], size: int) -> bool:
    """Whether they may ever ask for so much that one would tell of it."""
    if any(app.demand.surges for app in apps):
        return True
    most = sum(
        app.io * app.demand.ceiling * cost // WHOLE for app, cost in zip(apps, costs, strict=True)
    )
    return most * WHOLE >= size * BANDS.short


def _burdens(world: World, guest: Guest, apps: list[App], disks: Backend) -> tuple[int | None, ...]:
    """What was put there, or asks for more; how its accesses come to be as slow as they are."""
    platform = world.servers[guest.host].platform
    ways = (guest.mode_entry, platform.entry if platform else None)
    return (*placed(world, apps), *dearer_since(world, apps), *disks.trouble, *ways)


def _backend(world: World, store: str) -> Backend:
    if store in world.luns:
        return group_backend(world, world.luns[store].group)
    if store in world.pools:
        return pool_backend(world, store)
    return own_backend(world, world.servers[store])


def asked_of_disk(world: World, guest: Guest) -> PerMille:
    """What a guest asks of its virtual disk in this slot, per mille of what can be endured."""
    disks, apps = _backend(world, world.store_of(guest)), _asking(world, guest)
    slot = world.now // SLOT
    loads = _loads(apps, disks.costs(world, apps))
    asked = int(total_between(loads, slot, slot + 1)[0])
    return asked * WHOLE // _size(world, guest, disks)


def accesses(world: World, guest: Guest) -> int:
    """Accesses a second that the applications of a guest ask for in this slot."""
    apps, slot = _asking(world, guest), world.now // SLOT
    return int(total_between(_loads(apps, (WHOLE,) * len(apps)), slot, slot + 1)[0]) // WHOLE


def virtual_wait(world: World, guest: Guest) -> int:
    """Microseconds that each access of a guest takes longer than one of its datastore."""
    disks, share = _backend(world, world.store_of(guest)), _share(world, guest)
    idle, room = disks.disk.microseconds, pain(disks.disk) - disks.way
    busy = min(FULLEST, asked_of_disk(world, guest) * (room - idle) // room)
    return idle * (WHOLE - share) // share * WHOLE // (WHOLE - busy)


def guest_latency(world: World, guest: Guest) -> int:
    """Microseconds that an access takes now, as a guest sees it."""
    return store_latency(world, world.store_of(guest)) + virtual_wait(world, guest)


def slow_disk(world: World, app: App) -> tuple[int, ...] | None:
    """Which entry says that an application waits for its guest's virtual disk; ``None`` if it
    does not."""
    state = world.gauges.get(gauge_of(app.on)) if app.io else None
    return given(state.since) if state is not None and state.band is Band.OUT else None
