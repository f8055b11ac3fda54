"""A disk reports errors (SMART): it reads a fifth as fast, and dies within ten days."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_warns
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A good disk turns slow."""
    return part_warns(world, target, "disk-dead", 1, 10)


DISK_SLOW = Failure(
    "disk-slow",
    N_("A disk grows slow and reports errors"),
    "part",
    strike,
    yearly=800,
    part_kind=PartKind.DISK,
)
