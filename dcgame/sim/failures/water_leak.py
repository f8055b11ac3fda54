"""Water in a rack: the sockets that it reaches are dead until they are dry."""

from dcgame.kernel.dice import below, between
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.power import SocketsWet
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.power import pdus_of
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.floorplan import occupied
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Both sides of the rack are cut beside half of what stands in it, for two to six hours by
    luck; then somebody closes them."""
    if target not in world.racks:
        return
    hours = between(2, 6, world.seed, "water-leak", target, world.now)
    low, high = _reached(world, target)
    for pdu in pdus_of(world, target):
        if not pdu.tripped and pdu.wet is None:
            yield SocketsWet(pdu.id, low, high, world.now + hours * HOUR)


def _reached(world: World, rack: str) -> tuple[int, int]:
    """The units that get wet: from a pipe above the upper half of what stands there, from under
    the raised floor the lower half; of an odd number the one in the middle too."""
    places, height = occupied(world, rack), world.racks[rack].height
    if not places:
        return 1, height
    half = (len(places) + 1) // 2
    if below(2, world.seed, "water-from", rack, world.now):
        return places[-half][0], height
    return 1, places[half - 1][1]


WATER_LEAK = Failure("water-leak", N_("Water in a rack"), "rack", strike, yearly=300)
