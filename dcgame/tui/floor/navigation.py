"""Where the cursor goes: a walk over racks, servers, guests and whatever else there is. Pure."""

from dcgame.tui.floor.fixtures.base import Place
from dcgame.tui.floor.fixtures.registry import thing_of
from dcgame.tui.floor.kinds import APP, GUEST, RACK, SERVER, SERVICE, Look, Target, ThingRow
from dcgame.tui.floor.plan import broad_lines, lines_of
from dcgame.tui.floor.rows import inside_of, thing_row
from dcgame.world.app import AppState
from dcgame.world.hardware import Server, ServerState
from dcgame.world.service import Service
from dcgame.world.world import World

Lines = tuple[Target, ...]


def order(world: World) -> tuple[Target, ...]:
    """Everything that lies on the floor, rack by rack from the top, guests after their host; then
    what stands in no rack."""
    found: list[Target] = []
    for lines in _columns(world):
        for target in lines:
            found.append(target)
            if target.kind == SERVER:
                guests = world.servers[target.id].guests
                found.extend(Target(GUEST, guest) for guest in guests)
    return tuple(dict.fromkeys(found))


def _columns(world: World) -> tuple[Lines, ...]:
    """The racks, then what lies over and under them."""
    above, below = broad_lines(world, Place.ABOVE), broad_lines(world, Place.BELOW)
    return (*lines_of(world), above, below)


def first(world: World) -> Target | None:
    """Where the cursor begins: on the first server, if there is one."""
    found = order(world)
    return next((each for each in found if each.kind == SERVER), next(iter(found), None))


def server_of(world: World, target: Target | None) -> Server | None:
    """The server on which a thing is."""
    if target is None:
        return None
    if target.kind == SERVER:
        return world.servers.get(target.id)
    if target.kind == GUEST and target.id in world.guests:
        return world.servers.get(world.guests[target.id].host)
    if target.kind == APP and target.id in world.apps:
        return world.server_of(world.apps[target.id])
    if target.kind == SERVICE and target.id in world.services:
        return _weakest(world, world.services[target.id])
    return None


def _weakest(world: World, service: Service) -> Server | None:
    """Where a service stands still, or the first place where it runs."""
    apps = [world.apps[name] for name in service.apps if name in world.apps]
    fallen = [app for app in apps if app.state is not AppState.RUNNING]
    return world.server_of((fallen or apps)[0]) if apps else None


def exists(world: World, target: Target) -> bool:
    """Whether a thing is still there."""
    shelves = {
        SERVER: world.servers,
        GUEST: world.guests,
        APP: world.apps,
        SERVICE: world.services,
        RACK: world.racks,
    }
    if target.kind in shelves:
        return target.id in shelves[target.kind]
    return thing_of(world, target) is not None


def step(world: World, target: Target | None, way: str) -> Target | None:
    """The thing above, below, to the left or to the right.

    Up and down go from line to line. Right goes into what a line holds, one after the other,
    then to the next rack; left comes back. Over and under the racks lies what stands in none.
    """
    line = line_of(world, target)
    if line is None or target is None:
        return first(world)
    if way in ("up", "down"):
        return _vertical(world, line, -1 if way == "up" else 1)
    return _sideways(world, line, target, 1 if way == "right" else -1)


def line_of(world: World, target: Target | None) -> Target | None:
    """The thing on whose line a target lies."""
    if target is None:
        return None
    server = server_of(world, target)
    if server is not None:
        return None if server.state is ServerState.RETIRED else Target(SERVER, server.id)
    columns = _columns(world)
    if any(target in lines for lines in columns):
        return target
    for lines in columns:
        for line in lines:
            if line.kind != SERVER and target in _held(world, line):
                return line
    return None


def _held(world: World, line: Target) -> tuple[Target, ...]:
    """What can be selected on a line, itself first."""
    if line.kind == SERVER:
        return (line, *inside_of(world.servers[line.id]))
    if line.kind == RACK:
        return (line,)
    row = thing_row(world, line, Look())
    held = row.targets if isinstance(row, ThingRow) else (line,)
    return tuple(each for each in held if each.kind not in (SERVER, GUEST))


def _vertical(world: World, line: Target, by: int) -> Target:
    *racks, above, below = _columns(world)
    racks = [lines for lines in racks if lines]
    here = next((lines for lines in (*racks, above, below) if line in lines), ())
    place = here.index(line) + by
    if 0 <= place < len(here):
        return here[place]
    if here is above and by > 0:
        return racks[0][0] if racks else _end(below, 0, line)
    if here is below and by < 0:
        return racks[0][-1] if racks else _end(above, -1, line)
    if here not in racks:
        return line
    return _end(above, -1, line) if by < 0 else _end(below, 0, line)


def _end(lines: Lines, number: int, otherwise: Target) -> Target:
    return lines[number] if lines else otherwise


def _sideways(world: World, line: Target, target: Target, by: int) -> Target:
    held = _held(world, line)
    here = held.index(target) if target in held else 0
    if 0 <= here + by < len(held):
        return held[here + by]
    racks = [lines for lines in lines_of(world) if lines]
    place = next((number for number, lines in enumerate(racks) if line in lines), None)
    if place is None or not 0 <= place + by < len(racks):
        return target
    height = _unit(world, racks[place], line)
    return min(
        racks[place + by], key=lambda each: abs(_unit(world, racks[place + by], each) - height)
    )


def _unit(world: World, lines: Lines, line: Target) -> int:
    """The unit in which a line lies; of what is part of something, that of the thing above it. The
    head of a rack lies over all."""
    if line.kind == RACK:
        return world.racks[line.id].height + 1
    for each in reversed(lines[: lines.index(line) + 1]):
        thing = world.servers[each.id] if each.kind == SERVER else thing_of(world, each)
        unit = getattr(thing, "unit", 0)
        if unit:
            return int(unit)
    return 0
