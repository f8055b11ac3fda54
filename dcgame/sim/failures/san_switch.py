"""The board of a storage switch dies: a whole fabric is gone until it is replaced."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """The board of that switch."""
    return part_dies(world, f"{target}/board-1") if target in world.fabrics else ()


SAN_SWITCH = Failure("san-switch", N_("A storage switch dies"), "fabric", strike, yearly=5000)
