"""A group of disks: what it holds, which of its disks it can miss, and what it can do.

Domain data, section 4 and section 13, formula 3: a write costs 1, 2, 2, 4 or 6 accesses on RAID
0, 1, 10, 5, 6; usable is n, 1, n/2, n−1, n−2 disks; spinning parity groups that miss a disk read
twice; a rebuild takes a quarter.
"""

from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.sim.gauges.moves import left_by_moves, moves
from dcgame.world.hardware import Equipment, Part, PartKind, PartState
from dcgame.world.job import JobKind
from dcgame.world.storage import Array, Lun, RaidGroup, RaidLevel
from dcgame.world.world import World

WRITE_PENALTY = {
    RaidLevel.STRIPE: 1,
    RaidLevel.MIRROR: 2,
    RaidLevel.STRIPED_MIRRORS: 2,
    RaidLevel.PARITY: 4,
    RaidLevel.DOUBLE_PARITY: 6,
}
LEAST_DISKS = {
    RaidLevel.STRIPE: 1,
    RaidLevel.MIRROR: 2,
    RaidLevel.STRIPED_MIRRORS: 4,
    RaidLevel.PARITY: 3,
    RaidLevel.DOUBLE_PARITY: 4,
}
PARITY = (RaidLevel.PARITY, RaidLevel.DOUBLE_PARITY)
DEGRADED_READS = 2
REBUILD_SHARE: PerMille = 250
WRITE_THROUGH: PerMille = 500
"""What is left of a group when writes may not wait in the cache (game constant)."""
SLOW_DISK = 5
"""A disk that retries its reads holds back all those it shares stripes with (game constant)."""


def usable(level: RaidLevel, disks: int, size: Megabytes) -> Megabytes:
    """What so many disks of that size hold."""
    if level is RaidLevel.MIRROR:
        return size
    if level is RaidLevel.STRIPED_MIRRORS:
        return size * (disks // 2)
    guards = {RaidLevel.PARITY: 1, RaidLevel.DOUBLE_PARITY: 2}.get(level, 0)
    return size * (disks - guards)


def group_size(world: World, group: RaidGroup) -> Megabytes:
    """What a group holds."""
    size = world.setting.catalogue.drives[group.drive].size
    return usable(group.level, len(group.disks), size)


def luns_on(world: World, group: str) -> tuple[Lun, ...]:
    """The logical units of a group, by name."""
    return tuple(world.luns[name] for name in sorted(world.luns) if world.luns[name].group == group)


def array_of(world: World, group: RaidGroup) -> Array:
    """The array in which its disks are."""
    return world.arrays[group.array]


def missing(world: World, group: RaidGroup) -> tuple[Part, ...]:
    """Its disks that do not hold what they should: dead, or not rebuilt yet."""
    array = array_of(world, group)
    parts = [array.part(name) for name in group.disks]
    return tuple(
        part
        for part in parts
        if part and (part.state is PartState.FAILED or part.id in group.stale)
    )


def free_disks(world: World, array: Array, drive: str) -> tuple[str, ...]:
    """The good disks of an array, of that drive, that are in no group; hot spares come last."""
    taken = {
        disk
        for group in world.raid_groups.values()
        if group.array == array.id
        for disk in (*group.disks, *group.joining)
    }
    names = [part.id for part in array.of_kind(PartKind.DISK) if part.state is PartState.GOOD]
    free = [name for name in names if name not in taken and array.drive_of(name) == drive]
    return tuple(sorted(free, key=lambda name: name in array.spares))


def survives(group: RaidGroup, gone: tuple[str, ...]) -> bool:
    """Whether nothing is lost when those of its disks do not hold what they should."""
    if group.level is RaidLevel.STRIPED_MIRRORS:
        pairs = zip(group.disks[::2], group.disks[1::2], strict=True)
        return not any(one in gone and other in gone for one, other in pairs)
    spared = {
        RaidLevel.STRIPE: 0,
        RaidLevel.MIRROR: len(group.disks) - 1,
        RaidLevel.PARITY: 1,
        RaidLevel.DOUBLE_PARITY: 2,
    }[group.level]
    return len(gone) <= spared


def guarded(group: RaidGroup, gone: tuple[str, ...], disk: str) -> bool:
    """Whether what that disk holds could be had from others, with those gone already."""
    return survives(group, tuple(dict.fromkeys((*gone, disk))))


def rebuilding(world: World, group: RaidGroup) -> tuple[str, ...]:
    """The disks of a group that are being rebuilt now."""
    return tuple(
        disk for disk in group.disks if _being_rebuilt(world, f"rebuild/{group.array}/{disk}")
    )


def _being_rebuilt(world: World, key: str) -> bool:
    job = world.jobs.get(key)
    return job is not None and job.kind is JobKind.REBUILD


def weak_cache(array: Array) -> tuple[Part, ...]:
    """The dead parts for which writes go through to the disks: the battery that would keep the
    cache alive, or the controller that mirrors it."""
    guards: tuple[Part, ...] = array.of_kind(PartKind.BATTERY) + array.of_kind(PartKind.CONTROLLER)
    return tuple(part for part in guards if part.state is PartState.FAILED)


def reshape_key(group: str) -> str:
    """The key of the work that lays a group out anew."""
    return f"{JobKind.RESHAPE.value}/{group}"


def group_iops(world: World, group: RaidGroup, *, at_work: bool = True) -> int:
    """Accesses a second that a group's disks can do as they are, or would do if they were not
    ``at_work`` on themselves."""
    array = array_of(world, group)
    model = world.setting.catalogue.disks[world.setting.catalogue.drives[group.drive].disk]
    rate = (len(group.disks) - len(missing(world, group))) * model.iops
    if _slow(array, group.disks):
        rate //= SLOW_DISK
    if at_work and (rebuilding(world, group) or reshape_key(group.id) in world.jobs):
        rate = rate * (WHOLE - REBUILD_SHARE) // WHOLE
    if weak_cache(array) or f"firmware/{array.id}" in world.jobs:
        rate = rate * WRITE_THROUGH // WHOLE
    return rate * left_by_moves(world, luns_of(world, group)) // WHOLE


def luns_of(world: World, group: RaidGroup) -> frozenset[str]:
    """The logical units on a group."""
    return frozenset(lun.id for lun in world.luns.values() if lun.group == group.id)


def _slow(equipment: Equipment, disks: tuple[str, ...]) -> bool:
    parts = (equipment.part(disk) for disk in disks)
    return any(part is not None and part.state is PartState.DEGRADED for part in parts)


def weight(level: RaidLevel, writes: PerMille, degraded: bool, spinning: bool) -> PerMille:
    """Accesses of disks, per mille, that one access of an application costs."""
    reads = DEGRADED_READS if degraded and spinning and level in PARITY else 1
    return (WHOLE - writes) * reads + writes * WRITE_PENALTY[level]


def conditions(world: World, group: RaidGroup) -> tuple[int | None, ...]:
    """The entries that made a group slower than it was built: dead, slow or stale disks, a
    rebuild, a cache that is not safe."""
    array = array_of(world, group)
    parts = [part for name in group.disks if (part := array.part(name))]
    ill = [part.since for part in parts if part.state is not PartState.GOOD]
    stale = [part.since for part in parts if part.id in group.stale]
    jobs = [world.jobs[f"rebuild/{group.array}/{disk}"].entry for disk in rebuilding(world, group)]
    jobs += moves(world, luns_of(world, group))
    reshape = world.jobs.get(reshape_key(group.id))
    jobs += [reshape.entry] if reshape else []
    firmware = world.jobs.get(f"firmware/{group.array}")
    jobs += [firmware.entry] if firmware else []
    return (*ill, *stale, *jobs, *(part.since for part in weak_cache(array)))
