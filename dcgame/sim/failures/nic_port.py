"""A network port of a server dies. With another one nothing else happens."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

NIC_PORT = Failure(
    "nic-port", N_("A network port dies"), "part", part_dies, yearly=500, part_kind=PartKind.NIC
)
