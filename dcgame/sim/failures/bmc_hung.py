"""The management controller hangs: the server runs, but nobody can reach its power button."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

BMC_HUNG = Failure(
    "bmc-hung",
    N_("A management controller hangs"),
    "part",
    part_dies,
    yearly=1000,
    part_kind=PartKind.BMC,
)
