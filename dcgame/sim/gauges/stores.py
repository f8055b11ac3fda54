"""Datastores: where guests' folders lie. One look-up for every kind of them.

A server's own disks are the datastore of the server's name. Other kinds stand on shelves of the
world, and each has its line in :data:`KINDS`.
"""

from collections.abc import Callable

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import Kilobytes, Megabytes
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.bandwidth import wire_wait
from dcgame.sim.gauges.disks import disk_speed
from dcgame.sim.gauges.disks import disks_size as own_disks_size
from dcgame.sim.gauges.folders import disks_size, folder_size
from dcgame.sim.gauges.io import FABRIC, disk_of, latency, own_disks_load
from dcgame.sim.gauges.kept import copied_on, stored
from dcgame.sim.gauges.paths import no_path, not_serving
from dcgame.sim.gauges.pool_io import pool_latency
from dcgame.sim.gauges.pools import (
    forming,
    growing_room,
    pool_capacity,
    pool_cut_off,
    pool_speed,
    pool_stuck,
)
from dcgame.sim.gauges.space import has_blocks
from dcgame.sim.gauges.vaults import vault_away, vault_down
from dcgame.world.app import App
from dcgame.world.guest import Guest
from dcgame.world.hardware import ServerState
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World


@frozen(eq=False)
class StoreKind:
    """A kind of datastore: the ``shelf`` on which it stands; ``capacity`` in megabytes; what lies
    on it beside guests' folders (``more``); kilobytes a second that it reads and writes;
    whether several hosts can reach it (``shared``).

    ``cut_off`` gives the entries for which a host cannot read it, or ``None`` if it can; there
    may be none of them. ``stuck`` does the same for a datastore that can be read and not
    written. ``gauge`` is the key of the gauge of its accesses.
    """

    kind: str
    shelf: str
    shared: bool
    capacity: Callable[[World, str], Megabytes]
    more: Callable[[World, str], Megabytes]
    speed: Callable[[World, str], Kilobytes]
    cut_off: Callable[[World, str, str], tuple[int, ...] | None]
    stuck: Callable[[World, str], tuple[int, ...] | None]
    gauge: Callable[[World, str], str]
    latency: Callable[[World, str], int]


def kind_of(world: World, store: str) -> StoreKind | None:
    """Of which kind the datastore of that name is; ``None`` if it is none."""
    return next((kind for kind in KINDS if store in getattr(world, kind.shelf)), None)


def stores(world: World) -> tuple[str, ...]:
    """Every datastore, kind by kind, by name."""
    return tuple(name for kind in KINDS for name in sorted(getattr(world, kind.shelf)))


def shared_stores(world: World) -> tuple[str, ...]:
    """Every datastore that several hosts can reach."""
    return tuple(name for name in stores(world) if is_shared(world, name))


def is_shared(world: World, store: str) -> bool:
    """Whether several hosts can reach a datastore."""
    return _kind(world, store).shared


def _kind(world: World, store: str) -> StoreKind:
    kind = kind_of(world, store)
    if kind is None:
        raise LookupError(f"{store} is no datastore")
    return kind


def capacity(world: World, store: str) -> Megabytes:
    """What a datastore holds."""
    return _kind(world, store).capacity(world, store)


def lying_on(world: World, store: str) -> tuple[Guest, ...]:
    """The guests whose folders lie on a datastore, by name."""
    server = world.servers.get(store)
    names = server.guests if server else tuple(sorted(world.guests))
    wanted = "" if server else store
    return tuple(world.guests[name] for name in names if world.guests[name].store == wanted)


def used(world: World, store: str) -> Megabytes:
    """What lies on a datastore, and what is being copied to it."""
    held = sum(folder_size(world, guest) for guest in lying_on(world, store))
    coming = sum(
        _brought(world, job)
        for job in world.jobs.values()
        if job.total and _comes(world, job, store)
    )
    return held + coming + _kind(world, store).more(world, store)


def _comes(world: World, job: Job, store: str) -> bool:
    """Whether a job brings something to a datastore; a restore may overwrite what lies there."""
    if job.kind in (JobKind.LIVE, JobKind.CONSOLIDATE) or landing(job) != store:
        return False
    guest = world.guests.get(job.subject)
    if job.kind is not JobKind.RESTORE or guest is None or not guest.has_files:
        return True
    return world.store_of(guest) != store


def _brought(world: World, job: Job) -> Megabytes:
    """What a job brings to a datastore: all that it copies, but the memory of a guest that moves
    with its folder. A backup that is copied on may have to be whole by the time it arrives."""
    if job.kind is JobKind.REPLICATE:
        backup = world.backups.get(job.detail)
        return 0 if backup is None else copied_on(world, backup, job.goal)
    if job.kind is JobKind.MIGRATE and job.subject in world.guests:
        return folder_size(world, world.guests[job.subject])
    return job.total // 1000


def promised(world: World, store: str) -> Megabytes:
    """What everything on a datastore may ever take of it."""
    ever = sum(guest.size for guest in lying_on(world, store))
    now = sum(disks_size(world, guest) for guest in lying_on(world, store))
    return used(world, store) + ever - now


def landing(job: Job) -> str:
    """The datastore to which a job copies: its ``store``, or the disks of its goal."""
    return job.store or job.goal


def free(world: World, store: str) -> Megabytes:
    """What a datastore has room for; a repository on another one needs it there too."""
    room = max(0, capacity(world, store) - used(world, store))
    vault = world.repositories.get(store)
    return min(room, free(world, vault.store)) if vault and vault.store else room


def takes_app(world: World, guest: Guest, app: App) -> bool:
    """Whether there is room for an application that is installed in a guest: its data are new
    blocks on a thin unit, on a guest's thin disks, and in the file of its last snapshot."""
    store = world.store_of(guest)
    with_it = changed(guest, apps=(*guest.apps, app.id))
    more = disks_size(world, with_it) - disks_size(world, guest)
    more += app.disk if guest.snapshots else 0
    pool = world.pools.get(store)
    if pool is not None and guest.id in pool.layouts:
        return more <= growing_room(world, pool, guest.id)
    return has_blocks(world, store, app.disk) and more <= free(world, store)


def speed(world: World, store: str) -> Kilobytes:
    """Kilobytes a second that a datastore reads and writes, one after the other."""
    return _kind(world, store).speed(world, store)


def cut_off(world: World, store: str, host: str) -> tuple[int, ...] | None:
    """The entries for which a host cannot read a datastore; ``None`` if it can."""
    return _kind(world, store).cut_off(world, store, host)


def reachable(world: World, store: str, host: str) -> bool:
    """Whether a host can read a datastore now."""
    return cut_off(world, store, host) is None


def stuck(world: World, store: str) -> tuple[int, ...] | None:
    """The entries for which nothing can be written on a datastore; ``None`` if it can."""
    return _kind(world, store).stuck(world, store)


def io_gauge(world: World, store: str) -> str:
    """The key of the gauge of a datastore's accesses."""
    return _kind(world, store).gauge(world, store)


def store_latency(world: World, store: str) -> int:
    """Microseconds that an access to a datastore takes now, with its wait for the network."""
    return _kind(world, store).latency(world, store) + wire_wait(world, store)


def silent_store(world: World, app: App) -> tuple[int, ...] | None:
    """Why an application's guest cannot read or write its folder; ``None`` if it can."""
    guest = world.guests.get(app.on)
    if guest is None or not guest.store:
        return None
    away = cut_off(world, guest.store, guest.host)
    return away if away is not None else stuck(world, guest.store)


def slow_store(world: World, app: App) -> tuple[int, ...] | None:
    """Which entry says that an application waits for its disks; ``None`` if it does not."""
    if not app.io:
        return None
    guest = world.guests.get(app.on)
    state = world.gauges.get(io_gauge(world, world.store_of(guest) if guest else app.on))
    return given(state.since) if state is not None and state.band >= Band.OUT else None


# A server's own disks.


def _server_capacity(world: World, store: str) -> Megabytes:
    return 0 if forming(world, store) else own_disks_size(world.servers[store])


def _server_more(world: World, store: str) -> Megabytes:
    apps = sum(world.apps[name].disk for name in world.servers[store].apps)
    return apps + _vaults_on(world, store)


def _vaults_on(world: World, store: str) -> Megabytes:
    """What lies in repositories that lie on a datastore, and what is on its way there."""
    vaults = world.repositories.values()
    return sum(
        used(world, vault.id) for vault in vaults if vault.store == store and vault.lost is None
    )


def _server_cut_off(world: World, store: str, host: str) -> tuple[int, ...] | None:
    server = world.servers[store]
    if store == host and server.state is ServerState.UP:
        return None
    return given(server.since) if store == host else ()


def _server_latency(world: World, store: str) -> int:
    server = world.servers[store]
    model = world.setting.catalogue.disks[server.model.disk]
    load = own_disks_load(world, server, world.shared_loads.get(f"io/{store}"))
    return latency(load, model, 0, world.now) if load else model.microseconds


# A logical unit of an array.


def _lun_speed(world: World, store: str) -> Kilobytes:
    group = world.raid_groups[world.luns[store].group]
    disk = disk_of(world, group)
    disks = disk.megabytes_per_second * len(group.disks) * 1000
    return min(disks, array_speed(world, group.array))


def array_speed(world: World, array: str) -> Kilobytes:
    """Kilobytes a second of an array: of the fastest fabric (its controllers do as much)."""
    ways = [fabric.model.megabytes_per_second for fabric in world.fabrics.values()]
    return max(ways, default=1) * 1000


def _lun_cut_off(world: World, store: str, host: str) -> tuple[int, ...] | None:
    group = world.raid_groups[world.luns[store].group]
    if group.lost is not None:
        return (group.lost,)
    if _elsewhere(world, group.array, host):
        return ()
    away = not_serving(world, group.array)
    return away if away is not None else no_path(world, host, group.array)


def _elsewhere(world: World, array: str, host: str) -> bool:
    """Whether an array stands at another site: no disk is read across a line."""
    racks = (world.arrays[array].rack, world.servers[host].rack)
    return world.site_of(racks[0]) != world.site_of(racks[1])


def _lun_stuck(world: World, store: str) -> tuple[int, ...] | None:
    full = world.luns[store].full
    return None if full is None else (full, *given(world.luns[store].sized))


def _lun_latency(world: World, store: str) -> int:
    group = world.raid_groups[world.luns[store].group]
    load = world.shared_loads.get(group.id)
    disk = disk_of(world, group)
    return latency(load, disk, FABRIC, world.now) if load else FABRIC + disk.microseconds


DISKS = StoreKind(
    kind="disks",
    shelf="servers",
    shared=False,
    capacity=_server_capacity,
    more=_server_more,
    speed=lambda world, store: disk_speed(world, world.servers[store]),
    cut_off=_server_cut_off,
    stuck=lambda world, store: None,
    gauge=lambda world, store: f"io/{store}",
    latency=_server_latency,
)

LUN = StoreKind(
    kind="lun",
    shelf="luns",
    shared=True,
    capacity=lambda world, store: world.luns[store].size,
    more=_vaults_on,
    speed=_lun_speed,
    cut_off=_lun_cut_off,
    stuck=_lun_stuck,
    gauge=lambda world, store: f"io/{world.luns[store].group}",
    latency=_lun_latency,
)

REPOSITORY = StoreKind(
    kind="repository",
    shelf="repositories",
    shared=False,
    capacity=lambda world, store: world.repositories[store].size,
    more=stored,
    speed=lambda world, store: world.repositories[store].speed,
    cut_off=vault_away,
    stuck=vault_down,
    gauge=lambda world, store: f"io/{store}",
    latency=lambda world, store: 0,
)

POOL = StoreKind(
    kind="pool",
    shelf="pools",
    shared=True,
    capacity=pool_capacity,
    more=lambda world, store: 0,
    speed=pool_speed,
    cut_off=pool_cut_off,
    stuck=pool_stuck,
    gauge=lambda world, store: f"io/{store}",
    latency=pool_latency,
)

KINDS: tuple[StoreKind, ...] = (DISKS, LUN, POOL, REPOSITORY)
"""Every kind of datastore."""
