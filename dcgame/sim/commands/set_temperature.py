"""Choose the temperature of a room: warmer is cheaper, and leaves less time."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.visits import nothing_of
from dcgame.sim.facts.climate import TemperatureSet
from dcgame.sim.gauges.cooling import energy_of
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

COLDEST, WARMEST = 18, 26
"""Within the recommended inlet range of 18 to 27 °C, a degree below its alarm."""


@frozen
class SetTemperature(Command):
    """``set-temperature room-1 degrees 24``"""

    verb = "set-temperature"
    does = N_("Set the temperature of a room")
    group = "site"

    room: str = argument("room")
    degrees: int = argument("count", "degrees", 22)

    def decide(self, world: World) -> Refused | Effects:
        missing = nothing_of(world, "rooms", self.room)
        if missing:
            return missing
        if not COLDEST <= self.degrees <= WARMEST:
            return refuse(
                N_("a room is not kept at {degrees} °C"),
                N_("choose from {low} to {high} °C"),
                degrees=self.degrees,
                low=COLDEST,
                high=WARMEST,
            )
        room = world.rooms[self.room]
        if room.set_point == self.degrees * 1000:
            return refuse(N_("{name} already is so"), name=self.room)
        return (TemperatureSet(self.room, self.degrees, energy_of(world, room)),)
