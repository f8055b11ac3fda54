"""From the world to the rows of the racks: pure, so that it can be tested without a terminal.

A row is a small value. Two equal rows look the same, so only rows that differ are drawn again.
"""

from collections.abc import Iterator

from dcgame.kernel.units import DAY, SLOT, PerMille, Seconds
from dcgame.play import figures
from dcgame.tui.floor.kinds import (
    APP,
    APP_GLYPHS,
    GUEST,
    GUEST_GLYPHS,
    HALF_HOUR,
    SERVER,
    SERVICE,
    STARVED,
    Block,
    DayRow,
    FloorRow,
    GapRow,
    HeadRow,
    HoursRow,
    InsideRow,
    Lodger,
    Look,
    RowKey,
    ServerRow,
    Target,
)
from dcgame.tui.floor.readings import (
    colour_of,
    day_of,
    rack_power,
    reading,
    starved,
    work_around,
    work_on,
)
from dcgame.words import N_, say
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.hardware import Rack, Server, ServerState
from dcgame.world.job import Job
from dcgame.world.world import World


def rows_of(world: World, look: Look) -> tuple[tuple[RowKey, ...], ...]:
    """The rows of each rack, from the top; racks in the order of their ids."""
    return tuple(tuple(_rack_rows(world, world.racks[rack], look)) for rack in sorted(world.racks))


def servers_in(world: World, rack: str) -> tuple[Server, ...]:
    """The servers of a rack, from the top."""
    found = [
        server
        for server in world.servers.values()
        if server.rack == rack and server.state is not ServerState.RETIRED
    ]
    return tuple(sorted(found, key=lambda server: -server.unit))


def height_of(world: World) -> int:
    """Rows of the tallest rack when every server has two."""
    return max((len(rack) for rack in rows_of(world, Look(tall=True))), default=0)


def _rack_rows(world: World, rack: Rack, look: Look) -> Iterator[RowKey]:
    servers = servers_in(world, rack.id)
    free = rack.height - sum(server.model.height for server in servers)
    yield HeadRow(rack.id, rack_power(world, rack.id), rack.limit, free)
    if look.day:
        yield HoursRow()
    above = rack.height + 1
    column = max((len(server.id) for server in servers), default=0)
    for server in servers:
        top = server.unit + server.model.height
        if above > top:
            yield GapRow(top, above - top)
        yield from _server_rows(world, server, look, column)
        above = server.unit
    if above > 1:
        yield GapRow(1, above - 1)
    yield FloorRow()


def _server_rows(world: World, server: Server, look: Look, column: int) -> Iterator[RowKey]:
    here = Target(SERVER, server.id)
    read = reading(world, server)
    outlook = look.outlooks.get(here)
    job = work_around(world, server)
    inside = inside_of(server)
    yield ServerRow(
        id=server.id,
        unit=server.unit,
        state=server.state,
        trouble=read.trouble,
        load=read.load if server.state is ServerState.UP else None,
        blocks=tuple(
            Block(
                Target(GUEST if key in world.guests else APP, key),
                share,
                colour_of(world, key),
            )
            for key, share in read.shares
        ),
        column=column,
        note=_note(world, server),
        work=_booted(server, world.now) if job is None else _done(job, world.now),
        cursor=look.cursor == here or (not look.tall and _holds(world, server, look.cursor)),
        ghost=look.ghost == here,
        outlook=outlook,
    )
    if server.guests or (look.tall and (inside or server.state is ServerState.UP)):
        shares = dict(read.shares)
        yield InsideRow(
            server=server.id,
            ram=read.ram if server.state is ServerState.UP else None,
            lodgers=tuple(_lodger(world, each, shares.get(each.id, 0), look) for each in inside),
            cursor=look.cursor == here,
        )
    if look.day and server.state is ServerState.UP:
        yield _day_row(world, server)


def _holds(world: World, server: Server, chosen: Target | None) -> bool:
    """Whether the chosen thing is on a server whose applications have no line of their own."""
    if server.guests:
        return False
    return any(each == chosen or _serves(world, each, chosen) for each in inside_of(server))


def inside_of(server: Server) -> tuple[Target, ...]:
    """What lives on a server: guests, then its own applications."""
    return (
        *(Target(GUEST, guest) for guest in server.guests),
        *(Target(APP, app) for app in server.apps),
    )


def _lodger(world: World, target: Target, share: PerMille, look: Look) -> Lodger:
    glyph, fallen = _condition(world, target)
    guest = world.guests.get(target.id)
    chosen = look.cursor
    deeper = chosen is not None and chosen.kind == APP and guest and chosen.id in guest.apps
    return Lodger(
        target,
        glyph,
        fallen,
        share,
        colour_of(world, target.id),
        _done(work_on(world, target.id), world.now),
        chosen == target or bool(deeper) or _serves(world, target, chosen),
        look.ghost == target,
    )


def _serves(world: World, target: Target, chosen: Target | None) -> bool:
    """Whether the service that is selected lives there."""
    if chosen is None or chosen.kind != SERVICE:
        return False
    guest = world.guests.get(target.id) if target.kind == GUEST else None
    apps = guest.apps if guest else (target.id,)
    return any(world.apps[app].service == chosen.id for app in apps if app in world.apps)


def _condition(world: World, target: Target) -> tuple[str, bool]:
    if target.kind == GUEST:
        state = world.guests[target.id].state
        if state is GuestState.RUNNING and starved(world, target.id):
            return STARVED, False
        return GUEST_GLYPHS[state], state in (GuestState.LOST, GuestState.WAITING)
    doing = world.apps[target.id].state
    return APP_GLYPHS[doing], doing is AppState.CRASHED


def _done(job: Job | None, now: Seconds) -> PerMille | None:
    """In hundredths: a row need not change for every kilobyte."""
    return None if job is None else job.done_per_mille(now) // 10 * 10


def _day_row(world: World, server: Server) -> DayRow:
    day = day_of(world, server)
    return DayRow(
        server.id,
        tuple(max(day[first : first + HALF_HOUR]) for first in range(0, len(day), HALF_HOUR)),
        world.now % DAY // (SLOT * HALF_HOUR),
        max(day),
    )


def _booted(server: Server, now: Seconds) -> PerMille | None:
    if server.state is not ServerState.BOOTING or server.ready_at is None:
        return None
    span = max(1, server.ready_at - server.changed_at)
    return min(1000, (now - server.changed_at) * 1000 // span) // 10 * 10


def _note(world: World, server: Server) -> str:
    if server.state is ServerState.LOST:
        return say(N_("lost {hour}"), hour=figures.hour(server.changed_at))
    if server.state is ServerState.BOOTING:
        return say(N_("boots"))
    if server.state is ServerState.OFF:
        if work_on(world, server.id):
            return say(N_("being set up"))
        return say(N_("off"))
    return ""
