"""Water in a rack: its sockets are dead until they are dry."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.power import BreakerTripped
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.power import pdus_of
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.power import load_share
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Both sides of the rack are cut, for two to six hours by luck; then somebody closes them."""
    hours = between(2, 6, world.seed, "water-leak", target, world.now)
    for pdu in pdus_of(world, target):
        if not pdu.tripped:
            share = load_share(world, pdu.id)
            yield BreakerTripped(pdu.id, share, world.now + hours * HOUR)


WATER_LEAK = Failure("water-leak", N_("Water in a rack"), "rack", strike, yearly=300)
