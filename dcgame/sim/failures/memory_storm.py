"""Correctable memory errors pile up: a warning, then within days one that cannot be corrected."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_warns
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Memory that was good reports corrected errors."""
    return part_warns(world, target, "memory-dead", 2, 14)


MEMORY_STORM = Failure(
    "memory-storm",
    N_("Memory errors pile up"),
    "part",
    strike,
    yearly=800,
    part_kind=PartKind.MEMORY,
)
