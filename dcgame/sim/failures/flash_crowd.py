"""A crowd comes: for some hours a service is asked for far more than usual."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import HOUR, SLOT
from dcgame.sim.facts.apps import DemandSurged
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

HOURS = 3


def strike(world: World, target: str) -> Effects:
    """Each application of the service gets two to four times its load for three hours."""
    service = world.services.get(target)
    if service is None:
        return
    first = world.now // SLOT + 1
    factor = between(2000, 4000, world.seed, "crowd", target, first)
    for app in service.apps:
        yield DemandSurged(app, first, first + HOURS * HOUR // SLOT, factor)


FLASH_CROWD = Failure("flash-crowd", N_("A crowd comes"), "service", strike, everyday=60_000)
