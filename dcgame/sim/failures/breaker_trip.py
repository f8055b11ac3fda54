"""A breaker opens without having carried too much; its sockets are dead until it is closed."""

from dcgame.sim.facts.power import BreakerTripped
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.power import load_share
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """It opens; what it carried stands on the other side at once."""
    pdu = world.pdus.get(target)
    if pdu is not None and not pdu.tripped:
        yield BreakerTripped(target, load_share(world, target))


BREAKER_TRIP = Failure("breaker-trip", N_("A breaker trips"), "pdu", strike, yearly=500)
