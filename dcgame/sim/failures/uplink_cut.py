"""The link between a switch and the one above it is cut."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.network import UplinkLost
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.network import ups
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.network import UplinkSpliced
from dcgame.words import N_
from dcgame.world.world import World

HOURS = (2, 6)
"""Until it is whole again (game constant)."""


def strike(world: World, target: str) -> Effects:
    """The first link that is whole; a switch with another goes on over that."""
    switch = world.switches.get(target)
    above = ups(world, switch) if switch else ()
    if not above:
        return
    to = above[0].id
    hours = between(*HOURS, world.seed, "uplink-cut", target, world.now)
    yield UplinkLost(target, to)
    yield Later(f"uplink/{target}/{to}", world.now + hours * HOUR, UplinkSpliced(target, to))


UPLINK_CUT = Failure("uplink-cut", N_("An uplink is cut"), "switch", strike, yearly=2_000)
