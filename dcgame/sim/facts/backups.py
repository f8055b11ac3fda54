"""Facts about backups: made, copied on, found bad, restored."""

from attrs import frozen

from dcgame.kernel.units import Megabytes, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.undoing import set_back
from dcgame.words import N_
from dcgame.world.backup import Backup, Schedule
from dcgame.world.folder import Written
from dcgame.world.world import World


@frozen(eq=False)
class BackupTaken(Fact):
    """A copy of a guest as it was at ``at`` lies in a repository. Whether it is ``bad`` nobody
    knows before it is read."""

    says = N_("{guest} is backed up to {repository} ({change} MB)")
    guest: str
    repository: str
    number: int
    at: Seconds
    full: Megabytes
    change: Megabytes
    written: Written
    bad: bool = False

    def apply(self, world: World, seq: int) -> World:
        kept = Backup(
            id=f"{self.guest}@{self.repository}/{self.number}",
            guest=self.guest,
            repository=self.repository,
            number=self.number,
            at=self.at,
            full=self.full,
            change=self.change,
            entry=seq,
            written=self.written,
            bad=seq if self.bad else None,
        )
        return world.put("backups", kept)


@frozen(eq=False)
class BackupExpired(Fact):
    """A copy was deleted, for newer ones are kept."""

    says = N_("The backup of {guest} of {at} expires")
    guest: str
    backup: str
    at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.take_away("backups", self.backup)


@frozen(eq=False)
class BackupMissed(Fact):
    """A copy that was due was not made, because of ``reason``."""

    says = N_("{guest} is not backed up to {repository}, because of {reason}")
    alarm = "job"
    guest: str
    repository: str
    reason: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class BackupRotted(Fact):
    """A copy has become unreadable, and nobody knows."""

    says = N_("The backup of {guest} of {at} is no longer readable; nobody knows")
    hidden = True
    guest: str
    backup: str
    at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.alter("backups", self.backup, bad=seq)


@frozen(eq=False)
class BackupFoundBad(Fact):
    """Somebody tried to read a copy, and could not."""

    says = N_("The backup of {guest} of {at} cannot be read")
    alarm = "job"
    guest: str
    backup: str
    at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.alter("backups", self.backup, found=seq)


@frozen(eq=False)
class BackupProved(Fact):
    """A copy was read from beginning to end without an error."""

    says = N_("The backup of {guest} of {at} was restored for a test, without errors")
    guest: str
    backup: str
    at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.alter("backups", self.backup, proved=seq)


@frozen(eq=False)
class BackupsScheduled(Fact):
    """Copies of a guest are made every so many hours, the first at ``due``."""

    says = N_("{guest} is backed up to {repository} every {every} h from {due}; {keep} are kept")
    guest: str
    repository: str
    every: int
    due: Seconds
    keep: int

    def apply(self, world: World, seq: int) -> World:
        key = f"{self.guest}/{self.repository}"
        made = Schedule(key, self.guest, self.repository, self.every, self.due, self.keep, seq)
        return world.put("schedules", made)


@frozen(eq=False)
class ScheduleEnded(Fact):
    """No more copies are made by themselves."""

    says = N_("{guest} is no longer backed up to {repository} by itself")
    guest: str
    repository: str

    def apply(self, world: World, seq: int) -> World:
        return world.take_away("schedules", f"{self.guest}/{self.repository}")


@frozen(eq=False)
class ReplicationSet(Fact):
    """What comes to one repository is copied on to another."""

    says = N_("What comes to {repository} is copied on to {goal}")
    repository: str
    goal: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("repositories", self.repository, replicates_to=self.goal, replicated=seq)


@frozen(eq=False)
class RepositoryEncrypted(Fact):
    """An extortionist has made a repository worthless."""

    says = N_("Every backup in {repository} is encrypted")
    alarm = "job"
    repository: str

    def apply(self, world: World, seq: int) -> World:
        backups = world.backups
        for name in sorted(backups):
            if backups[name].repository == self.repository:
                backups = backups.set(name, changed(backups[name], encrypted=seq))
        return changed(world, backups=backups)


@frozen(eq=False)
class RepositoryLost(Fact):
    """A repository went with the datastore on which it lay, and every copy in it."""

    says = N_("{repository} is gone with every backup in it: it lay on {store}")
    alarm = "job"
    repository: str
    store: str

    def apply(self, world: World, seq: int) -> World:
        kept = world.backups
        for name in sorted(kept):
            if kept[name].repository == self.repository:
                world = world.take_away("backups", name)
        return world.alter("repositories", self.repository, lost=seq)


@frozen(eq=False)
class GuestRestored(Fact):
    """Its disk is what it was when the copy was made."""

    says = N_("{guest} is restored as it was at {at}")
    guest: str
    backup: str
    at: Seconds

    def apply(self, world: World, seq: int) -> World:
        world = world.change_guest(self.guest, snapshots=(), stale_lock=None)
        return set_back(world, self.guest, self.at)

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host,)


@frozen(eq=False)
class WorkLost(Fact):
    """What a service's customers had entered in ``seconds`` is gone."""

    says = N_("{service} has lost the work of {seconds}")
    alarm = "business"
    service: str
    seconds: Seconds

    def apply(self, world: World, seq: int) -> World:
        lost = world.services[self.service].set_back + self.seconds
        return world.change_service(self.service, set_back=lost)
