"""A network is gone from the switches: somebody has removed it from their configuration."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.network import TrafficCut
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.network import TrafficReturns
from dcgame.words import N_
from dcgame.world.network import Traffic
from dcgame.world.world import World

HOURS = (4, 12)
"""Until somebody elsewhere finds out why, if nobody restores it (game constant)."""


def strike(world: World, target: str) -> Effects:
    """What runs goes on; what is ordered does not arrive."""
    known = {traffic.value for traffic in Traffic}
    lost = {cut.what for switch in world.switches.values() for cut in switch.lost_traffic}
    if target not in known or target in lost or not world.switches:
        return
    hours = between(*HOURS, world.seed, "management-cut", target, world.now)
    yield TrafficCut(target)
    yield Later(f"network/{target}", world.now + hours * HOUR, TrafficReturns(target))


MANAGEMENT_CUT = Failure(
    "management-cut", N_("A network is cut"), "network", strike, everyday=3_000
)
