"""A server's storage adapter dies. With a second one the datastores stay in reach."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

ADAPTER = Failure(
    "hba",
    N_("A storage adapter dies"),
    "part",
    part_dies,
    yearly=500,
    part_kind=PartKind.HBA,
)
