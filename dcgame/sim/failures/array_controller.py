"""A controller of an array dies. The other takes over; the last one takes everybody along."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

ARRAY_CONTROLLER = Failure(
    "array-controller",
    N_("A controller of an array dies"),
    "part",
    part_dies,
    yearly=1500,
    part_kind=PartKind.CONTROLLER,
    shelf="arrays",
)
