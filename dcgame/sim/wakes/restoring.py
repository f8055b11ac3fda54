"""Backups are read again: to try them, or because they are needed."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.facts.backups import BackupFoundBad, BackupProved, GuestRestored, WorkLost
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.guests import GuestMoved
from dcgame.sim.facts.jobs import JobDone, JobFailed
from dcgame.sim.facts.pools import GuestStored
from dcgame.sim.gauges.writing import writes
from dcgame.sim.wakes.base import Effects, Wake
from dcgame.sim.wakes.boot import boot_guest, is_kept_empty
from dcgame.world.app import App
from dcgame.world.backup import Backup
from dcgame.world.guest import Guest
from dcgame.world.job import Job
from dcgame.world.world import World


@frozen(eq=False)
class Tried(Wake):
    """A backup has been read from beginning to end."""

    key: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is None:
            return
        backup = world.backups.get(job.detail)
        if backup is None:
            yield JobFailed(job.subject, job.kind, job.key, job.detail)
            return
        yield JobDone(job.subject, job.kind, job.key)
        if is_bad(backup):
            yield found_bad(backup)
        else:
            yield BackupProved(backup.guest, backup.id, backup.at)


def is_bad(backup: Backup) -> bool:
    """Whether it cannot be read, whoever knows."""
    return backup.bad is not None or backup.encrypted is not None


def found_bad(backup: Backup) -> Cited:
    """It was tried, and could not be read."""
    fact: Fact = BackupFoundBad(backup.guest, backup.id, backup.at)
    return Cited(fact, given(backup.bad, backup.encrypted))


def restore_done(world: World, job: Job) -> Effects:
    """The disk has been written anew, if the copy could be read; then the guest starts."""
    guest = world.guests[job.subject]
    backup = world.backups.get(job.detail)
    if backup is None:
        return
    if is_bad(backup):
        yield found_bad(backup)
        return
    if guest.host != job.goal:
        yield GuestMoved(guest.id, job.goal)
    if guest.store != job.store:
        yield GuestStored(guest.id, job.store or job.goal)
    restored: Fact = GuestRestored(guest.id, backup.id, backup.at)
    yield Cited(restored, given(backup.entry, guest.data_lost))
    yield from work_lost(world, guest, backup.at)
    if not guest.template and not is_kept_empty(world, job.goal):
        yield from boot_guest(world, guest.id)


def work_lost(world: World, guest: Guest, at: Seconds) -> Effects:
    """Services lose what was entered after ``at``."""
    lost: dict[str, Seconds] = {}
    for name in guest.apps:
        app = world.apps[name]
        if app.service is not None:
            seconds = _lost_since(guest, at, last_written(world, app))
            lost[app.service] = max(lost.get(app.service, 0), seconds)
    for service, seconds in lost.items():
        if seconds:
            yield WorkLost(service, seconds)


def _lost_since(guest: Guest, at: Seconds, last: Seconds) -> Seconds:
    """How much work between ``at`` and ``last`` there was to lose: what had already been lost by
    going back earlier does not count again."""
    if at >= guest.turned_back:
        return max(0, last - at)
    return max(0, last - guest.turned_back) + max(0, guest.turned_to - at)


def last_written(world: World, app: App) -> Seconds:
    """When an application wrote for the last time."""
    return world.now if writes(app) else app.turned
