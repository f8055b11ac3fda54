"""A disk is filled with its share of the data, from the disks that still hold it.

Domain data, section 13, formula 4: ``T = TB·1e6 / (rate·(1−load))`` seconds; a sector that cannot
be read comes once in so many megabytes, ``1 − exp(−MB read / MB per error)``.
"""

from attrs import frozen

from dcgame.kernel.dice import waiting_time
from dcgame.kernel.units import (
    HOUR,
    SLOT,
    SLOTS_A_DAY,
    WHOLE,
    Megabytes,
    PerMille,
    Seconds,
    ceiling,
)
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.groups import DiskFilled, SectorMet
from dcgame.sim.facts.jobs import JobBegun, JobDone
from dcgame.sim.facts.mirrors import MirrorWhole
from dcgame.sim.gauges.disks import disks_iops
from dcgame.sim.gauges.io import disk_of, group_load, own_disks_load
from dcgame.sim.gauges.processor import total_between
from dcgame.sim.gauges.raid import array_of, group_iops, missing
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.world.catalogue import DiskModel
from dcgame.world.hardware import PartState, Server, ServerState
from dcgame.world.job import JobKind
from dcgame.world.load import HostLoad
from dcgame.world.storage import RaidGroup, RaidLevel
from dcgame.world.world import World

LEAST_SHARE: PerMille = 100
"""However busy the disks are, a rebuild gets that much of them (game constant)."""


def rebuild_key(equipment: str, disk: str) -> str:
    """The key of a rebuild's job."""
    return f"rebuild/{equipment}/{disk}"


def rebuild_time(size: Megabytes, disk: DiskModel, load: PerMille) -> Seconds:
    """Seconds to fill a disk: its size at the rate of its kind, less what others ask for."""
    share = max(LEAST_SHARE, WHOLE - load)
    return ceiling(size * WHOLE, disk.megabytes_per_second * share)


def mean_load(world: World, load: HostLoad | None, rate: int) -> PerMille:
    """What is asked of disks in the coming day, as things stand, per mille of all they can do."""
    if load is None or not load.loads:
        return 0
    slot = world.now // SLOT
    asked = int(total_between(load.loads, slot, slot + SLOTS_A_DAY).sum()) // SLOTS_A_DAY
    return min(WHOLE, asked // max(1, rate))


def begin_rebuild(world: World, group: RaidGroup, disk: str) -> Effects:
    """A disk of a group is filled, and may meet what cannot be read on the others."""
    size = world.setting.catalogue.drives[group.drive].size
    rate = group_iops(world, group)
    busy = mean_load(world, group_load(world, group.id, None), rate)
    seconds = rebuild_time(size, disk_of(world, group), busy)
    key, due = rebuild_key(group.array, disk), world.now + seconds
    yield JobBegun(group.id, JobKind.REBUILD, key, disk, due, detail=group.array)
    yield Later(key, due, RebuildDone(group.id, disk))
    for source in sources(world, group, disk):
        met = first_error(world, group, disk, source, size)
        if met < size:
            wake = ErrorMet(group.id, disk, source)
            yield Later(error_key(group.array, source), world.now + seconds * met // size, wake)


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
    """A new disk of a server's mirror is filled from the other."""
    model = world.setting.catalogue.disks[server.model.disk]
    busy = mean_load(world, own_disks_load(world, server, None), disks_iops(world, server))
    due = world.now + rebuild_time(server.model.disk_size, model, busy)
    key = rebuild_key(server.id, disk)
    yield JobBegun(f"{server.id}/{disk}", JobKind.REBUILD, key, disk, due)
    yield Later(key, due, MirrorDone(server.id, disk))


@frozen(eq=False)
class MirrorDone(Wake):
    """Both disks of a mirror hold the same; a server that is off waits with it."""

    server: str
    disk: str

    def decide(self, world: World) -> Effects:
        server = world.servers[self.server]
        job = world.jobs.get(rebuild_key(self.server, self.disk))
        if job is None:
            return
        if server.state in (ServerState.OFF, ServerState.LOST):
            yield Later(job.key, world.now + HOUR, self)
            return
        yield JobDone(job.subject, job.kind, job.key)
        yield MirrorWhole(self.server, self.disk)
