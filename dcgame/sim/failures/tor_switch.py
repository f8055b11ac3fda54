"""The board of a switch dies; its pair takes over, six times of ten not cleanly."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

TOR_SWITCH = Failure(
    "tor-switch",
    N_("A switch dies"),
    "part",
    part_dies,
    yearly=5_000,
    part_kind=PartKind.BOARD,
    shelf="switches",
)
