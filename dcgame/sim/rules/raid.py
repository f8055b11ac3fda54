"""What a dead or a new disk means for its group: nothing, a rebuild, or the end of its data."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.arrays import SpareKept
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.fabrics import GuestStranded
from dcgame.sim.facts.groups import (
    DiskEmpty,
    GroupEnlarged,
    GroupLost,
    JoiningLost,
    SectorMended,
    SectorMet,
    SpareStepsIn,
)
from dcgame.sim.facts.hardware import PartFailed, PartReplaced
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.facts.mirrors import MirrorStale
from dcgame.sim.gauges.disks import is_mirror
from dcgame.sim.gauges.raid import array_of, guarded, missing, rebuilding, reshape_key, survives
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.sim.wakes.rebuilding import begin_mirror, begin_rebuild, error_key, rebuild_key
from dcgame.world.guest import GuestState
from dcgame.world.hardware import Part, PartKind, PartState
from dcgame.world.storage import Array, ArrayState, RaidGroup
from dcgame.world.world import World


def group_with(world: World, array: str, disk: str) -> RaidGroup | None:
    """The group that a disk of an array is in."""
    groups = [world.raid_groups[name] for name in sorted(world.raid_groups)]
    mine = [each for each in groups if each.array == array]
    return next((each for each in mine if disk in (*each.disks, *each.joining)), None)


def _disk_of(world: World, entry: Entry) -> tuple[Array | None, Part | None]:
    """The array of which an entry says something, and its disk; ``None`` if it is of another
    part, or of other equipment."""
    fact: PartFailed | PartReplaced = entry.fact
    array = world.arrays.get(fact.server)
    part = array.part(fact.part) if array else None
    return array, part if part is not None and part.kind is PartKind.DISK else None


def disk_failed(world: World, entry: Entry) -> Effects:
    """A disk of an array is dead: its group goes on, a spare steps in, or all is lost."""
    array, part = _disk_of(world, entry)
    if array is None or part is None:
        return
    group = group_with(world, array.id, part.id)
    if group is None or group.lost is not None:
        return
    if part.id in group.joining:
        yield from _joining_failed(world, group, part)
        return
    yield from _break_rebuild(world, group, part.id)
    gone = (*missing(world, group), *_lost_joining(world, group))
    if not survives(group, tuple(each.id for each in gone)):
        earlier = [each.since for each in gone if each.id != part.id]
        yield Cited(GroupLost(group.id), given(*earlier, group.built))
        return
    spare = spare_for(world, array, group)
    if spare is not None:
        yield SpareStepsIn(group.id, part.id, spare)


def _joining_failed(world: World, group: RaidGroup, part: Part) -> Effects:
    """What was already laid out on it can be computed from others, or all is lost."""
    gone = [*missing(world, group), *_lost_joining(world, group)]
    if survives(group, tuple(dict.fromkeys((*(each.id for each in gone), part.id)))):
        yield JoiningLost(group.id, part.id)
        return
    earlier = [each.since for each in gone if each.id != part.id]
    yield Cited(GroupLost(group.id), given(*earlier, _reshaped(world, group), group.built))


def _lost_joining(world: World, group: RaidGroup) -> tuple[Part, ...]:
    array = array_of(world, group)
    parts = [array.part(name) for name in group.joining if name in group.stale]
    return tuple(part for part in parts if part is not None)


def _reshaped(world: World, group: RaidGroup) -> int | None:
    """The entry of the work that lays a group out anew, if there is such work."""
    job = world.jobs.get(reshape_key(group.id))
    return job.entry if job else None


def group_enlarged(world: World, entry: Entry) -> Effects:
    """A disk that died while the group was laid out over it is filled, once it is new; or a spare
    steps in."""
    fact: GroupEnlarged = entry.fact
    group = world.raid_groups[fact.group]
    array = array_of(world, group)
    for disk in fact.disks:
        part = array.part(disk)
        if part is None or disk not in group.stale:
            continue
        spare = spare_for(world, array, group)
        if part.state is not PartState.FAILED:
            yield DiskEmpty(group.id, disk)
        elif spare is not None:
            yield SpareStepsIn(group.id, disk, spare)


def _break_rebuild(world: World, group: RaidGroup, disk: str, reason: str = "") -> Effects:
    key = rebuild_key(group.array, disk)
    job = world.jobs.get(key)
    if job is not None:
        yield Forget(key)
        yield JobFailed(job.subject, job.kind, key, reason or disk)


def spare_for(world: World, array: Array, group: RaidGroup) -> str | None:
    """The first hot spare that works and is of the group's drive."""
    for name in array.spares:
        part = array.part(name)
        if part and part.state is PartState.GOOD and array.drive_of(name) == group.drive:
            return name
    return None


def group_lost(world: World, entry: Entry) -> Effects:
    """Rebuilds end; guests whose folders are gone fall."""
    fact: GroupLost = entry.fact
    group = world.raid_groups[fact.group]
    for disk in rebuilding(world, group):
        yield from _break_rebuild(world, group, disk, group.id)
    reshape = world.jobs.get(reshape_key(group.id))
    if reshape is not None:
        yield Forget(reshape.key)
        yield JobFailed(reshape.subject, reshape.kind, reshape.key, group.id)
    luns = {lun.id for lun in world.luns.values() if lun.group == group.id}
    for name in sorted(world.guests):
        guest = world.guests[name]
        if guest.store in luns and guest.state in (GuestState.RUNNING, GuestState.BOOTING):
            yield GuestStranded(name)


def sector_met(world: World, entry: Entry) -> Effects:
    """What a rebuild cannot read is computed from other disks; where nothing is left to compute
    it from, the disk is given up."""
    fact: SectorMet = entry.fact
    group = world.raid_groups[fact.group]
    gone = missing(world, group)
    if guarded(group, tuple(each.id for each in gone), fact.disk):
        yield SectorMended(group.id, fact.disk)
    else:
        dead = given(*(each.since for each in gone), group.built)
        yield Cited(PartFailed(group.array, fact.disk), dead)


def disk_to_fill(world: World, entry: Entry) -> Effects:
    """A disk that does not hold its share is filled, while its array runs."""
    fact: DiskEmpty | SpareStepsIn = entry.fact
    disk = fact.spare if isinstance(fact, SpareStepsIn) else fact.disk
    group = world.raid_groups[fact.group]
    if world.arrays[group.array].state is not ArrayState.DOWN:
        yield from begin_rebuild(world, group, disk)


def disk_replaced(world: World, entry: Entry) -> Effects:
    """A new disk in its group is filled; where a spare has taken its place, it is the spare."""
    array, part = _disk_of(world, entry)
    if array is None or part is None:
        return
    group = group_with(world, array.id, part.id)
    if group is None:
        yield SpareKept(array.id, part.id)
        yield from _spare_needed(world, array, part.id)
    elif group.lost is None and part.id in group.joining:
        yield JoiningLost(group.id, part.id)
    elif group.lost is None:
        yield from _break_rebuild(world, group, part.id)
        yield DiskEmpty(group.id, part.id)


def _spare_needed(world: World, array: Array, spare: str) -> Effects:
    """A new spare steps in at once where a group has waited for one."""
    for name in sorted(world.raid_groups):
        group = world.raid_groups[name]
        if group.array != array.id or group.lost or array.drive_of(spare) != group.drive:
            continue
        dead = [part for part in missing(world, group) if part.state is PartState.FAILED]
        if dead:
            yield SpareStepsIn(group.id, dead[0].id, spare)
            return


def stop_rebuilds(world: World, array: str) -> Effects:
    """An array that is down fills no disks."""
    for name in sorted(world.raid_groups):
        group = world.raid_groups[name]
        if group.array != array:
            continue
        for disk in rebuilding(world, group):
            yield from _break_rebuild(world, group, disk, array)
        for disk in group.disks:
            yield Forget(error_key(array, disk))


def resume_rebuilds(world: World, array: str) -> Effects:
    """An array that serves again fills what is still to be filled, from the beginning. Not a disk
    that has died since, nor one over which a group is only being laid out."""
    for name in sorted(world.raid_groups):
        group = world.raid_groups[name]
        if group.array == array and group.lost is None:
            for disk in group.stale:
                if disk in group.disks and _to_fill(world, group, disk):
                    yield from begin_rebuild(world, group, disk)


def _to_fill(world: World, group: RaidGroup, disk: str) -> bool:
    part = array_of(world, group).part(disk)
    alive = part is not None and part.state is not PartState.FAILED
    return alive and disk not in rebuilding(world, group)


# A server's own mirror.


def mirror_replaced(world: World, entry: Entry) -> Effects:
    """A new disk in a mirror is empty, as long as the other holds something."""
    fact: PartReplaced = entry.fact
    server = world.servers.get(fact.server)
    part = server.part(fact.part) if server else None
    if server is None or part is None or part.kind is not PartKind.DISK:
        return
    if is_mirror(server) and server.platform is not None and not server.pool:
        yield MirrorStale(server.id, part.id)


def mirror_to_copy(world: World, entry: Entry) -> Effects:
    """The mirror is copied onto the new disk."""
    fact: MirrorStale = entry.fact
    yield from begin_mirror(world, world.servers[fact.server], fact.disk)


def mirror_disk_failed(world: World, entry: Entry) -> Effects:
    """A disk that dies while it is being filled is filled no more."""
    fact: PartFailed = entry.fact
    key = rebuild_key(fact.server, fact.part)
    job = world.jobs.get(key) if fact.server in world.servers else None
    if job is not None:
        yield Forget(key)
        yield JobFailed(job.subject, job.kind, key, fact.part)
