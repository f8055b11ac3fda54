"""The board of a controller of terminals dies: all of its screens go dark."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

TERMINAL_CONTROLLER = Failure(
    "terminal-controller",
    N_("A controller of terminals dies"),
    "part",
    part_dies,
    yearly=5_000,
    part_kind=PartKind.BOARD,
    shelf="terminals",
)
