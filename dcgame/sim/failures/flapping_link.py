"""A link goes up and down: what has no other one answers slowly; days later it dies."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_warns
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Two to ten days later the port is dead."""
    return part_warns(world, target, "nic-port", 2, 10)


FLAPPING_LINK = Failure(
    "flapping-link", N_("A link flaps"), "part", strike, yearly=300, part_kind=PartKind.NIC
)
