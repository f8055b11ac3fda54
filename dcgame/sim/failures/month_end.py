"""The month ends: for three days the books want half as much again."""

from dcgame.kernel.units import DAY, SLOT
from dcgame.sim.facts.apps import DemandSurged
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

DAYS = 3
FACTOR = 1500
"""Month-end load is 1.5 times the usual (domain data, section 10)."""


def strike(world: World, target: str) -> Effects:
    """Each application of the service has half as much again to do."""
    service = world.services.get(target)
    if service is None:
        return
    first = world.now // SLOT + 1
    for app in service.apps:
        yield DemandSurged(app, first, first + DAYS * DAY // SLOT, FACTOR)


MONTH_END = Failure("month-end", N_("The month ends"), "service", strike)
