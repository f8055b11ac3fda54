"""Two ports are joined: broadcasts go round for ever and fill every link."""

from dcgame.kernel.dice import between
from dcgame.sim.facts.network import StormBegan
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

FREE_PORTS = (43, 48)
"""Ports above the highest rack unit: nobody's."""


def strike(world: World, target: str) -> Effects:
    """On a port that serves no server; which one depends on the seed and the moment."""
    switch = world.switches.get(target)
    if switch is None or switch.storm is not None:
        return
    port = between(*FREE_PORTS, world.seed, "loop-storm", target, world.now)
    if str(port) not in {cut.what for cut in switch.blocked}:
        yield StormBegan(target, port)


LOOP_STORM = Failure("loop-storm", N_("A loop floods the network"), "switch", strike, yearly=2_000)
