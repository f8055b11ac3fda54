"""A memory error that cannot be corrected: the server crashes and restarts with less memory.

With those that were warned of (``memory-storm``) 1.3 % a year (domain data, section 6).
"""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

MEMORY_DEAD = Failure(
    "memory-dead",
    N_("A memory module fails"),
    "part",
    part_dies,
    yearly=500,
    part_kind=PartKind.MEMORY,
)
