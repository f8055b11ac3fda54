"""Backups are made, and copied on to other repositories."""

from attrs import frozen

from dcgame.kernel.dice import below
from dcgame.kernel.units import HOUR, WHOLE, Kilobytes, Megabytes, PerMille, ceiling
from dcgame.sim.facts.backups import BackupExpired, BackupMissed, BackupTaken
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.folders import disks_size
from dcgame.sim.gauges.kept import backups_of, next_number
from dcgame.sim.gauges.stores import cut_off, free, reachable, speed
from dcgame.sim.gauges.writing import between, written_in
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.replicating import CopyOn
from dcgame.world.backup import Backup, Repository
from dcgame.world.guest import Guest
from dcgame.world.hardware import ServerState
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World

BAD: PerMille = 30
"""Backups that are written badly without anybody noticing (game constant), times the level's
stress."""


def backup_size(world: World, guest: Guest, repository: str) -> Kilobytes:
    """What must be copied: what has changed since the last copy there; the whole disk where there
    is none, or where that one is known to be worth nothing."""
    before, size = backups_of(world, guest.id, repository), disks_size(world, guest)
    if not before or not before[-1].usable:
        return size * 1000
    disks = {name: world.apps[name].disk for name in guest.apps}
    change = between(before[-1].written, written_in(world, guest), disks)
    if guest.has_thin:
        change += max(0, size - before[-1].full)
    return max(1, min(size, change)) * 1000


def _whole(world: World, guest: Guest, job: Job) -> Megabytes:
    """What a backup and those before it bring back: no more than was ever copied."""
    before = backups_of(world, guest.id, job.goal)
    copied = job.total // 1000 + (before[-1].full if before and before[-1].usable else 0)
    return min(disks_size(world, guest), copied)


def why_not(world: World, guest: Guest, repository: Repository) -> str:
    """What stands in the way of a backup now; empty if nothing does."""
    if guest.data_lost is not None:
        return guest.id
    if world.servers[guest.host].state is not ServerState.UP:
        return guest.host
    busy = [key for key in sorted(world.jobs) if world.jobs[key].subject == guest.id]
    if busy:
        return busy[0]
    if not reachable(world, repository.id, guest.host):
        return repository.id
    need = backup_size(world, guest, repository.id) // 1000
    return repository.id if need > free(world, repository.id) else ""


def begin_backup(world: World, guest: Guest, repository: Repository) -> Effects:
    """A guest is copied as it is now, while it runs, over the shared link."""
    total = backup_size(world, guest, repository.id)
    cap = min(speed(world, world.store_of(guest)), repository.speed)
    yield JobBegun(
        subject=guest.id,
        kind=JobKind.BACKUP,
        key=f"{JobKind.BACKUP.value}/{guest.id}",
        goal=repository.id,
        due=world.now + ceiling(total, max(1, cap)),
        detail=str(world.now),
        total=total,
        cap=cap,
    )


def backup_done(world: World, job: Job) -> Effects:
    """The copy lies in its repository; older ones that are not to be kept go, and what is
    copied on begins its way."""
    guest = world.guests[job.subject]
    earlier = backups_of(world, guest.id, job.goal)
    number = next_number(earlier)
    taken: Fact = BackupTaken(
        guest=guest.id,
        repository=job.goal,
        number=number,
        at=int(job.detail),
        full=_whole(world, guest, job),
        change=job.total // 1000,
        written=written_in(world, guest),
        bad=_written_badly(world, guest.id, job.goal, number) or _on_bad_ground(job, earlier),
    )
    schedule = world.schedules.get(f"{guest.id}/{job.goal}")
    yield Cited(taken, given(schedule.entry if schedule else None))
    if schedule is not None:
        for old in earlier[: max(0, len(earlier) + 1 - schedule.keep)]:
            yield BackupExpired(guest.id, old.id, old.at)
    yield Later(f"replicate/{guest.id}@{job.goal}", world.now, CopyOn(guest.id, job.goal))


def _written_badly(world: World, guest: str, repository: str, number: int) -> bool:
    """Depends on the seed and on that copy alone, unless the repository spoils them all."""
    if world.repositories[repository].spoils:
        return True
    chance = BAD * world.setting.stress
    return below(WHOLE * WHOLE, world.seed, "bad-backup", guest, repository, number) < chance


def _on_bad_ground(job: Job, earlier: tuple[Backup, ...]) -> bool:
    """Whether it holds only what changed since, and the whole copy beneath it cannot be read."""
    whole = [each for each in earlier if each.change >= each.full]
    return bool(whole) and job.total // 1000 < whole[-1].full and whole[-1].bad is not None


@frozen(eq=False)
class BackupDue(Wake):
    """A guest's next backup is due by its schedule."""

    schedule: str

    def decide(self, world: World) -> Effects:
        schedule = world.schedules.get(self.schedule)
        guest = world.guests.get(schedule.guest) if schedule else None
        if schedule is None or guest is None:
            return
        repository = world.repositories[schedule.repository]
        reason = why_not(world, guest, repository)
        if reason:
            missed: Fact = BackupMissed(guest.id, repository.id, reason)
            away = cut_off(world, repository.id, guest.host) or ()
            yield Cited(missed, given(*away, guest.data_lost, schedule.entry))
        else:
            yield from begin_backup(world, guest, repository)
        following = world.now + schedule.every * HOUR
        yield Later(f"schedule/{schedule.id}", following, self, schedule.entry)
