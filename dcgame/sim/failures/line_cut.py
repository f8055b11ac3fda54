"""The leased line to another site is cut: an excavator, as a rule."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.wan import LineCut
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.wan import LineSpliced
from dcgame.words import N_
from dcgame.world.world import World

HOURS = (4, 12)
"""Until it is spliced: carriers promise four to twelve hours (game constant)."""


def strike(world: World, target: str) -> Effects:
    """What runs at either end goes on; nothing passes between them."""
    site = world.sites.get(target)
    if site is None or site.cut is not None:
        return
    hours = between(*HOURS, world.seed, "line-cut", target, world.now)
    yield LineCut(target)
    yield Later(f"line/{target}", world.now + hours * HOUR, LineSpliced(target))


LINE_CUT = Failure("line-cut", N_("The line to a site is cut"), "site", strike, yearly=100_000)
"""A line is sold with 99.9 % of availability, 8.8 hours a year: one cut a year (game constant)."""
