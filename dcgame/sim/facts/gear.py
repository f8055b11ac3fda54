"""Facts about bought equipment of the building, the network and the backups."""

from attrs import frozen

from dcgame.kernel.values import changed
from dcgame.sim.facts.power import PowerFact, whole_building
from dcgame.words import N_
from dcgame.world.furnishing import parts_of_gear, put_up
from dcgame.world.gear import Bought
from dcgame.world.hardware import PartKind
from dcgame.world.world import World

Plugs = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def _pinned(world: World, plugs: Plugs) -> World:
    """Every cord of a rack stays where it is plugged in, whatever is put beside it."""
    for name, ends in plugs:
        server = world.servers[name]
        cords = dict(ends) | dict(server.cords)
        world = world.change_server(name, cords=tuple(sorted(cords.items())))
    return world


@frozen(eq=False)
class GearDelivered(PowerFact):
    """It is set up. ``to`` is the feed from which it hangs, where it hangs from one; ``plugs``
    is for each server beside it where its cords are plugged in, and stay."""

    says = N_("{equipment} ({model}) is set up")
    equipment: str
    model: str
    place: str
    unit: int
    to: str
    plugs: Plugs = ()

    def apply(self, world: World, seq: int) -> World:
        gear = world.setting.catalogue.gear[self.model]
        world = _pinned(world, self.plugs)
        world = world.put("bought", Bought(self.equipment, gear, world.now))
        return put_up(world, gear, self.equipment, self.place, self.unit, self.to, seq)

    def touches(self, world: World) -> tuple[str, ...]:
        return (*whole_building(world), self.equipment)


@frozen(eq=False)
class Hooked(PowerFact):
    """A cord of equipment that is no server leads somewhere else now."""

    says = N_("{part} of {equipment} now leads to {to}")
    equipment: str
    part: str
    to: str

    def apply(self, world: World, seq: int) -> World:
        shelf = next(each for each in _HOOKS if self.equipment in getattr(world, each))
        return _HOOKS[shelf](world, self.equipment, self.to, seq)


def _ups(world: World, name: str, feed: str, seq: int) -> World:
    """A UPS stands behind one feed alone, from now on behind this one."""
    for each in sorted(world.feeds):
        if world.feeds[each].ups == name:
            world = world.alter("feeds", each, ups="", bypass=None)
    return world.alter("feeds", feed, ups=name, bypass=None, since=seq)


def _generator(world: World, name: str, feed: str, seq: int) -> World:
    """A feed behind which a generator is put gets a transfer switch, if it has none."""
    parts = world.feeds[feed].parts or parts_of_gear(PartKind.TRANSFER_SWITCH)
    return world.alter("feeds", feed, generator=name, parts=parts)


def _pdu(world: World, name: str, feed: str, seq: int) -> World:
    return world.alter("pdus", name, feed=feed, since=seq)


def _crac(world: World, name: str, feed: str, seq: int) -> World:
    return world.alter("cracs", name, feed=feed)


def _switch(world: World, name: str, above: str, seq: int) -> World:
    uplinks = (*world.switches[name].uplinks, above)
    return world.alter("switches", name, uplinks=uplinks)


def _terminals(world: World, name: str, server: str, seq: int) -> World:
    return world.alter("terminals", name, server=server, since=seq)


_HOOKS = {
    "ups": _ups,
    "generators": _generator,
    "pdus": _pdu,
    "cracs": _crac,
    "switches": _switch,
    "terminals": _terminals,
}


@frozen(eq=False)
class BypassSet(PowerFact):
    """The power of a feed goes around its UPS, or through it again."""

    says = N_("{feed} goes around its UPS: {on}")
    feed: str
    on: bool

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, bypass=seq if self.on else None)


@frozen(eq=False)
class GearRetired(PowerFact):
    """It left the room for good; ``parts`` are those that it had, ``plugs`` as when it came."""

    says = N_("{equipment} has left the room")
    equipment: str
    parts: tuple[str, ...] = ()
    plugs: Plugs = ()

    def apply(self, world: World, seq: int) -> World:
        name = self.equipment
        shelf = next(each for each in GEAR_SHELVES if name in getattr(world, each))
        world = _pinned(world, self.plugs)
        world = _unhooked(world.take_away(shelf, name), name)
        if name in world.bought:
            world = world.take_away("bought", name)
        gauges, loads = world.gauges, world.shared_loads
        for key in sorted(key for key in gauges if key.partition("/")[2] == name):
            gauges = gauges.delete(key)
        return changed(
            world, gauges=gauges, shared_loads=loads.delete(name) if name in loads else loads
        )


GEAR_SHELVES = (
    *("feeds", "ups", "generators", "pdus", "cracs", "switches", "repositories"),
    "terminals",
)
"""Shelves of what can be bought beside servers, arrays and storage switches."""


def _unhooked(world: World, name: str) -> World:
    """This world without anything that leads to what has left."""
    for each in sorted(world.feeds):
        if world.feeds[each].ups == name:
            world = world.alter("feeds", each, ups="", bypass=None)
        if world.feeds[each].generator == name:
            world = world.alter("feeds", each, generator="")
    for each in sorted(world.switches):
        if name in world.switches[each].uplinks:
            uplinks = tuple(up for up in world.switches[each].uplinks if up != name)
            world = world.alter("switches", each, uplinks=uplinks)
    for each in sorted(world.backups):
        if world.backups[each].repository == name:
            world = world.take_away("backups", each)
    return world
