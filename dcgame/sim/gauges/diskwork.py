"""How fast disks are filled from others, and snapshots merged, beside what is asked of them.

Domain data, section 13, formula 4: the rate of their kind, less the load. What takes minutes or
hours looks an hour ahead, what takes days a day.
"""

from dcgame.kernel.units import HOUR, SLOT, SLOTS_A_DAY, WHOLE, Kilobytes, PerMille
from dcgame.sim.gauges.disks import disks_iops
from dcgame.sim.gauges.io import disk_of, group_load, own_disks_load
from dcgame.sim.gauges.pool_io import pool_iops, pool_load
from dcgame.sim.gauges.processor import total_between
from dcgame.sim.gauges.raid import group_iops
from dcgame.sim.gauges.stores import reachable, speed
from dcgame.world.catalogue import DiskModel
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server, ServerState
from dcgame.world.job import JobKind
from dcgame.world.load import HostLoad
from dcgame.world.storage import RaidGroup
from dcgame.world.world import World

LEAST_SHARE: PerMille = 100
"""However busy the disks are, such work gets that much of them (game constant)."""
NOTICED: PerMille = 50
"""By how much a pace must change for the work to go on at another."""


def disk_pace(disk: DiskModel, load: PerMille) -> Kilobytes:
    """Kilobytes a second of one disk that is busy with other things for ``load``."""
    return disk.megabytes_per_second * max(LEAST_SHARE, WHOLE - load)


def mean_load(world: World, load: HostLoad | None, rate: int, slots: int = SLOTS_A_DAY) -> PerMille:
    """What is asked of disks in the coming day, or in so many slots, as things stand, per mille of
    all they can do."""
    if load is None or not load.loads:
        return 0
    slot = world.now // SLOT
    asked = int(total_between(load.loads, slot, slot + slots).sum()) // slots
    return min(WHOLE, asked // max(1, rate))


def group_pace(world: World, group: RaidGroup) -> Kilobytes:
    """Kilobytes a second at which each disk of a group is filled, or laid out anew."""
    rate = group_iops(world, group, at_work=False)
    busy = mean_load(world, group_load(world, group.id, None), rate)
    return disk_pace(disk_of(world, group), busy)


def mirror_pace(world: World, server: Server) -> Kilobytes:
    """Kilobytes a second at which a server's mirror is copied; none while it is off."""
    if server.state in (ServerState.OFF, ServerState.LOST):
        return 0
    model = world.setting.catalogue.disks[server.model.disk]
    load = own_disks_load(world, server, None)
    return disk_pace(model, mean_load(world, load, disks_iops(world, server)))


def merging_pace(world: World, guest: Guest) -> Kilobytes:
    """Kilobytes a second at which the snapshots of a guest are merged: what its datastore does, one
    after the other, less the load of the coming hour; none while its host cannot read it."""
    store = world.store_of(guest)
    if not reachable(world, store, guest.host):
        return 0
    left = max(LEAST_SHARE, WHOLE - _busy(world, store))
    return max(1, speed(world, store) * left // WHOLE)


def _busy(world: World, store: str) -> PerMille:
    """What is asked of a datastore in the coming hour, per mille of all that it can do."""
    if store in world.servers:
        server = world.servers[store]
        load, rate = own_disks_load(world, server, None), disks_iops(world, server)
    elif store in world.luns:
        group = world.raid_groups[world.luns[store].group]
        load, rate = group_load(world, group.id, None), group_iops(world, group)
    else:
        load, rate = pool_load(world, store, None), pool_iops(world, world.pools[store])
    return mean_load(world, load, rate, HOUR // SLOT)


def merged_on(world: World, name: str) -> tuple[str, ...]:
    """The jobs that merge snapshots on a server's own disks, a RAID group, or a pool, by key."""
    jobs = (world.jobs[key] for key in sorted(world.jobs))
    merging = (job for job in jobs if job.kind is JobKind.CONSOLIDATE)
    return tuple(job.key for job in merging if _carrier(world, job.goal) == name)


def _carrier(world: World, store: str) -> str:
    lun = world.luns.get(store)
    return lun.group if lun else store
