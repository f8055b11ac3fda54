"""A power supply dies. With a second one nothing else happens; that is what it is for."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

PSU = Failure(
    "psu",
    N_("A power supply dies"),
    "part",
    part_dies,
    yearly=1500,
    part_kind=PartKind.POWER_SUPPLY,
)
