"""A disk dies without a word. In a mirror its twin goes on; the last one takes the data with it.

Those that warn first die too (``disk-slow``): 1.5 % a year together (domain data, section 6).
"""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

DISK_DEAD = Failure(
    "disk-dead", N_("A disk dies"), "part", part_dies, yearly=700, part_kind=PartKind.DISK
)
