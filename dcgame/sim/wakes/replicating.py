"""Backups are copied on from one repository to another, over the links between them."""

from attrs import frozen

from dcgame.kernel.units import ceiling
from dcgame.sim.facts.backups import BackupMissed, BackupTaken
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.jobs import JobBegun, JobDone, JobFailed
from dcgame.sim.gauges.kept import backups_of, copied_on, next_number
from dcgame.sim.gauges.stores import free
from dcgame.sim.gauges.vaults import vaults_apart
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.backup import Backup, Repository
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World


@frozen(eq=False)
class CopyOn(Wake):
    """The newest copy of a guest in a repository goes on to the one that it replicates to."""

    guest: str
    repository: str

    def decide(self, world: World) -> Effects:
        goal = world.repositories.get(world.repositories[self.repository].replicates_to)
        usable = [each for each in backups_of(world, self.guest, self.repository) if each.usable]
        if goal is not None and usable:
            yield from copy_on(world, usable[-1], goal)


def send_all(world: World, repository: str) -> Effects:
    """The newest copy of every guest in a repository goes on."""
    for guest in _held(world, repository):
        yield Later(f"replicate/{guest}@{repository}", world.now, CopyOn(guest, repository))


def catch_up(world: World, repository: str, goal: str) -> Effects:
    """Those go on that were not sent, and for which there is room."""
    room = free(world, goal)
    for guest in _held(world, repository):
        usable = [each for each in backups_of(world, guest, repository) if each.usable]
        sent = {each.at for each in backups_of(world, guest, goal)}
        if usable and usable[-1].at not in sent and copied_on(world, usable[-1], goal) <= room:
            yield Later(f"replicate/{guest}@{repository}", world.now, CopyOn(guest, repository))


def _held(world: World, repository: str) -> list[str]:
    held = {each.guest for each in world.backups.values() if each.repository == repository}
    return sorted(held)


def copy_on(world: World, backup: Backup, goal: Repository) -> Effects:
    """One copy begins its way to another repository, beside those that are under way."""
    key = f"{JobKind.REPLICATE.value}/{backup.guest}/{goal.id}"
    there = backups_of(world, backup.guest, goal.id)
    if key in world.jobs or any(each.at == backup.at for each in there):
        return
    size = copied_on(world, backup, goal.id)
    away = vaults_apart(world, backup.repository, goal.id)
    if away is not None:
        yield Cited(BackupMissed(backup.guest, goal.id, goal.id), away)
        return
    if size > free(world, goal.id):
        yield BackupMissed(backup.guest, goal.id, goal.id)
        return
    cap = max(1, min(world.repositories[backup.repository].speed, goal.speed))
    total = max(1, size * 1000)
    due = world.now + ceiling(total, cap)
    yield JobBegun(
        backup.id, JobKind.REPLICATE, key, goal.id, due, detail=backup.id, total=total, cap=cap
    )


def replicated(world: World, job: Job) -> Effects:
    """A copy has arrived in the other repository, good or bad as it was."""
    backup = world.backups.get(job.detail)
    if backup is None or backup.encrypted is not None:
        yield JobFailed(job.subject, job.kind, job.key, job.detail)
        return
    away = vaults_apart(world, backup.repository, job.goal)
    if away is not None:
        yield Cited(JobFailed(job.subject, job.kind, job.key, job.goal), away)
        return
    yield JobDone(job.subject, job.kind, job.key)
    there = backups_of(world, backup.guest, job.goal)
    copied: Fact = BackupTaken(
        guest=backup.guest,
        repository=job.goal,
        number=next_number(there),
        at=backup.at,
        full=backup.full,
        change=copied_on(world, backup, job.goal),
        written=backup.written,
        bad=backup.bad is not None or world.repositories[job.goal].spoils,
    )
    yield Cited(copied, given(world.repositories[backup.repository].replicated))
    again = CopyOn(backup.guest, backup.repository)
    yield Later(f"replicate/{backup.guest}@{backup.repository}", world.now, again)
