"""The battery of an array's cache dies: writes wait for the disks again."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

CACHE_BATTERY = Failure(
    "cache-battery",
    N_("The battery of an array's cache dies"),
    "part",
    part_dies,
    yearly=3000,
    part_kind=PartKind.BATTERY,
    shelf="arrays",
)
