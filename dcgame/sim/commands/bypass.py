"""Send the power of a feed around its UPS, to work on it, or through it again."""

from attrs import frozen

from dcgame.kernel.units import MINUTE
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_switch
from dcgame.sim.commands.visits import Visit, already_sent, nothing_of, send
from dcgame.sim.gauges.power import source_before
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.facility import Source
from dcgame.world.hardware import PartKind
from dcgame.world.job import JobKind
from dcgame.world.world import World

WORK = 10 * MINUTE
"""The switch stands on the UPS and is turned by hand (game constant)."""


@frozen
class Bypass(Command):
    """``bypass feed-a on``"""

    verb = "bypass"
    does = N_("Send a feed around its UPS, to work on it")
    group = "site"

    feed: str = argument("feed")
    on_off: str = argument("switch")

    def decide(self, world: World) -> Refused | Effects:
        missing = (
            nothing_of(world, "feeds", self.feed)
            or not_a_switch(self.on_off)
            or already_sent(world, self._visit)
            or bypass_refused(world, self.feed, on=self.on_off == "on")
        )
        return missing or send(world, self._visit)

    @property
    def _visit(self) -> Visit:
        return Visit(JobKind.BYPASS, self.feed, self.on_off, WORK)


def bypass_refused(world: World, name: str, *, on: bool) -> Refused | None:
    """There is a UPS, and power on the other way."""
    feed = world.feeds[name]
    ups = world.ups.get(feed.ups)
    if ups is None:
        return refuse(
            N_("{feed} comes through no UPS"),
            N_("put one into it: cable output of UPS to {feed}"),
            feed=name,
        )
    if on is (feed.bypass is not None):
        if on:
            return refuse(N_("{feed} goes around its UPS already"), feed=name)
        return refuse(N_("{feed} comes through its UPS"), feed=name)
    if on and source_before(world, feed) is Source.DARK:
        return refuse(
            N_("only the battery of {ups} feeds {feed} at the moment"),
            N_("wait until the utility is back"),
            ups=ups.id,
            feed=name,
        )
    if not on and not ups.working(PartKind.INVERTER):
        return refuse(N_("the inverter of {name} is dead"), N_("replace it first"), name=ups.id)
    return None
