"""A mainboard dies. There is never a second one."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

MAINBOARD = Failure(
    "mainboard",
    N_("A mainboard dies"),
    "part",
    part_dies,
    yearly=1000,
    part_kind=PartKind.MAINBOARD,
)
