"""Power and cooling, and the network, in the rooms of scenarios.

feed feed-a ups ups-a generator gen-1
ups ups-a watts 4000
generator gen-1 watts 20000 litres 200 start 20
pdu pdu-a rack rack-a feed feed-a watts 4000
room room-1
crac crac-1 room room-1 watts 5000 feed feed-a
"""

from dcgame.world.facility import Crac, Feed, Generator, Pdu, Room, Ups
from dcgame.world.hardware import Part, PartKind, nics_of
from dcgame.world.network import JUMBO, Network, Role, Switch
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words


def _part(kind: PartKind) -> tuple[Part, ...]:
    return (Part(f"{kind.value}-1", kind),)


def feed(world: World, words: Words) -> World:
    """A feed, with what stands behind it."""
    generator = words.text("generator")
    parts = _part(PartKind.TRANSFER_SWITCH) if generator else ()
    return world.put("feeds", Feed(words.name, parts, words.text("ups"), generator))


def ups(world: World, words: Words) -> World:
    """A UPS, charged unless it says otherwise."""
    parts = (*_part(PartKind.UPS_BATTERY), *_part(PartKind.INVERTER))
    thing = Ups(words.name, words.number("watts", 4000) * 1000, parts)
    charge = thing.full * words.number("charged", 100) // 100
    return world.put("ups", Ups(thing.id, thing.capacity, thing.parts, charge))


def generator(world: World, words: Words) -> World:
    """A generator with a full tank, unless it says otherwise."""
    tank = words.number("litres", 200) * 1000
    thing = Generator(
        words.name,
        words.number("watts", 20_000) * 1000,
        words.number("fuel", tank // 1000) * 1000,
        tank,
        _part(PartKind.STARTER),
        starting=words.number("start"),
        synchronises="synchronises" in words.flags,
    )
    return world.put("generators", thing)


def pdu(world: World, words: Words) -> World:
    """A distribution unit."""
    watts = words.number("watts", 4000) * 1000
    rack = words.text("rack", "rack-a")
    return world.put("pdus", Pdu(words.name, rack, words.text("feed"), watts))


def room(world: World, words: Words) -> World:
    """A room of all racks."""
    degrees = words.number("degrees", 22) * 1000
    return world.put("rooms", Room(words.name, temperature=degrees, set_point=degrees))


def crac(world: World, words: Words) -> World:
    """A cooling unit."""
    unit = Crac(
        words.name,
        words.text("room", "room-1"),
        words.number("watts", 5000) * 1000,
        _part(PartKind.COMPRESSOR),
        words.text("feed"),
        "on-battery" in words.flags,
    )
    return world.put("cracs", unit)


def cords(world: World, words: Words) -> World:
    """``cords esx-1 psu-2 pdu-a psu-1 pdu-b``: what is plugged in elsewhere than by default."""
    pairs = ((part, words.text(part)) for part in ("psu-1", "psu-2"))
    return world.change_server(words.name, cords=tuple(pair for pair in pairs if pair[1]))


def switch(world: World, words: Words) -> World:
    """A switch; with the first one all servers have network ports."""
    if not world.switches:
        for name in sorted(world.servers):
            server = world.servers[name]
            parts = (*server.parts, *nics_of(server.model))
            world = world.change_server(name, parts=parts)
    thing = Switch(
        words.name,
        Role(words.text("role", "tor")),
        words.text("rack"),
        words.text("side", "a"),
        words.number("gigabits", 10) * 1000,
        tuple(name for name in words.text("uplinks").split(",") if name),
        words.number("uplink", 10) * 1000,
        words.number("mtu", JUMBO),
        parts=_part(PartKind.BOARD),
        storm_control="storm-control" in words.flags,
    )
    return world.put("switches", thing)


def network(world: World, words: Words) -> World:
    """What hosts send on a kind of traffic."""
    return world.put("networks", Network(words.name, words.number("mtu", 1500)))


FACILITY = {
    "switch": switch,
    "network": network,
    "feed": feed,
    "ups": ups,
    "generator": generator,
    "pdu": pdu,
    "room": room,
    "crac": crac,
    "cords": cords,
}
