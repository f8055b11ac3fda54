"""A room small enough for a list of games: a box a rack, a line a server. Pure."""

from collections.abc import Iterator, Sequence

from dcgame.kernel.units import WHOLE
from dcgame.tui.floor.drawing import SERVER_GLYPHS, TROUBLE
from dcgame.tui.floor.plan import servers_in
from dcgame.tui.floor.readings import colour_of, reading
from dcgame.tui.widgets.ink import FULL, Line, Run, cut, fit, merged
from dcgame.world.hardware import Server, ServerState
from dcgame.world.world import World

NARROWEST, WIDEST = 6, 16


def thumbnail(world: World, width: int, height: int) -> tuple[Line, ...]:
    """The racks side by side, as many as fit; what is left out is counted at the right."""
    racks = sorted(world.racks)
    wide = max(NARROWEST, min(WIDEST, width // max(1, len(racks))))
    shown = racks[: max(1, width // wide)]
    columns = [_rack(world, rack, wide, height) for rack in shown]
    lines = [merged(run for column in columns for run in column[y]) for y in range(height)]
    missing = len(racks) - len(shown)
    if missing:
        lines[0] = fit((*lines[0], (f" +{missing}", "dim")), width)
    return tuple(fit(line, width) for line in lines)


def _rack(world: World, rack: str, wide: int, height: int) -> list[Line]:
    servers = servers_in(world, rack)
    room = max(1, height - 2)
    inner = wide - 2
    if len(servers) <= room:
        body = [_server(world, server, inner) for server in servers]
    else:
        body = list(_crowd(world, servers, inner, room))
    body += [fit((), inner)] * (room - len(body))
    title = cut(rack, inner)
    head = (("┌", "faint"), (title, "title"), ("─" * (inner - len(title)) + "┐", "faint"))
    foot = (("└" + "─" * inner + "┘", "faint"),)
    return [head, *((("│", "faint"), *line, ("│", "faint")) for line in body), foot]


def _glyph(world: World, server: Server) -> Run:
    troubled = server.state is ServerState.UP and reading(world, server).trouble
    return TROUBLE if troubled else SERVER_GLYPHS[server.state]


def _server(world: World, server: Server, inner: int) -> Line:
    """Its sign, and what fills it, each tenant in its service's colour."""
    room = inner - 2
    runs: list[Run] = [_glyph(world, server), (" ", "plain")]
    used = 0
    for machine, share in reading(world, server).shares:
        cells = min(room - used, max(1 if share else 0, share * room // WHOLE))
        colour = colour_of(world, machine)
        runs.append((FULL * cells, "dim" if colour is None else f"svc{colour}"))
        used += cells
    rest = "·" if server.state is ServerState.UP else " "
    return fit((*runs, (rest * (room - used), "faint")), inner)


def _crowd(world: World, servers: Sequence[Server], inner: int, room: int) -> Iterator[Line]:
    """More servers than lines: a sign each, the troubled ones first."""
    calm = (SERVER_GLYPHS[ServerState.UP], SERVER_GLYPHS[ServerState.OFF])
    signs = sorted((_glyph(world, each) for each in servers), key=lambda sign: sign in calm)
    for first in range(0, min(len(signs), inner * room), inner):
        yield fit(merged(signs[first : first + inner]), inner)
