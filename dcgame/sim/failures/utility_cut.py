"""The utility is gone from one feed, for minutes or hours."""

from dcgame.kernel.dice import waiting_time
from dcgame.kernel.units import MINUTE
from dcgame.sim.facts.power import UtilityLost
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.power import UtilityReturns
from dcgame.words import N_
from dcgame.world.world import World

MEAN = 40 * MINUTE
"""A customer in Spain is without power about an hour a year, in one or two cuts (domain data,
section 6)."""


def strike(world: World, target: str) -> Effects:
    """The feed is without the utility; for how long depends on the seed and the day alone."""
    feed = world.feeds.get(target)
    if feed is None or not feed.utility:
        return
    lasts = MINUTE + waiting_time(MEAN, world.seed, "utility-cut", target, world.now)
    yield UtilityLost(target)
    yield Later(f"utility/{target}", world.now + lasts, UtilityReturns(target))


UTILITY_CUT = Failure("utility-cut", N_("The utility fails"), "feed", strike, yearly=150_000)
