"""A room small enough for a list of games: a box a rack, a line for each machine in it; over the
boxes what feeds and cools them, under them what they share. Pure."""

from collections.abc import Iterator, Sequence

from dcgame.kernel.units import WHOLE
from dcgame.tui.floor.drawing import SERVER_GLYPHS, TROUBLE
from dcgame.tui.floor.fixtures.base import Place
from dcgame.tui.floor.fixtures.registry import fixture_of, sections, standing, thing_of, tops
from dcgame.tui.floor.kinds import OFFER, Look, Piece, Target
from dcgame.tui.floor.plan import servers_in
from dcgame.tui.floor.readings import colour_of, reading
from dcgame.tui.widgets.ink import FULL, Line, Run, cut, fit, merged
from dcgame.world.hardware import Server, ServerState
from dcgame.world.world import World

NARROWEST, WIDEST = 6, 16
ROOMY = 6
"""Lines from which on there is room for what stands over and under the racks."""

Machine = Server | Target


def thumbnail(world: World, width: int, height: int) -> tuple[Line, ...]:
    """The racks side by side, as many as fit; what is left out is counted at the right."""
    above = _shared(world, Place.ABOVE, width) if height >= ROOMY else ()
    below = _shared(world, Place.BELOW, width) if height >= ROOMY else ()
    tall = height - len(above) - len(below)
    racks = world.rack_names()
    wide = max(NARROWEST, min(WIDEST, width // max(1, len(racks))))
    shown = racks[: max(1, width // wide)]
    columns = [_rack(world, rack, wide, tall) for rack in shown]
    lines = [merged(run for column in columns for run in column[y]) for y in range(tall)]
    missing = len(racks) - len(shown)
    if missing:
        lines[0] = fit((*lines[0], (f" +{missing}", "dim")), width)
    return tuple(fit(line, width) for line in (*above, *lines, *below))


def tallest(world: World) -> int:
    """Lines that the whole room takes."""
    racks = max((len(_machines(world, rack)) + 3 for rack in world.racks), default=2)
    return racks + sum(bool(_shared(world, place, 80)) for place in (Place.ABOVE, Place.BELOW))


def _shared(world: World, place: Place, width: int) -> tuple[Line, ...]:
    """What stands in no rack, on one line: the sign and name of each, what ails first."""
    targets = [
        target
        for fixture, found in sections(world, place)
        if fixture.kind != OFFER
        for target in found
    ]
    signs = [(_sign(world, target), target.id) for target in targets]
    signs.sort(key=lambda sign: sign[0][1] not in ("bad", "warn"))
    runs: list[Run] = []
    for sign, name in signs:
        if sum(len(text) for text, _ in runs) + len(name) + 2 > width:
            break
        runs += [sign, (f"{name} ", "dim")]
    return (fit(runs, width),) if runs else ()


def _sign(world: World, target: Target) -> Run:
    """The sign that a thing has on the floor."""
    fixture, thing = fixture_of(target.kind), thing_of(world, target)
    if fixture is None or fixture.row is None or thing is None:
        return ("·", "faint")
    return fixture.row(world, thing, Look()).glyph


def _machines(world: World, rack: str) -> list[Machine]:
    """Servers and what else takes units of a rack, from the top."""
    found: list[tuple[int, Machine]] = [(each.unit, each) for each in servers_in(world, rack)]
    found += [(unit, target) for unit, _, target in standing(world).get(rack, ())]
    return [machine for _, machine in sorted(found, key=lambda each: -each[0])]


def _rack(world: World, rack: str, wide: int, height: int) -> list[Line]:
    machines = _machines(world, rack)
    room = max(1, height - 2)
    inner = wide - 2
    body = [_line(world, each, inner) for each in machines]
    if len(machines) > room:
        body = list(_crowd(world, machines, inner, room))
    wires = _wires(world, rack, inner)
    if wires and len(body) < room:
        body.insert(0, wires)
    body += [fit((), inner)] * (room - len(body))
    title = cut(rack, inner)
    head = (("┌", "faint"), (title, "title"), ("─" * (inner - len(title)) + "┐", "faint"))
    foot = (("└" + "─" * inner + "┘", "faint"),)
    return [head, *((("│", "faint"), *line, ("│", "faint")) for line in body), foot]


def _wires(world: World, rack: str, inner: int) -> Line:
    """Its distribution and its switches: a mark for each side."""
    runs: list[Run] = []
    for target in tops(world).get(rack, ()):
        fixture, thing = fixture_of(target.kind), thing_of(world, target)
        if fixture is not None and fixture.row is not None:
            row = fixture.row(world, thing, Look())
            marks = (_mark(piece) for piece in row.pieces)
            runs += [row.glyph, *marks, (" ", "plain")]
    return fit(runs, inner) if runs else ()


def _mark(piece: Piece) -> Run:
    """How one side is: the mark that it begins with, or a dot in the tone of its load."""
    text, tone = (piece.shorter or (piece.runs,))[0][0]
    sign = next((each for each in text if each in "●▲✖◐"), "")
    return (sign or "●", tone)


def _glyph(world: World, machine: Machine) -> Run:
    if isinstance(machine, Target):
        return _sign(world, machine)
    troubled = machine.state is ServerState.UP and reading(world, machine).trouble
    return TROUBLE if troubled else SERVER_GLYPHS[machine.state]


def _line(world: World, machine: Machine, inner: int) -> Line:
    """Its sign, and of a server what fills it, each tenant in its service's colour."""
    room = inner - 2
    runs: list[Run] = [_glyph(world, machine), (" ", "plain")]
    if isinstance(machine, Target):
        return fit((*runs, (cut(machine.id, room), "plain")), inner)
    used = 0
    for tenant, share in reading(world, machine).shares:
        cells = min(room - used, max(1 if share else 0, share * room // WHOLE))
        colour = colour_of(world, tenant)
        runs.append((FULL * cells, "dim" if colour is None else f"svc{colour}"))
        used += cells
    rest = "·" if machine.state is ServerState.UP else " "
    return fit((*runs, (rest * (room - used), "faint")), inner)


def _crowd(world: World, machines: Sequence[Machine], inner: int, room: int) -> Iterator[Line]:
    """More machines than lines: a sign each, the troubled ones first."""
    calm = (SERVER_GLYPHS[ServerState.UP], SERVER_GLYPHS[ServerState.OFF])
    signs = sorted((_glyph(world, each) for each in machines), key=lambda sign: sign in calm)
    for first in range(0, min(len(signs), inner * room), inner):
        yield fit(merged(signs[first : first + inner]), inner)
