"""Both controllers of an array run the same firmware, and stop at the same fault: all hosts lose
their datastores until it has started from cold."""

from dcgame.sim.facts.arrays import ArrayDown
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.arrays import start_array
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.storage import ArrayState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """An array that serves stops, and starts again by itself."""
    array = world.arrays.get(target)
    if array is None or array.state not in (ArrayState.UP, ArrayState.TAKEOVER):
        return
    yield ArrayDown(target)
    yield from start_array(world, target)


ARRAY_DOWN = Failure("array-down", N_("A whole array stops"), "array", strike, yearly=500)
