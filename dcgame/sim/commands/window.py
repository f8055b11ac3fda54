"""Publish a maintenance window: downtime that was announced does not count."""

from attrs import frozen

from dcgame.kernel.units import DAY, HOUR, Seconds
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.facts.services import WindowPublished
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

NOTICE: Seconds = DAY
LONGEST: Seconds = 4 * HOUR
MOST = 2
OFFICE_OPENS, OFFICE_CLOSES = 7, 22


@frozen
class PublishWindow(Command):
    """``window shop from 3d02:00 to 3d04:00``"""

    verb = "window"
    does = N_("Publish a maintenance window for a service")
    group = "business"

    service: str = argument("service")
    start: Seconds = argument("moment", "from")
    end: Seconds = argument("moment", "to")

    def decide(self, world: World) -> Refused | Effects:
        service = world.services.get(self.service)
        if service is None:
            return none_of_that_name(N_("there is no service {name}"), self.service, world.services)
        if self.end <= self.start or self.end - self.start > LONGEST:
            return refuse(
                N_("a window lasts from a moment to {hours} hours"),
                N_("choose an end after its start, at most {hours} hours later"),
                hours=LONGEST // HOUR,
            )
        if self.start < world.now + NOTICE:
            return refuse(
                N_("customers want {hours} hours of notice"),
                N_("begin at {moment} or later"),
                hours=NOTICE // HOUR,
                moment=world.now + NOTICE,
            )
        if not _at_night(self.start) or not _at_night(self.end - 1):
            return refuse(
                N_("customers accept no maintenance by day"),
                N_("choose an hour between {closes}:00 and {opens}:00"),
                opens=OFFICE_OPENS,
                closes=OFFICE_CLOSES,
            )
        if len(service.windows) >= MOST:
            return refuse(
                N_("{name} has had its {count} windows"),
                N_("do it without stopping the service, or within one of those"),
                name=self.service,
                count=MOST,
            )
        if any(self.start < window.end and window.start < self.end for window in service.windows):
            return refuse(
                N_("{name} already has a window at that time"),
                N_("choose another hour"),
                name=self.service,
            )
        return (WindowPublished(self.service, self.start, self.end),)


def _at_night(moment: Seconds) -> bool:
    hour = moment % DAY // HOUR
    return hour < OFFICE_OPENS or hour >= OFFICE_CLOSES
