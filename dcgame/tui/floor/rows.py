"""From the world to the rows of the racks: pure, so that it can be tested without a terminal.

A row is a small value. Two equal rows look the same, so only rows that differ are drawn again.
"""

from functools import lru_cache

from attrs import evolve

from dcgame.kernel.units import DAY, SLOT, PerMille, Seconds
from dcgame.play import figures
from dcgame.tui.floor.fixtures.pools import disk_fill
from dcgame.tui.floor.fixtures.registry import fixture_of, standing, thing_of
from dcgame.tui.floor.kinds import (
    APP,
    APP_GLYPHS,
    EMPTY,
    GUEST,
    GUEST_GLYPHS,
    HALF_HOUR,
    MISPLACED,
    MOVING,
    RACK,
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
    Outlook,
    Paint,
    Piece,
    RowKey,
    ServerRow,
    Target,
    TitleRow,
    unpainted,
)
from dcgame.tui.floor.lasting import share_done
from dcgame.tui.floor.misplaced import misplaced
from dcgame.tui.floor.plan import Kind, Slot, plan_of, servers_in
from dcgame.tui.floor.readings import (
    colour_of,
    day_of,
    rack_heat,
    rack_power,
    reading,
    starved,
    work_around,
    work_on,
)
from dcgame.tui.floor.voting import voiceless, witnesses
from dcgame.words import N_, say
from dcgame.world.app import AppState
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Maintenance, Server, ServerState
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World

QUIET = ("·", "○")
"""Marks of an overlay for what it has nothing to say of."""
LEAVING = (JobKind.MIGRATE, JobKind.RELOCATE, JobKind.LIVE)
"""Work that takes a guest to another host."""


def rows_of(world: World, look: Look) -> tuple[tuple[RowKey, ...], ...]:
    """The rows of each rack, from the top; racks in the order of their ids."""
    plan = plan_of(world, look.tall, look.day, look.rack)
    return tuple(tuple(row_of(world, slot, look) for slot in rack) for rack in plan.racks)


def height_of(world: World) -> int:
    """Rows of the floor when every server has two."""
    return plan_of(world, True).height


class Rows:
    """The rows of a room as it stands and is looked at. Of the rows before, those are taken over
    that are the same whatever else is selected now."""

    def __init__(self, world: World, look: Look, before: "Rows | None" = None) -> None:
        self._world, self._look = world, look
        self._made: dict[Slot, RowKey] = {}
        self._kept: dict[Slot, RowKey] = {}
        if before is not None and before._world is world and _differ_in_cursor(look, before._look):
            self._kept = {
                slot: row
                for slot, row in (before._kept | before._made).items()
                if not _concerns(world, slot, before._look.cursor)
                and not _concerns(world, slot, look.cursor)
            }

    def __call__(self, slot: Slot) -> RowKey:
        """The row of a slot."""
        row = self._kept.get(slot) or self._made.get(slot)
        if row is None:
            row = self._made[slot] = row_of(self._world, slot, self._look)
        return row


def _differ_in_cursor(one: Look, other: Look) -> bool:
    """Whether two looks are the same but for the cursor; overlays tell of what is under it."""
    plain = one.paint is unpainted and other.paint is unpainted
    quiet = not one.outlooks and not other.outlooks and one.ghost is None and other.ghost is None
    same = (one.tall, one.day, one.rack) == (other.tall, other.day, other.rack)
    return plain and quiet and same


def _concerns(world: World, slot: Slot, cursor: Target | None) -> bool:
    """Whether the row of a slot can depend on that cursor."""
    if cursor is None or slot.target is None:
        return False
    if slot.kind is Kind.THING or cursor.kind not in (SERVER, GUEST, APP):
        return True
    if slot.target.kind != SERVER or slot.target.id not in world.servers:
        return False
    server = world.servers[slot.target.id]
    if cursor.kind == SERVER:
        return cursor.id == server.id
    if cursor.kind == GUEST:
        return cursor.id in server.guests
    app = world.apps.get(cursor.id)
    return app is None or app.on == server.id or app.on in server.guests


def row_of(world: World, slot: Slot, look: Look) -> RowKey:
    """One row, as the world stands."""
    kind, target = slot.kind, slot.target
    if kind is Kind.GAP:
        return GapRow(slot.unit, slot.units)
    if target is None:
        return HoursRow() if kind is Kind.HOURS else FloorRow()
    if kind is Kind.HEAD:
        return _head(world, target.id, look)
    if kind is Kind.THING:
        return thing_row(world, target, look)
    if kind is Kind.TITLE:
        fixture = fixture_of(target.kind)
        return TitleRow(say(fixture.title) if fixture else "")
    server = world.servers[target.id]
    if kind is Kind.INSIDE:
        return _inside_row(world, server, look)
    if kind is Kind.DAY:
        return _day_row(world, server)
    return _server_row(world, server, look)


def _head(world: World, name: str, look: Look) -> HeadRow:
    rack = world.racks[name]
    taken = sum(server.model.height for server in servers_in(world, name))
    taken += sum(height for _, height, _ in standing(world).get(name, ()))
    here = Target(RACK, name)
    return HeadRow(
        name,
        rack_power(world, name),
        rack.limit,
        rack.height - taken,
        look.cursor == here,
        look.ghost == here,
        look.outlooks.get(here),
        rack_heat(world, name),
        rack.site,
    )


def thing_row(world: World, target: Target, look: Look) -> RowKey:
    """The row of what is no server; an empty one once it is gone."""
    fixture, thing = fixture_of(target.kind), thing_of(world, target)
    if fixture is None or fixture.row is None or thing is None:
        return EMPTY
    row = fixture.row(world, thing, look)
    if not row.cursor and look.cursor is not None and look.cursor in row.targets[1:]:
        pieces = tuple(
            changed_piece(piece) if piece.target == look.cursor else piece for piece in row.pieces
        )
        row = evolve(row, pieces=pieces)
    outlook, paint = look.outlooks.get(target), look.paint(target)
    if outlook is not None:
        return evolve(row, outlook=outlook, ghost=look.ghost == target)
    return row if paint is None else evolve(row, paint=paint)


def changed_piece(piece: Piece) -> Piece:
    """A piece under the cursor."""
    return evolve(piece, lit=True)


def _server_row(world: World, server: Server, look: Look) -> ServerRow:
    here = Target(SERVER, server.id)
    read = reading(world, server)
    job = work_around(world, server)
    return ServerRow(
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
        column=_column(world, server.rack),
        note=_note(world, server),
        resting=server.maintenance is not Maintenance.NONE,
        voiceless=server.id in voiceless(world),
        work=_booted(server, world.now) if job is None else _done(job, world.now),
        cursor=look.cursor == here or (not look.tall and _holds(world, server, look.cursor)),
        ghost=look.ghost == here,
        outlook=_outlook(server, look),
        paint=_painted(server, look.paint(here)),
    )


def _painted(server: Server, paint: Paint | None) -> Paint | None:
    """What an overlay says of a server; that it is lost is said unless there is more to say."""
    quiet = paint is not None and paint.mark in QUIET
    return None if quiet and server.state is ServerState.LOST else paint


@lru_cache(maxsize=128)
def _column(world: World, rack: str) -> int:
    """How wide the names in a rack are."""
    return max((len(server.id) for server in servers_in(world, rack)), default=0)


def _inside_row(world: World, server: Server, look: Look) -> InsideRow:
    up = server.state is ServerState.UP
    read = reading(world, server)
    shares = dict(read.shares)
    return InsideRow(
        server=server.id,
        ram=read.ram if up else None,
        lodgers=tuple(
            _lodger(world, each, shares.get(each.id, 0), look) for each in inside_of(server)
        ),
        cursor=look.cursor == Target(SERVER, server.id),
        disks=disk_fill(world, server),
        duty=_duty(world, server),
        outlook=_foretold(server, look),
    )


def _outlook(server: Server, look: Look) -> Outlook | None:
    """What placing says on the line of a server: that it is refused, where the line under it has
    room for the reason."""
    outlook = look.outlooks.get(Target(SERVER, server.id))
    if outlook is None or not outlook.refused or not look.tall or not _foretold(server, look):
        return outlook
    return evolve(outlook, refused=say(N_("refused")))


def _foretold(server: Server, look: Look) -> Outlook | None:
    """What placing says of a server, unless it says something of what lives there."""
    if any(each in look.outlooks for each in inside_of(server)):
        return None
    return look.outlooks.get(Target(SERVER, server.id))


def _duty(world: World, server: Server) -> str:
    """What a server is there for that carries nothing: its vote."""
    if server.state is not ServerState.UP or server.id not in witnesses(world):
        return ""
    return say(N_("votes in {cluster}"), cluster=witnesses(world)[server.id])


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
    """Its share in hundredths, as they are shown: a row need not change for less."""
    glyph, fallen = _condition(world, target)
    guest = world.guests.get(target.id)
    chosen = look.cursor
    deeper = chosen is not None and chosen.kind == APP and guest and chosen.id in guest.apps
    return Lodger(
        target,
        glyph,
        fallen,
        share // 10 * 10,
        colour_of(world, target.id),
        _done(work_on(world, target.id), world.now) or _starts(guest, world.now),
        chosen == target or bool(deeper) or _serves(world, target, chosen),
        look.ghost == target,
        look.paint(target),
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
        if state is GuestState.RUNNING and _is_leaving(world, target.id):
            return MOVING, False
        if state is GuestState.RUNNING and misplaced(world, world.guests[target.id]):
            return MISPLACED, False
        return GUEST_GLYPHS[state], state in (GuestState.LOST, GuestState.WAITING)
    doing = world.apps[target.id].state
    return APP_GLYPHS[doing], doing is AppState.CRASHED


def _is_leaving(world: World, guest: str) -> bool:
    """Whether a guest is on its way to another host."""
    job = work_on(world, guest)
    return job is not None and job.goal in world.servers and job.kind in LEAVING


def _done(job: Job | None, now: Seconds) -> PerMille | None:
    """In hundredths: a row need not change for every kilobyte."""
    return None if job is None else job.done_per_mille(now) // 10 * 10


def _starts(guest: Guest | None, now: Seconds) -> PerMille | None:
    """How far a guest has booted."""
    if guest is None or guest.state is not GuestState.BOOTING or guest.ready_at is None:
        return None
    return share_done(guest.changed_at, guest.ready_at, now) // 10 * 10


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
    return share_done(server.changed_at, server.ready_at, now) // 10 * 10


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
