"""Feeds, batteries, generators, distribution and cooling, as a level describes them."""

from typing import Any

from dcgame.campaign.building import (
    CordSpec,
    CracSpec,
    FeedSpec,
    GeneratorSpec,
    PduSpec,
    RoomSpec,
    UpsSpec,
)
from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.kinds import ID, SHORT, Field, Flag, ListOf, Table, Tables, Whole
from dcgame.campaign.level import Level
from dcgame.campaign.review import Review
from dcgame.words import N_, say
from dcgame.world.facility import Crac, Feed, Generator, Pdu, Room, Ups
from dcgame.world.hardware import Part, PartKind
from dcgame.world.world import World

_WATTS = Whole(1, 100_000_000)
_LITRES = Whole(1, 1_000_000)

FEED = Table(FeedSpec, (Field("id", ID), Field("ups", ID, ""), Field("generator", ID, "")))
UPS = Table(
    UpsSpec,
    (
        Field("id", ID),
        Field("watts", _WATTS),
        Field("charged_percent", Whole(0, 100), 100),
        Field("health_per_mille", Whole(1, 1000), 1000),
    ),
)
GENERATOR = Table(
    GeneratorSpec,
    (
        Field("id", ID),
        Field("watts", _WATTS),
        Field("litres", _LITRES),
        Field("fuel_litres", Whole(0, 1_000_000), -1),
        Field("start_seconds", Whole(0, 3600), 0),
        Field("synchronises", Flag(), False),
    ),
)
PDU = Table(
    PduSpec,
    (Field("id", ID), Field("rack", ID), Field("feed", ID), Field("watts", _WATTS)),
)
ROOM = Table(
    RoomSpec,
    (Field("id", ID), Field("racks", ListOf(ID), ()), Field("degrees", Whole(18, 26), 22)),
)
CRAC = Table(
    CracSpec,
    (
        Field("id", ID),
        Field("room", ID),
        Field("watts", _WATTS),
        Field("feed", ID, ""),
        Field("on_battery", Flag(), False),
    ),
)
CORD = Table(CordSpec, (Field("server", ID), Field("part", SHORT), Field("to", ID)))

FIELDS = (
    Field("feeds", Tables(FEED), ()),
    Field("ups", Tables(UPS), ()),
    Field("generators", Tables(GENERATOR), ()),
    Field("pdus", Tables(PDU), ()),
    Field("rooms", Tables(ROOM), ()),
    Field("cracs", Tables(CRAC), ()),
    Field("cords", Tables(CORD), ()),
)

_REFERS = (
    ("feeds", "ups", "ups", N_("the id of a UPS")),
    ("feeds", "generator", "generators", N_("the id of a generator")),
    ("pdus", "rack", "racks", N_("the id of a rack")),
    ("pdus", "feed", "feeds", N_("the id of a feed")),
    ("cracs", "room", "rooms", N_("the id of a room")),
    ("cracs", "feed", "feeds", N_("the id of a feed")),
    ("cords", "server", "servers", N_("the id of a server")),
)


def check(review: Review) -> None:
    """Whether everything hangs from something that there is."""
    for section, key, others, what in _REFERS:
        for path, spec in review.each(section):
            name = getattr(spec, key)
            if name:
                review.refers((*path, key), name, say(what), others)
    for path, room in review.each("rooms"):
        for place, rack in enumerate(room.racks):
            review.refers((*path, "racks", place), rack, say(N_("the id of a rack")), "racks")
        if not any(crac.room == room.id for _, crac in review.each("cracs")):
            review.wrong(path, say(N_("a room with a cooling unit")), room.id)
    for path, cord in review.each("cords"):
        expected = say(N_("the id of a distribution unit or a switch"))
        review.refers((*path, "to"), cord.to, expected, "pdus", "switches")


def furnish(world: World, level: Level) -> World:
    """Power and cooling in their places."""
    for feed in level.feeds:
        parts = _parts(PartKind.TRANSFER_SWITCH) if feed.generator else ()
        world = world.put("feeds", Feed(feed.id, parts, feed.ups, feed.generator))
    for ups in level.ups:
        world = world.put("ups", _ups(ups))
    for generator in level.generators:
        world = world.put("generators", _generator(generator))
    for pdu in level.pdus:
        world = world.put("pdus", Pdu(pdu.id, pdu.rack, pdu.feed, pdu.watts * 1000))
    for room in level.rooms:
        degrees = room.degrees * 1000
        world = world.put("rooms", Room(room.id, room.racks, degrees, degrees))
    for crac in level.cracs:
        world = world.put("cracs", _crac(crac))
    for cord in level.cords:
        cords = (*world.servers[cord.server].cords, (cord.part, cord.to))
        world = world.change_server(cord.server, cords=tuple(sorted(cords)))
    return world


def _parts(kind: PartKind) -> tuple[Part, ...]:
    return (Part(f"{kind.value}-1", kind),)


def _ups(spec: UpsSpec) -> Ups:
    parts = (*_parts(PartKind.UPS_BATTERY), *_parts(PartKind.INVERTER))
    bare = Ups(spec.id, spec.watts * 1000, parts, health=spec.health_per_mille)
    charge = bare.full * spec.charged_percent // 100
    return Ups(bare.id, bare.capacity, parts, charge, health=bare.health)


def _generator(spec: GeneratorSpec) -> Generator:
    litres = spec.litres if spec.fuel_litres < 0 else min(spec.fuel_litres, spec.litres)
    return Generator(
        spec.id,
        spec.watts * 1000,
        litres * 1000,
        spec.litres * 1000,
        _parts(PartKind.STARTER),
        spec.start_seconds,
        spec.synchronises,
    )


def _crac(spec: CracSpec) -> Crac:
    parts = _parts(PartKind.COMPRESSOR)
    return Crac(spec.id, spec.room, spec.watts * 1000, parts, spec.feed, spec.on_battery)


def _each(*kinds: PartKind) -> Any:
    return lambda spec: tuple(f"{kind.value}-1" for kind in kinds)


def _of_feed(spec: Any) -> tuple[str, ...]:
    return (f"{PartKind.TRANSFER_SWITCH.value}-1",) if spec.generator else ()


FACILITY = Equipment(
    FIELDS,
    check,
    furnish,
    {
        "feeds": _of_feed,
        "ups": _each(PartKind.UPS_BATTERY, PartKind.INVERTER),
        "generators": _each(PartKind.STARTER),
        "cracs": _each(PartKind.COMPRESSOR),
    },
)
