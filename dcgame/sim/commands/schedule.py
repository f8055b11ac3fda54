"""Have a guest backed up by itself."""

from attrs import frozen

from dcgame.kernel.units import DAY, HOUR, Seconds
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_guest, not_a_repository
from dcgame.sim.facts.backups import BackupsScheduled, ScheduleEnded
from dcgame.sim.wakes.backing import BackupDue
from dcgame.sim.wakes.base import Effects, Forget, Later
from dcgame.words import N_
from dcgame.world.world import World

BACKUP_HOUR = 2
"""Backups run at night, unless another moment is given (domain data, section 10: 01-04 h)."""
MOST_HOURS = 24 * 31
MOST_KEPT = 365


@frozen
class SetSchedule(Command):
    """``schedule web-1 to vault every 24 from 1d02:00 keep 7``; every 0 ends it."""

    verb = "schedule"
    does = N_("Have a guest backed up every so many hours")
    group = "protection"

    guest: str = argument("guest")
    to: str = argument("repository", "to")
    every: int = argument("count", "every", 24)
    start: Seconds = argument("moment", "from", 0)
    keep: int = argument("count", "keep", 7)

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_guest(world, self.guest) or not_a_repository(world, self.to)
        if refusal:
            return refusal
        key = f"{self.guest}/{self.to}"
        if not self.every:
            return self._ended(world, key)
        if not (1 <= self.every <= MOST_HOURS and 1 <= self.keep <= MOST_KEPT):
            return refuse(
                N_("every {every} hours with {keep} kept is no schedule"),
                N_("say 1 to 744 hours, and keep 1 to 365"),
                every=self.every,
                keep=self.keep,
            )
        if self.start and self.start < world.now:
            return refuse(N_("that moment is past"), N_("choose a later one"))
        due = self.start or _tonight(world)
        return (
            BackupsScheduled(self.guest, self.to, self.every, due, self.keep),
            Later(f"schedule/{key}", due, BackupDue(key)),
        )

    def _ended(self, world: World, key: str) -> Refused | Effects:
        if key not in world.schedules:
            return refuse(
                N_("{guest} is not backed up to {repository} by itself"),
                N_("say how often: schedule {guest} to {repository} every 24"),
                guest=self.guest,
                repository=self.to,
            )
        return (ScheduleEnded(self.guest, self.to), Forget(f"schedule/{key}"))


def _tonight(world: World) -> Seconds:
    """The next time that it is two o'clock in the morning."""
    tonight = world.now // DAY * DAY + BACKUP_HOUR * HOUR
    return tonight if tonight > world.now else tonight + DAY
