"""The air outside is so hot that the cooling carries away less."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.climate import WeatherTurned
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.climate import WeatherTurns
from dcgame.words import N_
from dcgame.world.world import World

LEAVES = 700
"""Per mille of the cooling that is left (game constant)."""


def strike(world: World, target: str) -> Effects:
    """For one to four days, by luck."""
    room = world.rooms.get(target)
    if room is None or room.outdoor_entry is not None:
        return
    hours = between(24, 96, world.seed, "heatwave", target, world.now)
    due = world.now + hours * HOUR
    yield WeatherTurned(target, LEAVES, due)
    yield Later(f"weather/{target}", due, WeatherTurns(target))


HEATWAVE = Failure("heatwave", N_("A heatwave"), "room", strike, yearly=50_000)
