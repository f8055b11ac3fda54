"""The compressor of a cooling unit dies; the others carry its heat, if they can."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

CRAC_DOWN = Failure(
    "crac-down",
    N_("A cooling unit fails"),
    "part",
    part_dies,
    yearly=3_000,
    part_kind=PartKind.COMPRESSOR,
)
