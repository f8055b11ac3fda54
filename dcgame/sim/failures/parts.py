"""Striking a part that simply dies."""

from dcgame.sim.facts.hardware import PartFailed
from dcgame.sim.failures.base import part_at
from dcgame.sim.wakes.base import Effects
from dcgame.world.hardware import PartState
from dcgame.world.world import World


def part_dies(world: World, target: str) -> Effects:
    """The part is dead, if it was not already; what that means is a rule of its kind."""
    found = part_at(world, target)
    if found and found[1].state is not PartState.FAILED:
        yield PartFailed(found[0].id, found[1].id)
