"""A fan stops: the server slows down to keep cool, or shuts itself down without any."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

FAN = Failure("fan", N_("A fan stops"), "part", part_dies, yearly=2900, part_kind=PartKind.FAN)
