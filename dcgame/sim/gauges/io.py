"""Random access to disks: what applications ask for, and how long it takes.

Domain data, section 13, formula 3: ``backend = R + W·penalty``, ``ρ = backend / (n·iops)``,
``latency = fabric + S / (1 − min(ρ, .98))``, where the ``iops`` of a disk of 7,200 turns are the
148 at which its measured latencies have no end (section 4). A gauge is out when the latency
reaches 25 ms, the threshold of pain (section 4), or where the disks can do no more.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeGuard

import attrs
from attrs import frozen

from dcgame.kernel.units import SLOT, WHOLE, PerMille
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.disks import disks_iops, is_mirror
from dcgame.sim.gauges.processor import BOUNDLESS, total_between
from dcgame.sim.gauges.raid import conditions, group_iops, luns_on, missing, weight
from dcgame.sim.gauges.snapshots import access_cost, dearer_since
from dcgame.world.app import App, AppState
from dcgame.world.catalogue import DiskModel
from dcgame.world.demand import Demand
from dcgame.world.hardware import PartKind, PartState, Server, ServerState
from dcgame.world.load import HostLoad, Load
from dcgame.world.shapes import FLAT
from dcgame.world.storage import RaidGroup, RaidLevel
from dcgame.world.world import World

PAIN = 25_000
"""Microseconds at which applications suffer (20-25 ms)."""
FABRIC = 200
"""Microseconds on the way to an array and back (0.1-0.3 ms)."""
FULLEST: PerMille = 980
EVENLY = Demand(FLAT, WHOLE)
"""What a backup asks for: the same all the time."""


@frozen(eq=False)
class Backend:
    """The disks behind a datastore: of what they are asked for, ``size`` thousandths of an access
    a second can be endured; a ``read`` and a ``write`` cost so many of their accesses, per mille.
    Each is a ``disk``, ``way`` microseconds away. The entries of ``trouble`` made them what they
    are."""

    disk: DiskModel
    way: int
    size: int
    read: PerMille
    write: PerMille
    trouble: tuple[int | None, ...] = ()

    def weighed(self, writes: PerMille) -> PerMille:
        """Accesses of disks, per mille, that one access of an application costs."""
        return ((WHOLE - writes) * self.read + writes * self.write) // WHOLE

    def costs(self, world: World, apps: list[App]) -> tuple[PerMille, ...]:
        """The same for each application, with what its guest's snapshots add."""
        return tuple([self.weighed(app.writes) * access_cost(world, app) // WHOLE for app in apps])


@lru_cache(maxsize=4096)
def io_load(demand: Demand, io: int, cost: PerMille) -> Load:
    """An application's accesses as a load, in thousandths of an access of the disks."""
    asked = attrs.evolve(demand, peak=io * WHOLE)
    return Load(asked, asked.peak * BOUNDLESS, cost)


def pain(disk: DiskModel) -> int:
    """Microseconds from which an answer hurts: of disks that never are that fast, twice what an
    idle one takes (1988; game constant)."""
    return max(PAIN, 2 * disk.microseconds)


def endurable(rate: int, disk: DiskModel, way: int) -> int:
    """Of disks planned for ``rate`` accesses a second, how many, in thousandths, can be asked for
    until an answer takes :func:`pain`; ``way`` microseconds are lost on the way."""
    room = pain(disk) - way
    return max(1, rate * disk.queued * (room - disk.microseconds) // room)


def latency(load: HostLoad, disk: DiskModel, way: int, now: int) -> int:
    """Microseconds that an access takes in this slot: ``way + S / (1 − min(ρ, .98))``."""
    room = pain(disk) - way
    full = max(1, load.capacity * room // (room - disk.microseconds))
    asked = _asked(load, now)
    busy = min(FULLEST, asked * WHOLE // full)
    return way + disk.microseconds * WHOLE // (WHOLE - busy)


def _asked(load: HostLoad, now: int) -> int:
    if not load.loads:
        return 0
    slot = now // SLOT
    return int(total_between(load.loads, slot, slot + 1)[0])


def readers(world: World, stores: frozenset[str]) -> list[App]:
    """The applications that run and whose guests lie on one of those datastores."""
    guests, apps = world.guests, world.apps
    found = [guests[name].apps for name in sorted(guests) if guests[name].store in stores]
    inside = [apps[name] for names in found for name in names]
    return [app for app in inside if app.state is AppState.RUNNING and app.io]


def gathered(
    apps: list[App],
    costs: tuple[PerMille, ...],
    size: int,
    burdens: Callable[[], Iterable[int | None]],
    before: HostLoad | None,
    more: tuple[Load, ...] = (),
) -> HostLoad:
    """The load of applications at so many accesses of disks each, and what else loads them;
    ``before`` if it is the same, and then nobody asks what made it so."""
    loads = tuple(
        [io_load(app.demand, app.io, cost) for app, cost in zip(apps, costs, strict=True)]
    )
    names, loads = tuple([app.id for app in apps]), loads + more
    if _is_same(before, names, loads, size):
        return before
    return HostLoad(names, loads, size, tuple(sorted(given(*burdens()))))


def _is_same(
    load: HostLoad | None, names: tuple[str, ...], loads: tuple[Load, ...], size: int
) -> TypeGuard[HostLoad]:
    return load is not None and (names, loads, size) == (load.apps, load.loads, load.capacity)


def kept_if_same(
    apps: list[App],
    loads: tuple[Load, ...],
    size: int,
    burdens: tuple[int | None, ...],
    before: HostLoad | None,
) -> HostLoad:
    """Such a load of applications, ``before`` itself if it is the same."""
    names = tuple([app.id for app in apps])
    if _is_same(before, names, loads, size):
        return before
    return HostLoad(names, loads, size, tuple(sorted(given(*burdens))))


def why(world: World, apps: list[App], disks: Backend) -> tuple[int | None, ...]:
    """The entries that make what applications ask of disks what it is."""
    return (*placed(world, apps), *dearer_since(world, apps), *disks.trouble)


def placed(world: World, apps: list[App]) -> tuple[int | None, ...]:
    """The entries that put applications where they are, or made them ask for more."""
    found: list[int | None] = []
    for app in apps:
        guest = world.guests.get(app.on)
        found += [app.placed_entry, app.surge_entry, guest.placed_entry if guest else None]
    return tuple(found)


def group_backend(world: World, name: str) -> Backend:
    """What a group of an array's disks can do now."""
    group = world.raid_groups[name]
    disk = disk_of(world, group)
    degraded = bool(missing(world, group))
    spinning = disk.id.startswith(("hdd", "dasd"))
    return Backend(
        disk,
        FABRIC,
        endurable(group_iops(world, group), disk, FABRIC),
        weight(group.level, 0, degraded, spinning),
        weight(group.level, WHOLE, degraded, spinning),
        conditions(world, group),
    )


def group_load(world: World, name: str, before: HostLoad | None) -> HostLoad:
    """What loads a group of an array's disks."""
    apps = readers(world, frozenset(lun.id for lun in luns_on(world, name)))
    disks = group_backend(world, name)
    costs = disks.costs(world, apps)
    rushing = [lun for lun in luns_on(world, name) if lun.rush]
    rushed = [lun.rushed for lun in rushing]
    rush = tuple(io_load(EVENLY, lun.rush, disks.weighed(0)) for lun in rushing)
    return gathered(
        apps, costs, disks.size, lambda: (*why(world, apps, disks), *rushed), before, rush
    )


def groups_used(world: World, server_id: str) -> Iterable[str]:
    """The groups of disks that what runs in a server's guests reads and writes."""
    if not world.luns:
        return ()
    stores = stores_used(world, server_id)
    return {world.luns[store].group for store in stores if store in world.luns}


def stores_used(world: World, server_id: str) -> tuple[str, ...]:
    """The shared datastores on which guests of a server lie that use their disks at all."""
    guests = [world.guests[name] for name in world.servers[server_id].guests]
    inside = [(guest.store, world.apps[name]) for guest in guests for name in guest.apps]
    return tuple(dict.fromkeys([store for store, app in inside if store and app.io]))


def groups_of(world: World, equipment: str) -> Iterable[str]:
    """The groups of an array."""
    if equipment not in world.arrays:
        return ()
    return {group.id for group in world.raid_groups.values() if group.array == equipment}


def disk_of(world: World, group: RaidGroup) -> DiskModel:
    """The kind of disk of a group."""
    catalogue = world.setting.catalogue
    return catalogue.disks[catalogue.drives[group.drive].disk]


def own_disks_load(world: World, server: Server, before: HostLoad | None) -> HostLoad | None:
    """What loads a server's own disks; ``None`` while nothing ever did."""
    apps = _on_own_disks(world, server)
    if not apps and before is None:
        return None
    disks = own_backend(world, server)
    costs = disks.costs(world, apps)
    return gathered(apps, costs, disks.size, lambda: why(world, apps, disks), before)


def own_backend(world: World, server: Server) -> Backend:
    """What a server's own disks can do now."""
    model = world.setting.catalogue.disks[server.model.disk]
    ill = [
        disk.since
        for disk in server.of_kind(PartKind.DISK)
        if disk.state is not PartState.GOOD or disk.id in server.stale
    ]
    level = RaidLevel.MIRROR if is_mirror(server) else RaidLevel.STRIPE
    size = endurable(disks_iops(world, server), model, 0)
    write = weight(level, WHOLE, False, False)
    return Backend(model, 0, size, WHOLE, write, tuple(ill))


def _on_own_disks(world: World, server: Server) -> list[App]:
    if server.state is not ServerState.UP:
        return []
    machines = [world.guests[name] for name in server.guests]
    names = [app for guest in machines if not guest.store for app in guest.apps]
    apps = [world.apps[name] for name in (*names, *server.apps)]
    return [app for app in apps if app.io and app.state is AppState.RUNNING]
