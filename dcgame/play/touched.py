"""What an order touches: the machines, feeds, arrays and clusters whose failure may mean
something else with it."""

from collections.abc import Iterable, Iterator
from typing import Any

from immutables import Map

from dcgame.sim.gauges.power import pdus_of, supplies
from dcgame.world.hardware import Equipment, PartKind, PartState, Server
from dcgame.world.world import EQUIPMENT, World

SHELVES = (
    *("servers", "guests", "apps", "clusters", "pools", "luns", "raid_groups"),
    *("arrays", "fabrics", "switches", "networks", "pdus", "feeds", "ups", "generators", "cracs"),
    "terminals",
)
TELLING = (PartKind.POWER_SUPPLY, PartKind.DISK, PartKind.NIC, PartKind.CONTROLLER)
"""Kinds of part of which there are several, so that one of them may be missed."""


def touched(now: World, idle: World, done: World) -> tuple[str, ...]:
    """Components by id: what changes with the order, what that stands on, and what feeds it."""
    found: dict[str, None] = {}
    for shelf in SHELVES:
        for name in _changed(getattr(now, shelf), getattr(idle, shelf), getattr(done, shelf)):
            for world in (idle, done):
                found.update(dict.fromkeys(_around(world, shelf, name)))
    found.update(dict.fromkeys(_stores(idle, done)))
    found.update(dict.fromkeys(_parts(now, done)))
    return tuple(found)


def _stores(idle: World, done: World) -> Iterator[str]:
    """Where a folder moves, or a guest starts or stops: what its datastores lie on."""
    for name in _changed(idle.guests, idle.guests, done.guests):
        guests = [(world, world.guests.get(name)) for world in (idle, done)]
        if len({(guest.store, guest.state) if guest else () for _, guest in guests}) > 1:
            for world, guest in guests:
                yield from _store(world, guest.store) if guest else ()


def _parts(now: World, done: World) -> Iterator[str]:
    """Where parts or cords of equipment change: one good part of each kind that may be missed."""
    for shelf in EQUIPMENT:
        old_ones, new_ones = getattr(now, shelf), getattr(done, shelf)
        for name in _changed(old_ones, old_ones, new_ones):
            old, new = old_ones.get(name), new_ones.get(name)
            if new is None or (old and (old.parts, _cords(old)) == (new.parts, _cords(new))):
                continue
            kinds: dict[PartKind, str] = {}
            for part in new.parts:
                if part.kind in TELLING and part.state is not PartState.FAILED:
                    kinds.setdefault(part.kind, f"{name}/{part.id}")
            yield from kinds.values()


def _cords(equipment: Equipment) -> tuple[tuple[str, str], ...]:
    return equipment.cords if isinstance(equipment, Server) else ()


def _changed(now: Map[str, Any], idle: Map[str, Any], done: Map[str, Any]) -> Iterator[str]:
    """What the order changes on a shelf: not what was the same before, or would be without it."""
    if done is now:
        return
    for name in sorted({*idle, *done}):
        there = done.get(name)
        if there is not now.get(name) and there is not idle.get(name):
            yield name


def _around(world: World, shelf: str, name: str) -> Iterable[str]:
    """The components that a thing on a shelf is, stands on, or consists of."""
    if name not in getattr(world, shelf):
        return ()
    if shelf == "servers":
        return _host(world, name)
    if shelf == "guests":
        return _host(world, world.guests[name].host)
    if shelf == "apps":
        server = world.server_of(world.apps[name])
        return _host(world, server.id) if server else ()
    if shelf == "clusters":
        return (*world.clusters[name].members, name)
    if shelf == "pools":
        return world.pools[name].members
    if shelf in ("luns", "raid_groups"):
        return _store(world, name)
    if shelf == "pdus":
        return _rack(world, world.pdus[name].rack)
    beside = _BESIDE.get(shelf)
    return (name, *sorted(getattr(world, beside))) if beside else (name,)


_BESIDE = {
    "feeds": "feeds",
    "ups": "feeds",
    "generators": "feeds",
    "fabrics": "fabrics",
    "switches": "switches",
    "networks": "switches",
    "cracs": "cracs",
    "terminals": "terminals",
}
"""Shelves whose things stand in for each other, or carry those that do."""


def _rack(world: World, rack: str) -> tuple[str, ...]:
    """The distribution units of a rack, and what feeds them."""
    pdus = pdus_of(world, rack)
    return (*(pdu.id for pdu in pdus), *dict.fromkeys(pdu.feed for pdu in pdus))


def _host(world: World, name: str) -> tuple[str, ...]:
    """A host, and what its power comes through."""
    server = world.servers.get(name)
    if server is None:
        return ()
    pdus = dict.fromkeys(pdu for _, pdu in supplies(world, server))
    return (name, *(pdu.id for pdu in pdus), *dict.fromkeys(pdu.feed for pdu in pdus))


def _store(world: World, name: str) -> tuple[str, ...]:
    """What a datastore lies on: an array, and one disk of its group; or the nodes of a pool."""
    if name in world.pools:
        return world.pools[name].members
    lun = world.luns.get(name)
    group = world.raid_groups.get(lun.group if lun else name)
    if group is None:
        return (name,) if name in world.servers else ()
    return (group.array, *(f"{group.array}/{disk}" for disk in group.disks[:1]))
