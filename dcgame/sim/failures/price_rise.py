"""A vendor is bought, and its new owner has a new price list."""

from dcgame.kernel.dice import between
from dcgame.sim.facts.business import PriceRaised
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

LEAST, MOST = 2000, 4000
"""Two to four times the list price (game constant; owners have asked for more)."""


def strike(world: World, target: str) -> Effects:
    """From now on that platform's licence costs a multiple, once a game."""
    model = world.setting.catalogue.platforms.get(target)
    if model is None or target in world.prices or not (model.per_core or model.per_socket):
        return
    yield PriceRaised(target, between(LEAST, MOST, world.seed, "price", target))


PRICE_RISE = Failure(
    "price-rise", N_("A licence becomes dearer"), "platform", strike, everyday=20_000
)
