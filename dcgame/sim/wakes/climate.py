"""The temperature of a room follows what heats it and what cools it."""

from attrs import frozen

from dcgame.kernel.curve import Curve, filled, reaches
from dcgame.kernel.units import WHOLE, Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.climate import RoomCooled, RoomMeasured, RoomWarmed, WeatherTurned
from dcgame.sim.gauges.cooling import (
    DEGREE_PER_KILOWATT,
    RELIEF,
    THRESHOLDS,
    hot_because,
    racks_of,
)
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.power import drawn, end_of_block
from dcgame.world.facility import Room
from dcgame.world.load import HostLoad
from dcgame.world.world import World


def _scale(world: World, room: Room) -> int:
    return DEGREE_PER_KILOWATT * max(1, len(racks_of(world, room)))


def _excess(load: HostLoad, start: Seconds, end: Seconds) -> tuple[Curve, Curve]:
    """Milliwatts of heat that nobody carries away (or of cooling to spare), slot by slot."""
    milliwatts, seconds = drawn(load, start, end)
    return milliwatts - load.capacity, seconds


def temperature_now(world: World, room: Room, load: HostLoad | None) -> int:
    """Thousandths of a degree now, if that has heated and cooled it since its load changed."""
    here = max(room.temperature, room.set_point)
    if load is None:
        return here
    start = max(room.warmed_at, load.begun)
    if start >= world.now:
        return here
    scale = _scale(world, room)
    excess = _excess(load, start, world.now)
    return int(filled(here * scale, room.set_point * scale, *excess)[-1]) // scale


def follow_room(world: World, name: str, before: HostLoad | None) -> Effects:
    """A room is measured when its load changes, and followed to its next threshold."""
    room = world.rooms[name]
    load = world.shared_loads[name]
    here = temperature_now(world, room, before)
    if here != room.temperature:
        yield RoomMeasured(name, here)
    end, scale = end_of_block(world.now), _scale(world, room)
    excess = _excess(load, world.now, end)
    floor = room.set_point * scale
    times = []
    if room.stage < len(THRESHOLDS):
        target = THRESHOLDS[room.stage] * scale
        times.append((reaches(here * scale, floor, *excess, target), room.stage + 1))
    if room.stage:
        target = (THRESHOLDS[room.stage - 1] - RELIEF) * scale
        times.append((reaches(here * scale, floor, *excess, target), room.stage - 1))
    found = [(after, stage) for after, stage in times if after is not None]
    if not found:
        yield Later(f"heat/{name}", end, RoomReaches(name, None))
        return
    after, stage = min(found)
    yield Later(f"heat/{name}", world.now + after, RoomReaches(name, stage))


@frozen(eq=False)
class RoomReaches(Wake):
    """A room passes a threshold, up or down (``None``: it is looked at)."""

    room: str
    stage: int | None

    def decide(self, world: World) -> Effects:
        load = world.shared_loads[self.room]
        if self.stage is None:
            yield from follow_room(world, self.room, load)
            return
        room = world.rooms[self.room]
        rises = self.stage > room.stage
        threshold = THRESHOLDS[room.stage] if rises else THRESHOLDS[self.stage] - RELIEF
        kind = RoomWarmed if rises else RoomCooled
        fact = kind(self.room, threshold, threshold // 1000, self.stage)
        yield Cited(fact, (*hot_because(world, room), *given(room.since)) if rises else ())


@frozen(eq=False)
class WeatherTurns(Wake):
    """The heat outside is over."""

    room: str

    def decide(self, world: World) -> Effects:
        return (WeatherTurned(self.room, WHOLE, world.now),)
