"""What stands on which line of the floor: cheap, so that lines out of sight need not be made."""

from collections.abc import Callable, Iterator
from enum import Enum
from functools import wraps
from typing import Any, TypeVar

from attrs import frozen

from dcgame.tui.floor.fixtures.base import Place
from dcgame.tui.floor.fixtures.registry import FIXTURES, sections, standing, tops, with_under
from dcgame.tui.floor.kinds import SERVER, Target
from dcgame.world.hardware import Rack, Server, ServerState
from dcgame.world.world import World

MOST_KEPT = 16


class Kind(Enum):
    """What a line shows."""

    HEAD = "head"
    HOURS = "hours"
    GAP = "gap"
    SERVER = "server"
    INSIDE = "inside"
    DAY = "day"
    THING = "thing"
    FLOOR = "floor"
    TITLE = "title"


@frozen(cache_hash=True)
class Slot:
    """A line to be made: of ``target``, of the rack of its id, or of ``units`` free units from
    ``unit`` upwards."""

    kind: Kind
    target: Target | None = None
    unit: int = 0
    units: int = 0


@frozen
class Plan:
    """The lines of each rack from the top, and those over and under all of them."""

    above: tuple[Slot, ...]
    racks: tuple[tuple[Slot, ...], ...]
    below: tuple[Slot, ...]

    @property
    def height(self) -> int:
        """Lines in all."""
        tallest = max((len(rack) for rack in self.racks), default=0)
        return len(self.above) + tallest + len(self.below)


Value = TypeVar("Value")
SHELVES = ("racks", "servers", *sorted({fixture.shelf for fixture in FIXTURES}))
"""On these a plan depends: while none of them changes, it is the same."""


def _while_the_same(function: Callable[..., Value]) -> Callable[..., Value]:
    """Remember what ``function`` made of a world as long as the shelves are the very same."""
    kept: dict[Any, tuple[tuple[Any, ...], Value]] = {}

    @wraps(function)
    def remembering(world: World, *rest: Any) -> Value:
        shelves = tuple(getattr(world, name) for name in SHELVES)
        found = kept.get(rest)
        if found is not None and all(a is b for a, b in zip(found[0], shelves, strict=True)):
            return found[1]
        if len(kept) > MOST_KEPT:
            kept.clear()
        value = function(world, *rest)
        kept[rest] = (shelves, value)
        return value

    return remembering


@_while_the_same
def by_rack(world: World) -> dict[str, tuple[Server, ...]]:
    """The servers of each rack, from the top."""
    found: dict[str, list[Server]] = {rack: [] for rack in world.racks}
    for server in world.servers.values():
        if server.state is not ServerState.RETIRED and server.rack in found:
            found[server.rack].append(server)
    return {
        rack: tuple(sorted(servers, key=lambda server: -server.unit))
        for rack, servers in found.items()
    }


def servers_in(world: World, rack: str) -> tuple[Server, ...]:
    """The servers of a rack, from the top."""
    return by_rack(world).get(rack, ())


@_while_the_same
def plan_of(world: World, tall: bool, day: bool = False, rack: str = "") -> Plan:
    """The whole floor, or one ``rack`` alone."""
    names = [rack] if rack in world.racks else world.rack_names()
    return Plan(
        tuple(_section(world, Place.ABOVE, not rack)),
        tuple(tuple(_rack(world, world.racks[name], tall, day)) for name in names),
        tuple(_section(world, Place.BELOW, not rack)),
    )


def _section(world: World, place: Place, wanted: bool) -> Iterator[Slot]:
    if not wanted:
        return
    for fixture, targets in sections(world, place):
        if fixture.title:
            yield Slot(Kind.TITLE, Target(fixture.kind, ""))
        for target in targets:
            yield Slot(Kind.THING, target)


def _rack(world: World, rack: Rack, tall: bool, day: bool) -> Iterator[Slot]:
    yield Slot(Kind.HEAD, Target("rack", rack.id))
    yield from (Slot(Kind.THING, target) for target in tops(world).get(rack.id, ()))
    if day:
        yield Slot(Kind.HOURS)
    above = rack.height + 1
    for unit, height, target in _stack(world, rack.id):
        top = unit + height
        if above > top:
            yield Slot(Kind.GAP, None, top, above - top)
        if target.kind == SERVER:
            yield from _server(world, world.servers[target.id], tall, day)
        else:
            yield from (Slot(Kind.THING, each, unit) for each in with_under(world, target))
        above = unit
    if above > 1:
        yield Slot(Kind.GAP, None, 1, above - 1)
    yield Slot(Kind.FLOOR)


def _stack(world: World, rack: str) -> list[tuple[int, int, Target]]:
    """(unit, height, thing) of all that stands in a rack, from the top."""
    servers = [
        (server.unit, server.model.height, Target(SERVER, server.id))
        for server in servers_in(world, rack)
    ]
    others = standing(world).get(rack, ())
    if not others:
        return servers
    return sorted((*servers, *others), key=lambda place: -place[0])


def _server(world: World, server: Server, tall: bool, day: bool) -> Iterator[Slot]:
    target = Target(SERVER, server.id)
    up = server.state is ServerState.UP
    yield Slot(Kind.SERVER, target)
    if server.guests or (tall and (server.apps or up)):
        yield Slot(Kind.INSIDE, target)
    if day and up:
        yield Slot(Kind.DAY, target)


@_while_the_same
def lines_of(world: World) -> tuple[tuple[Target, ...], ...]:
    """What the cursor walks over: for each rack the things whose lines follow each other."""
    return tuple(
        tuple(
            slot.target
            for slot in rack
            if slot.target is not None and slot.kind in (Kind.HEAD, Kind.SERVER, Kind.THING)
        )
        for rack in plan_of(world, False).racks
    )


def broad_lines(world: World, place: Place) -> tuple[Target, ...]:
    """The same over or under the racks."""
    return tuple(target for _, targets in sections(world, place) for target in targets)
