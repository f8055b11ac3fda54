"""Bought equipment of the building, the network and the backups, put into the room."""

from typing import Any

from dcgame.kernel.values import changed
from dcgame.world.backup import Repository, appliance
from dcgame.world.facility import Crac, Feed, Generator, Pdu, Ups
from dcgame.world.gear import Gear
from dcgame.world.hardware import Part, PartKind
from dcgame.world.network import Role, Switch
from dcgame.world.terminals import Terminals
from dcgame.world.world import World


def parts_of_gear(*kinds: PartKind) -> tuple[Part, ...]:
    """One part of each kind."""
    return tuple(Part(f"{kind.value}-1", kind) for kind in kinds)


def put_up(world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int) -> World:
    """This world with a new piece of equipment; ``to`` is the feed, or the machine, to which it
    leads, where it leads to one."""
    return world.put(gear.shelf, _MADE[gear.shelf](world, gear, name, place, unit, to, seq))


def _feed(world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int) -> Feed:
    return Feed(name, since=seq)


def _ups(world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int) -> Ups:
    parts = parts_of_gear(PartKind.UPS_BATTERY, PartKind.INVERTER)
    bare = Ups(name, gear.capacity, parts, counted_at=world.now, since=seq)
    return changed(bare, charge=bare.full)


def _generator(
    world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int
) -> Generator:
    parts = parts_of_gear(PartKind.STARTER)
    return Generator(name, gear.capacity, gear.tank, gear.tank, parts, since=seq)


def _pdu(world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int) -> Pdu:
    return Pdu(name, place, to, gear.capacity, since=seq)


def _crac(world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int) -> Crac:
    return Crac(name, place, gear.capacity, parts_of_gear(PartKind.COMPRESSOR), to)


def _switch(
    world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int
) -> Switch:
    """A switch of a rack is cabled to every core of its site; its side follows those that stand."""
    role, site = Role(gear.role), world.site_of(place)
    above = [
        each.id
        for each in world.switches.values()
        if each.role is Role.CORE and world.site_of(each.rack) == site
    ]
    sides = {each.side for each in world.switches.values() if each.rack == place}
    return Switch(
        name,
        role,
        place,
        "a" if "a" not in sides else "b",
        gear.megabits,
        tuple(sorted(above)) if role is Role.TOR else (),
        gear.uplink_megabits or gear.megabits,
        parts=parts_of_gear(PartKind.BOARD),
        since=seq,
    )


def _repository(
    world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int
) -> Repository:
    return Repository(name, gear.size, gear.speed, rack=place, unit=unit, parts=appliance())


def _terminals(
    world: World, gear: Gear, name: str, place: str, unit: int, to: str, seq: int
) -> Terminals:
    parts = parts_of_gear(PartKind.BOARD)
    return Terminals(name, to, rack=place, unit=unit, parts=parts, since=seq)


_MADE: dict[str, Any] = {
    "feeds": _feed,
    "ups": _ups,
    "generators": _generator,
    "pdus": _pdu,
    "cracs": _crac,
    "switches": _switch,
    "repositories": _repository,
    "terminals": _terminals,
}
