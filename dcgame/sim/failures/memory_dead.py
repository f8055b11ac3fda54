"""A memory error that cannot be corrected: the server crashes and restarts with less memory."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

MEMORY_DEAD = Failure(
    "memory-dead",
    N_("A memory module fails"),
    "part",
    part_dies,
    yearly=1300,
    part_kind=PartKind.MEMORY,
)
