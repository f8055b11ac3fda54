"""The heat of a room and what carries it away.

Domain data, section 13, formula 7: dT/dt = (kW/rack) · 1 °C/min · (1 − cooling). At 5 kW a rack
without any cooling a room goes from 22 to 38 °C in 3 min 12 s; a vendor's study saw 3 min 9 s.
"""

from dcgame.kernel.units import WHOLE, PerMille
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.meters import host_meter_at
from dcgame.sim.gauges.power import drawn_by, inverter_dead, source_before
from dcgame.world.facility import Crac, Room, Source
from dcgame.world.hardware import PartKind, Server
from dcgame.world.load import HostLoad
from dcgame.world.site import MAIN
from dcgame.world.world import World

DEGREE_PER_KILOWATT = 60_000
"""Milliwatt-seconds of one rack that make a thousandth of a degree: 1 °C a minute and kW."""
THRESHOLDS = (27_000, 32_000, 38_000)
"""Alarm (recommended inlet range), throttling (game constant), shutdown, in m°C."""
A_DEGREE: PerMille = 40
"""Share of the cooling's energy that a degree more saves (game constant: 2 to 5 % are told)."""
RELIEF = 2_000
"""A threshold has been left when the room is so much cooler."""


def racks_of(world: World, room: Room) -> tuple[str, ...]:
    """The racks that stand in a room: where it names none, all those of the main building."""
    if room.racks:
        return room.racks
    return tuple(name for name in sorted(world.racks) if world.racks[name].site == MAIN)


def servers_in(world: World, room: Room) -> tuple[Server, ...]:
    """The servers that stand in a room, by id."""
    racks = racks_of(world, room)
    return tuple(
        world.servers[name] for name in sorted(world.servers) if world.servers[name].rack in racks
    )


def cools(world: World, crac: Crac) -> bool:
    """Whether a cooling unit runs."""
    if not crac.working(PartKind.COMPRESSOR):
        return False
    source = _source_of(world, crac)
    return source in (Source.UTILITY, Source.GENERATOR) or (
        source is Source.BATTERY and crac.on_battery
    )


def _source_of(world: World, crac: Crac) -> Source:
    """What feeds a cooling unit: one that does not run from the battery hangs before the UPS."""
    if not crac.feed:
        return Source.UTILITY
    feed = world.feeds[crac.feed]
    if not crac.on_battery and inverter_dead(world, feed) is not None:
        return source_before(world, feed)
    return feed.source


def cooling(world: World, room: Room) -> int:
    """Milliwatts of heat that the units which run carry out of a room."""
    running = sum(
        crac.capacity
        for crac in world.cracs.values()
        if crac.room == room.id and cools(world, crac)
    )
    return running * room.outdoor // WHOLE


def hot_because(world: World, room: Room) -> tuple[int, ...]:
    """What took the cooling away, and who chose the temperature."""
    found: list[int | None] = [room.outdoor_entry, room.set_entry]
    for name in sorted(world.cracs):
        crac = world.cracs[name]
        if crac.room == room.id and not cools(world, crac):
            dead = next((part for part in crac.parts if part.state.value == "failed"), None)
            found.append(dead.since if dead else world.feeds[crac.feed].since)
    return given(*found)


def room_load(world: World, name: str, before: HostLoad | None) -> HostLoad:
    """The heat of a room's servers against its cooling."""
    room = world.rooms[name]
    drawn = (drawn_by(world, server, 1, 1) for server in servers_in(world, room))
    loads = tuple(load for load in drawn if load is not None)
    size = max(1, cooling(world, room))
    if before is not None and (loads, size) == (before.loads, before.capacity):
        return before
    return HostLoad((), loads, size, hot_because(world, room), world.now)


def room_users(world: World, server_id: str) -> tuple[str, ...]:
    """The room that a server heats."""
    rack = world.servers[server_id].rack
    return tuple(name for name in sorted(world.rooms) if rack in racks_of(world, world.rooms[name]))


def room_of(world: World, name: str) -> tuple[str, ...]:
    """The room that a cooling unit cools."""
    return (world.cracs[name].room,) if name in world.cracs else ()


def energy_of(world: World, room: Room) -> int:
    """Milliwatt-seconds that the servers of a room have drawn until now."""
    return sum(host_meter_at(world, server, world.now).energy for server in servers_in(world, room))


def saving(world: World) -> int:
    """Milliwatt-seconds, times per mille, that warmer rooms have saved until now (or colder
    ones have cost)."""
    spent = world.setting.pue - WHOLE
    saved = sum(room.saved_at(energy_of(world, room)) for room in world.rooms.values())
    return saved * spent * A_DEGREE // WHOLE


def too_hot(world: World, name: str) -> bool:
    """Whether servers of a room shut themselves down."""
    return world.rooms[name].stage >= len(THRESHOLDS)
