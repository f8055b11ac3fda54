"""A customer who grows: more is asked of the service, for good."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import SLOT
from dcgame.sim.facts.apps import DemandSurged
from dcgame.sim.facts.business import DemandGrew
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

LEAST, MOST = 1200, 1600
"""Between a fifth and three fifths more (game constant)."""


def strike(world: World, target: str) -> Effects:
    """Each application of the service has more to do until the end of the game."""
    service = world.services.get(target)
    if service is None or service.lost_entry is not None:
        return
    first = world.now // SLOT + 1
    factor = between(LEAST, MOST, world.seed, "growth", target, first)
    yield DemandGrew(target, factor)
    for app in service.apps:
        yield DemandSurged(app, first, world.setting.horizon // SLOT + 1, factor)


CUSTOMER_GROWS = Failure(
    "customer-grows", N_("A customer grows"), "service", strike, everyday=40_000
)
