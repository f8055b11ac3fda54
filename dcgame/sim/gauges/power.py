"""Who feeds whom: cords, distribution, batteries, and what they carry.

A server draws the same through each of its supplies that has power, so when one side goes dark
all of its load stands on the other.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import frozen

from dcgame.kernel.units import Millicores, Milliwatts
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.processor import capacity
from dcgame.world.facility import Engine, Feed, Pdu, Source
from dcgame.world.hardware import Part, PartKind, PartState, Server, ServerState
from dcgame.world.load import HostLoad, PowerLoad
from dcgame.world.world import World

DRAWING = (ServerState.UP, ServerState.BOOTING)


def pdus_of(world: World, rack: str) -> tuple[Pdu, ...]:
    """The distribution units of a rack, side by side."""
    return _side_by_side(world.pdus.values(), rack)


def _side_by_side(pdus: Iterable[Pdu], rack: str) -> tuple[Pdu, ...]:
    found = [pdu for pdu in pdus if pdu.rack == rack]
    return tuple(sorted(found, key=lambda pdu: (pdu.feed, pdu.id)))


def supplies(world: World, server: Server) -> tuple[tuple[Part, Pdu], ...]:
    """The power supplies of a server, each with what it is plugged into: by default the first
    into side A, the second into side B, and so on in turn."""
    sides = pdus_of(world, server.rack)
    return _plugged(world.pdus, server, sides) if sides else ()


def _plugged(
    pdus: Mapping[str, Pdu], server: Server, sides: tuple[Pdu, ...]
) -> tuple[tuple[Part, Pdu], ...]:
    parts = _supply_parts(server.parts)
    if not server.cords:
        return tuple([(part, sides[number % len(sides)]) for number, part in enumerate(parts)])
    moved = dict(server.cords)
    return tuple(
        (part, pdus.get(moved.get(part.id, "")) or sides[number % len(sides)])
        for number, part in enumerate(parts)
    )


@lru_cache(maxsize=4096)
def _supply_parts(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.kind is PartKind.POWER_SUPPLY)


def is_live(world: World, pdu: Pdu) -> bool:
    """Whether there is power at its sockets."""
    return _is_fed(pdu, world.feeds[pdu.feed])


def _is_fed(pdu: Pdu, feed: Feed) -> bool:
    return not pdu.tripped and feed.source is not Source.DARK


def feeds_unit(world: World, pdu: Pdu, unit: int) -> bool:
    """Whether there is power at its sockets beside a unit of the rack."""
    return is_live(world, pdu) and not pdu.is_wet_at(unit)


def live_supplies(world: World, server: Server) -> tuple[Pdu, ...]:
    """What feeds a server at the moment, once for each supply that works."""
    return tuple(
        pdu
        for part, pdu in supplies(world, server)
        if part.state is not PartState.FAILED and feeds_unit(world, pdu, server.unit)
    )


def has_power(world: World, server: Server) -> bool:
    """Whether a server could run: where nobody tells of distribution, there is always power."""
    return not pdus_of(world, server.rack) or bool(live_supplies(world, server))


def in_the_dark_because(world: World, server: Server) -> tuple[int, ...]:
    """What took the power from each of a server's supplies; and how it was put there, where a cord
    was moved and all of them come from one feed."""
    found: list[int | None] = []
    plugged = supplies(world, server)
    for part, pdu in plugged:
        if part.state is PartState.FAILED:
            found.append(part.since)
        elif pdu.tripped or pdu.is_wet_at(server.unit):
            found.append(pdu.since)
        elif not is_live(world, pdu):
            found.append(world.feeds[pdu.feed].since)
    moved = {name for name, _ in server.cords} & {part.id for part, _ in plugged}
    on_one = (moved or not server.cords) and len({pdu.feed for _, pdu in plugged}) == 1
    return given(*found, server.cabled if on_one else None)


def inverter_dead(world: World, feed: Feed) -> Part | None:
    """The inverter that stands in a feed's way since it died."""
    ups = world.ups.get(feed.through)
    dead = (part for part in ups.of_kind(PartKind.INVERTER)) if ups else ()
    return next((part for part in dead if part.state is PartState.FAILED), None)


def source_for(world: World, feed: Feed) -> Source:
    """The best source that a feed has: utility, generator, battery, none. All of it comes
    through its UPS, if it has one: behind a dead inverter there is nothing."""
    if inverter_dead(world, feed) is not None:
        return Source.DARK
    outside = source_before(world, feed)
    ups = world.ups.get(feed.through)
    if outside is Source.DARK and ups is not None and ups.charge_at(world.now) > 0:
        return Source.BATTERY
    return outside


def source_before(world: World, feed: Feed) -> Source:
    """What comes as far as the UPS of a feed: utility, generator, none."""
    if feed.utility:
        return Source.UTILITY
    generator = world.generators.get(feed.generator)
    running = generator is not None and generator.engine is Engine.RUNNING
    if running and feed.stuck is None:
        return Source.GENERATOR
    return Source.DARK


def drawn_by(world: World, server: Server, cords: int, live: int) -> PowerLoad | None:
    if server.state not in DRAWING or not cords:
        return None
    load = world.host_loads.get(server.id)
    return _power_load(load, server.state, _draught(server), cords, live)


@frozen(cache_hash=True)
class _Draught:
    """What a server of that capacity draws when idle, and by how much more at full load."""

    capacity: Millicores
    idle: Milliwatts
    swing: Milliwatts


def _draught(server: Server) -> _Draught:
    model = server.model
    return _Draught(capacity(server), model.idle, model.full - model.idle)


@lru_cache(maxsize=8192)
def _power_load(
    load: HostLoad | None, state: ServerState, of: _Draught, cords: int, live: int
) -> PowerLoad:
    """Equal draws of one load are one object, so that comparing them looks no further."""
    if state is ServerState.BOOTING or load is None:
        return PowerLoad((), 1, of.idle, 0, cords, live)
    return PowerLoad(load.loads, of.capacity, of.idle, of.swing, cords, live)


def _through(world: World, pdus: tuple[str, ...]) -> list[tuple[Server, PowerLoad]]:
    """What each server draws through some distribution units, by id."""
    loads, found = world.host_loads, []
    for plugged in _all_plugged(world):
        server, live = plugged.server, plugged.live
        cords = sum([pdu in pdus for pdu in live])
        if cords:
            load = loads.get(server.id)
            drawn = _power_load(load, server.state, plugged.draught, cords, len(live))
            found.append((server, drawn))
    return found


@frozen(eq=False)
class _Plugged:
    """A server that draws, and what feeds it: the ids of units, once for each supply that works."""

    server: Server
    live: tuple[str, ...]
    draught: _Draught


def _all_plugged(world: World) -> tuple[_Plugged, ...]:
    """Every server that draws through distribution units, by id."""
    servers = tuple([world.servers[name] for name in sorted(world.servers)])
    pdus = tuple([world.pdus[name] for name in sorted(world.pdus)])
    return _plugged_in(servers, pdus, tuple([world.feeds[pdu.feed] for pdu in pdus]))


@lru_cache(maxsize=4)
def _plugged_in(
    servers: tuple[Server, ...], pdus: tuple[Pdu, ...], feeds: tuple[Feed, ...]
) -> tuple[_Plugged, ...]:
    """The same, from things as they are (``feeds`` beside ``pdus``): in one moment every breaker,
    battery and engine asks for it, and it is found once."""
    by_id = {pdu.id: pdu for pdu in pdus}
    lit = {pdu.id for pdu, feed in zip(pdus, feeds, strict=True) if _is_fed(pdu, feed)}
    sides = {rack: _side_by_side(pdus, rack) for rack in dict.fromkeys(pdu.rack for pdu in pdus)}
    found = []
    for server in servers:
        if server.state not in DRAWING or server.rack not in sides:
            continue
        cords = _plugged(by_id, server, sides[server.rack])
        working = [pdu for part, pdu in cords if part.state is not PartState.FAILED]
        live = [pdu.id for pdu in working if pdu.id in lit and not pdu.is_wet_at(server.unit)]
        found.append(_Plugged(server, tuple(live), _draught(server)))
    return tuple(found)


def _loaded(
    world: World, drawn: list[tuple[Server, PowerLoad]], size: int, before: HostLoad | None
) -> HostLoad:
    loads = tuple(load for _, load in drawn)
    size = max(1, size)
    if before is not None and (loads, size) == (before.loads, before.capacity):
        return before
    burdens = given(
        *sorted(
            {
                entry
                for server, _ in drawn
                for entry in (server.cabled, *_put_there(world, server))
                if entry is not None
            }
        )
    )
    return HostLoad((), loads, size, burdens, world.now)


def _put_there(world: World, server: Server) -> tuple[int, ...]:
    load = world.host_loads.get(server.id)
    return load.burdens if load else ()


def pdu_load(world: World, name: str, before: HostLoad | None) -> HostLoad:
    """What servers draw through a distribution unit, against its breaker."""
    return _loaded(world, _through(world, (name,)), world.pdus[name].limit, before)


def ups_load(world: World, name: str, before: HostLoad | None) -> HostLoad:
    """What a UPS carries: everything on the feeds behind it."""
    behind = _on_feeds(world, {feed.id for feed in world.feeds.values() if feed.through == name})
    return _loaded(world, _through(world, behind), world.ups[name].capacity, before)


def generator_load(world: World, name: str, before: HostLoad | None) -> HostLoad:
    """What a generator carries: the feeds that live from it now."""
    fed = {
        feed.id
        for feed in world.feeds.values()
        if feed.generator == name and feed.source is Source.GENERATOR
    }
    behind = _on_feeds(world, fed)
    return _loaded(world, _through(world, behind), world.generators[name].capacity, before)


def _on_feeds(world: World, feeds: set[str]) -> tuple[str, ...]:
    return tuple(sorted(pdu.id for pdu in world.pdus.values() if pdu.feed in feeds))


def power_users(world: World, server_id: str) -> tuple[str, ...]:
    """What a server's load weighs on: its sockets, and the batteries and engines behind them."""
    pdus = {pdu.id: pdu for _, pdu in supplies(world, world.servers[server_id])}
    feeds = [world.feeds[pdus[name].feed] for name in sorted(pdus)]
    behind = [name for feed in feeds for name in (feed.ups, feed.generator) if name]
    return (*pdus, *behind)
