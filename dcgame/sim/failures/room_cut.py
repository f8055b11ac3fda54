"""The power to a whole room is cut by hand: smoke, water from above, the fire brigade."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.power import EmergencyOff
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.cooling import racks_of
from dcgame.sim.gauges.power import pdus_of
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

HOURS = (8, 48)
"""Until the room is released again (game constant)."""


def strike(world: World, target: str) -> Effects:
    """No battery and no generator helps: everything behind the distribution units is dark, until
    the room is released and somebody closes them one by one."""
    room = world.rooms.get(target)
    if room is None:
        return
    hours = between(*HOURS, world.seed, "room-cut", target, world.now)
    for rack in racks_of(world, room):
        for pdu in pdus_of(world, rack):
            yield EmergencyOff(pdu.id, world.now + hours * HOUR)


ROOM_CUT = Failure("room-cut", N_("The power to a room is cut"), "room", strike, yearly=100)
"""One room in a thousand a year (game constant)."""
