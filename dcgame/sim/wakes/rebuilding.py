"""A disk is filled with its share of the data, from the disks that still hold it.

Domain data, section 13, formula 4: ``T = TB·1e6 / (rate·(1−load))`` seconds; a sector that cannot
be read comes once in so many megabytes, ``1 − exp(−MB read / MB per error)``.
"""

from attrs import frozen

from dcgame.kernel.dice import waiting_time
from dcgame.kernel.units import DAY, WHOLE, Kilobytes, Megabytes, PerMille, Seconds, ceiling
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.groups import DiskFilled, GroupEnlarged, GroupReshaping, SectorMet
from dcgame.sim.facts.jobs import CopyPaced, JobBegun, JobDone
from dcgame.sim.facts.mirrors import MirrorWhole
from dcgame.sim.gauges.diskwork import (
    NOTICED,
    disk_pace,
    group_pace,
    merged_on,
    merging_pace,
    mirror_pace,
)
from dcgame.sim.gauges.io import disk_of
from dcgame.sim.gauges.raid import array_of, missing, reshape_key
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.sim.wakes.consolidating import Merged
from dcgame.world.catalogue import DiskModel
from dcgame.world.hardware import PartState, Server
from dcgame.world.job import Job, JobKind
from dcgame.world.load import HostLoad
from dcgame.world.storage import ArrayState, RaidGroup, RaidLevel
from dcgame.world.world import World


def rebuild_key(equipment: str, disk: str) -> str:
    """The key of a rebuild's job."""
    return f"rebuild/{equipment}/{disk}"


def rebuild_time(size: Megabytes, disk: DiskModel, load: PerMille) -> Seconds:
    """Seconds to fill a disk: its size at the rate of its kind, less what others ask for."""
    return ceiling(size * 1000, disk_pace(disk, load))


def begin_rebuild(world: World, group: RaidGroup, disk: str) -> Effects:
    """A disk of a group is filled, and may meet what cannot be read on the others."""
    size = world.setting.catalogue.drives[group.drive].size
    pace = group_pace(world, group)
    key, due = rebuild_key(group.array, disk), world.now + ceiling(size * 1000, pace)
    yield JobBegun(
        subject=group.id,
        kind=JobKind.REBUILD,
        key=key,
        goal=disk,
        due=due,
        detail=group.array,
        total=size * 1000,
        pace=pace,
    )
    yield Later(key, due, RebuildDone(group.id, disk))
    yield pace_again(world, key)
    for source in sources(world, group, disk):
        met = first_error(world, group, disk, source, size)
        if met < size:
            wake = ErrorMet(group.id, disk, source)
            after = (due - world.now) * met // size
            yield Later(error_key(group.array, source), world.now + after, wake)


def error_key(array: str, disk: str) -> str:
    """The key of the timer of a read error on that disk."""
    return f"sector/{array}/{disk}"


def sources(world: World, group: RaidGroup, disk: str) -> tuple[str, ...]:
    """The disks from which one is filled: its mirror, or all that are whole."""
    gone = {part.id for part in missing(world, group)} | {disk}
    whole = tuple(name for name in group.disks if name not in gone)
    if group.level is RaidLevel.STRIPED_MIRRORS:
        place = group.disks.index(disk) ^ 1
        return tuple(name for name in whole if name == group.disks[place])
    return whole[:1] if group.level is RaidLevel.MIRROR else whole


def first_error(
    world: World, group: RaidGroup, disk: str, source: str, size: Megabytes
) -> Megabytes:
    """How much of a source is read before something on it cannot be: by what has already
    rotted, else by the luck of that disk and of this rebuild."""
    if any(name == source for name, _ in group.latent):
        return size // 2
    stress = world.setting.stress
    part, target = (array_of(world, group).part(name) for name in (source, disk))
    if not stress or part is None or target is None:
        return size
    mean = disk_of(world, group).megabytes_per_error * WHOLE // stress
    key = ("sector", group.array, source, part.life, disk, target.life)
    return waiting_time(max(1, mean), world.seed, *key)


@frozen(eq=False)
class RebuildDone(Wake):
    """A disk holds its share again."""

    group: str
    disk: str

    def decide(self, world: World) -> Effects:
        group = world.raid_groups.get(self.group)
        job = world.jobs.get(rebuild_key(group.array, self.disk)) if group else None
        if group is None or job is None:
            return
        for disk in group.disks:
            yield Forget(error_key(group.array, disk))
        yield JobDone(job.subject, job.kind, job.key)
        yield DiskFilled(group.id, self.disk)


@frozen(eq=False)
class ErrorMet(Wake):
    """A rebuild cannot read a sector of ``source``: others have it, or that disk is given up."""

    group: str
    disk: str
    source: str

    def decide(self, world: World) -> Effects:
        group = world.raid_groups.get(self.group)
        if group is None or rebuild_key(group.array, self.disk) not in world.jobs:
            return
        part = array_of(world, group).part(self.source)
        if part is None or part.state is PartState.FAILED:
            return
        rotted = given(*(entry for name, entry in group.latent if name == self.source))
        yield Cited(SectorMet(group.id, self.source), rotted)


# A server's own mirror.


def begin_mirror(world: World, server: Server, disk: str) -> Effects:
    """A new disk of a server's mirror is filled from the other, while the server has power."""
    pace, size = max(1, mirror_pace(world, server)), server.model.disk_size * 1000
    due, key = world.now + ceiling(size, pace), rebuild_key(server.id, disk)
    subject = f"{server.id}/{disk}"
    yield JobBegun(subject, JobKind.REBUILD, key, disk, due, total=size, pace=pace)
    yield Later(key, due, MirrorDone(server.id, disk))
    yield pace_again(world, key)


@frozen(eq=False)
class MirrorDone(Wake):
    """Both disks of a mirror hold the same."""

    server: str
    disk: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(rebuild_key(self.server, self.disk))
        if job is not None:
            yield JobDone(job.subject, job.kind, job.key)
            yield MirrorWhole(self.server, self.disk)


# Disks that are laid out anew.


def begin_reshape(world: World, group: RaidGroup, disks: tuple[str, ...]) -> Effects:
    """All that lies on a group is read and written once more, over more disks: each holds less
    then, and all work side by side."""
    size = world.setting.catalogue.drives[group.drive].size * 1000
    old = len(group.disks)
    total = size + size * old // (old + len(disks))
    pace, key = group_pace(world, group), reshape_key(group.id)
    due = world.now + ceiling(total, pace)
    goal = ", ".join(disks)
    yield GroupReshaping(group.id, disks)
    yield JobBegun(group.id, JobKind.RESHAPE, key, goal, due, group.array, total, pace=pace)
    yield Later(key, due, ReshapeDone(group.id))
    yield pace_again(world, key)


@frozen(eq=False)
class ReshapeDone(Wake):
    """A group has been laid out over all its disks."""

    group: str

    def decide(self, world: World) -> Effects:
        group, job = world.raid_groups.get(self.group), world.jobs.get(reshape_key(self.group))
        if group is None or job is None:
            return
        yield JobDone(job.subject, job.kind, job.key)
        yield GroupEnlarged(group.id, group.joining)


# All of them are paced anew when more or less is asked of the disks.


def pace_again(world: World, key: str, every: Seconds = DAY) -> Later:
    """Other days, or hours, have other loads."""
    return Later(f"look/pace/{key}", world.now + every, PaceAgain(key, every))


@frozen(eq=False)
class PaceAgain(Wake):
    """Some time later the disks may be busier, or less."""

    key: str
    every: Seconds = DAY

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is not None:
            yield from keep_pace(world, job)
            yield pace_again(world, self.key, self.every)


def follow_disks(world: World, name: str, before: HostLoad | None) -> Effects:
    """What is asked of a group, or of a server's own disks, has changed: work on them goes faster
    or more slowly."""
    for key in _work_on(world, name):
        yield from keep_pace(world, world.jobs[key])


def _work_on(world: World, name: str) -> tuple[str, ...]:
    merged = merged_on(world, name) if world.jobs else ()
    if name in world.servers:
        keys = [rebuild_key(name, disk) for disk in world.servers[name].stale]
    elif name in world.raid_groups:
        group = world.raid_groups[name]
        keys = [rebuild_key(group.array, disk) for disk in group.disks]
        keys.append(reshape_key(name))
    else:
        keys = []
    return (*(key for key in keys if key in world.jobs), *merged)


def keep_pace(world: World, job: Job) -> Effects:
    """Work on disks goes on as fast as they let it now, if that is noticeably different."""
    pace, wake = _pace_of(world, job)
    if abs(pace - job.rate) * WHOLE < NOTICED * max(1, job.rate):
        return
    if not pace:
        yield CopyPaced(job.subject, job.key, 0, world.setting.horizon)
        yield Forget(job.key)
        return
    due = world.now + ceiling(job.left_at(world.now), pace)
    yield CopyPaced(job.subject, job.key, pace, due)
    yield Later(job.key, due, wake, job.entry)
    group = world.raid_groups.get(job.subject)
    if group is not None and job.kind is JobKind.REBUILD:
        yield from _errors_later(world, group, job, pace)


def _pace_of(world: World, job: Job) -> tuple[Kilobytes, Wake]:
    """Kilobytes a second that the disks leave to such work, and what ends it."""
    if job.kind is JobKind.CONSOLIDATE:
        return merging_pace(world, world.guests[job.subject]), Merged(job.key)
    group = world.raid_groups.get(job.subject)
    if group is None:
        server, _, disk = job.subject.partition("/")
        return mirror_pace(world, world.servers[server]), MirrorDone(server, disk)
    if job.kind is JobKind.REBUILD:
        return group_pace(world, group), RebuildDone(group.id, job.goal)
    serves = world.arrays[group.array].state is not ArrayState.DOWN
    waits = not serves or bool(missing(world, group))
    return 0 if waits else group_pace(world, group), ReshapeDone(group.id)


def _errors_later(world: World, group: RaidGroup, job: Job, pace: Kilobytes) -> Effects:
    """A rebuild meets what cannot be read when it comes there."""
    for disk in group.disks:
        timer = world.agenda.get(error_key(group.array, disk))
        if timer is not None and timer.wake.disk == job.goal:
            left = (timer.due - world.now) * job.rate
            yield Later(timer.key, world.now + ceiling(left, pace), timer.wake, timer.cause)
