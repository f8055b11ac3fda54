"""A row of a rack as a line: pure, and remembered by row."""

from functools import lru_cache

from dcgame.play import figures
from dcgame.tui.floor.kinds import (
    GUEST,
    MISPLACED,
    MOVING,
    RACK,
    SERVER,
    STARVED,
    Block,
    DayRow,
    FloorRow,
    GapRow,
    HeadRow,
    HoursRow,
    InsideRow,
    Lodger,
    RowKey,
    ServerRow,
    ThingRow,
    TitleRow,
)
from dcgame.tui.floor.things import (
    Drawn,
    ground_of,
    outlook_below,
    outlook_runs,
    painted,
    thing,
    title,
)
from dcgame.tui.floor.voting import VOICELESS
from dcgame.tui.widgets.ink import (
    NARROW,
    Line,
    Run,
    Zone,
    bar_of,
    cell,
    cut,
    ends,
    fit,
    gauge,
    lit,
    load_mark,
    load_tone,
    width_of,
)
from dcgame.words import N_, language, say
from dcgame.world.hardware import ServerState

SERVER_GLYPHS = {
    ServerState.UP: ("●", "good"),
    ServerState.OFF: ("○", "dim"),
    ServerState.BOOTING: ("◐", "accent"),
    ServerState.LOST: ("✖", "bad"),
    ServerState.RETIRED: ("·", "faint"),
}
TROUBLE = ("▲", "warn")
RESTING = ("◍", "accent")
WORK = "»"
INDENT = " " * 5
SHORTEST = 4
NAME, NARROW_NAME = 11, 8
WIDE_NAME = 14
WIDE = 40
NEARLY_FULL = 850
"""Of a pool's disk, per mille."""


def draw(row: RowKey, width: int) -> Drawn:
    """A row in ``width`` cells, borders included."""
    return _drawn(row, width, language())


@lru_cache(maxsize=4096)
def _drawn(row: RowKey, width: int, _: str) -> Drawn:
    """The same, remembered for a language."""
    inner = width - 2
    if isinstance(row, HeadRow):
        return Drawn(_head(row, width), (Zone(1, width - 1, RACK, row.rack),))
    if isinstance(row, FloorRow):
        return Drawn(fit((("└" + "─" * inner + "┘", "faint"),), width))
    if isinstance(row, GapRow):
        return Drawn(_framed(_gap(row, inner)))
    if isinstance(row, ServerRow):
        return _server(row, inner)
    if isinstance(row, InsideRow):
        return _inside(row, inner)
    if isinstance(row, DayRow):
        return _day(row, inner)
    if isinstance(row, HoursRow):
        return Drawn(_framed(_hours(inner)))
    if isinstance(row, ThingRow):
        return thing(row, width)
    if isinstance(row, TitleRow):
        return title(row, width)
    return Drawn(fit((), width))


def _framed(line: Line) -> Line:
    return (("│", "faint"), *line, ("│", "faint"))


def _head(row: HeadRow, width: int) -> Line:
    over = row.power > row.limit
    near = row.power * 10 > row.limit * 9
    tone = "bad" if over else "warn" if near else "dim"
    mark = "✖ " if over else "▲ " if near else ""
    figure = f" {mark}{figures.power(row.power)} / {figures.power(row.limit)} "
    if width < 28:
        figure = f" {mark}{figures.power(row.power)} "
    if row.heat is not None and len(row.rack) + len(figure) + 10 <= width:
        figure += f"{row.heat}° "
    if row.outlook is not None:
        told = outlook_runs(row.outlook, max(6, width - len(row.rack) - 9))
        figure, tone = f" {''.join(text for text, _ in told).strip()} ", told[0][1]
    name_of = f"{row.rack} · {row.site}" if row.site else row.rack
    title = f" {cut(name_of, max(3, width - len(figure) - 6))} "
    fill = "─" * max(0, width - 3 - len(title) - len(figure))
    mark = ":ghost" if row.ghost else ":cursor" if row.cursor else ""
    name = (title, f"title{mark}")
    line = (("┌", "faint"), name, (fill, "faint"), (figure, f"{tone}{mark}"), ("─┐", "faint"))
    return fit(line, width)


def _gap(row: GapRow, inner: int) -> Line:
    text = say(N_("{units} free"), units=row.units) if row.units > 1 else say(N_("free"))
    return fit(((f"{row.unit:>2} ", "faint"), ("· ", "faint"), (text, "faint")), inner)


def _server(row: ServerRow, inner: int) -> Drawn:
    glyph = TROUBLE if row.trouble and row.state is ServerState.UP else SERVER_GLYPHS[row.state]
    if row.resting and row.state is ServerState.UP:
        glyph = RESTING
    if row.voiceless:
        glyph = VOICELESS
    narrow = inner < NARROW
    longest = WIDE_NAME if inner >= WIDE else NARROW_NAME if narrow else NAME
    name = max(SHORTEST, min(row.column, longest))
    calm = "plain" if row.state is ServerState.UP else SERVER_GLYPHS[row.state][1]
    if row.voiceless:
        calm = VOICELESS[1]
    unit = "" if narrow else f"{row.unit:>2} "
    left: list[Run] = [(unit, "faint"), glyph, (" ", "plain")]
    left.append((cell(row.id, name) + " ", calm))
    start = width_of(tuple(left))
    room = inner - start - (0 if narrow else 1)
    zones = [Zone(1, inner + 1, SERVER, row.id)]
    if row.outlook is not None:
        left.extend(outlook_runs(row.outlook, room))
    elif row.paint is not None:
        left.extend(painted(row.paint, room))
    elif row.load is None:
        left.extend(_note(row, room))
    else:
        tail = _tail(row, room, narrow)
        blocks, found = _blocks(row.blocks, max(2 if narrow else 3, room - width_of(tail)))
        left.extend((*blocks, *tail))
        zones = [Zone(start + 1 + z.start, start + 1 + z.end, z.kind, z.id) for z in found] + zones
    line = fit(left, inner)
    if row.ghost:
        line = lit(line, "ghost")
    elif row.cursor:
        line = lit(line)
    elif row.state is ServerState.LOST:
        line = lit(line, "alert")
    return Drawn(_framed(line), tuple(zones))


def _tail(row: ServerRow, room: int, narrow: bool) -> Line:
    """The load in figures, and the work; where there is little room, the work alone."""
    load = row.load or 0
    percent = f"{min(999, load // 10):>2}%"
    lead = "" if narrow else " " * (5 - len(percent))
    figure: Line = ((lead + percent, load_tone(load)), (load_mark(load), load_tone(load)))
    if row.work is None:
        return figure
    work: Line = ((f"{WORK}{row.work // 10:>2}%", "accent"),)
    if room < width_of(figure) + width_of(work) + 4:
        return ((" ", "plain"), *work, (" ", "plain"))
    return (*figure, *work)


def _note(row: ServerRow, room: int) -> Line:
    tone = SERVER_GLYPHS[row.state][1]
    note = row.note if len(row.note) <= room else row.note.partition(" ")[0]
    runs: list[Run] = [(note, tone)]
    if row.work is not None and room <= len(note) + 8:
        return (*runs, (f" {row.work // 10}%", "dim"))
    if row.work is not None and room > len(note) + 8:
        width = min(12, room - len(note) - 7)
        runs += [(" ", "plain"), *gauge(width, row.work, "accent"), (f" {row.work // 10}%", "dim")]
    return tuple(runs)


def _blocks(blocks: tuple[Block, ...], width: int) -> tuple[Line, list[Zone]]:
    """The bar: each block begins with the first letter of what it is."""
    runs: list[Run] = []
    zones: list[Zone] = []
    used, asked = 0, 0
    scale = max(1000, sum(block.share for block in blocks))
    for block in blocks:
        asked += block.share
        end = min(width, -(-asked * width // scale))
        cells = end - used
        if block.share > 0 and cells == 0 and used < width:
            cells = 1
        if cells <= 0:
            continue
        tone = "dim" if block.colour is None else f"svc{block.colour}"
        runs.append((block.target.id[:1], f"{tone}:block"))
        runs.append(("█" * (cells - 1), tone))
        zones.append(Zone(used, used + cells, block.target.kind, block.target.id))
        used += cells
    runs.append(("·" * (width - used), "faint"))
    return tuple(run for run in runs if run[0]), zones


def _indent(inner: int) -> str:
    """How far what lives on a server stands from the edge."""
    return " " if inner < NARROW else INDENT


def _hours(inner: int) -> Line:
    """The axis of the days: 0, 6, 12, 18."""
    width = _day_width(inner)
    hours = (0, 6, 12, 18) if width >= 12 else (0, 12)
    text = "".join(cell(str(hour), width // len(hours)) for hour in hours)
    return fit(((_indent(inner), "plain"), (text, "faint")), inner)


def _day_width(inner: int) -> int:
    """Cells of a day: one for each half hour where there is room, or for more of them."""
    room = inner - len(_indent(inner)) - 7
    return next((width for width in (48, 24, 16, 12) if width <= room), 8)


def _day(row: DayRow, inner: int) -> Drawn:
    width = _day_width(inner)
    size = len(row.loads) // width
    runs: list[Run] = [(_indent(inner), "plain")]
    for column in range(width):
        highest = max(row.loads[column * size : (column + 1) * size])
        tone = load_tone(highest)
        here = column == row.now // size
        runs.append((bar_of(highest), f"{tone}:cursor" if here else tone))
    peak = min(999, row.highest // 10)
    tone = load_tone(row.highest)
    line = ends(runs, ((f"{peak:>3}%", tone), (load_mark(row.highest), tone)), inner)
    return Drawn(_framed(line), (Zone(1, inner + 1, SERVER, row.server),))


def _inside(row: InsideRow, inner: int) -> Drawn:
    """Who lives there; names get shorter, then the last are only counted. While something is
    placed: why it cannot come here, or how long processors would wait."""
    below = outlook_below(row.outlook, inner - len(_indent(inner))) if row.outlook else ()
    if below:
        line = fit(((_indent(inner), "plain"), *below), inner)
        return Drawn(_framed(line), (Zone(1, inner + 1, SERVER, row.server),))
    tail: Line = ()
    if row.ram is not None and inner >= 24:
        tail = ((f"ram {min(999, row.ram // 10):>2}%", load_tone(row.ram)), (" ", "plain"))
    tail = (*_disks(row, inner), *tail)
    room = inner - len(_indent(inner)) - width_of(tail) - 1
    if not row.lodgers:
        words = (row.duty, "dim") if row.duty else (say(N_("empty")) if tail else "", "faint")
        empty = ((_indent(inner), "plain"), words)
        line = ends(empty, tail, inner)
        zones = (Zone(1, inner + 1, SERVER, row.server),)
        return Drawn(_framed(lit(line) if row.cursor else line), zones)
    runs, found = _lodgers(row.lodgers, room, inner >= WIDE)
    line = ends(((_indent(inner), "plain"), *runs), tail, inner)
    start = 1 + len(_indent(inner))
    inside = [Zone(start + z.start, start + z.end, z.kind, z.id) for z in found]
    return Drawn(_framed(line), (*inside, Zone(1, inner + 1, SERVER, row.server)))


def _disks(row: InsideRow, inner: int) -> Line:
    """The disks that a node gives to its pool, each as high as it is full; where there is little
    room only if one is dead."""
    if not row.disks or (inner < WIDE and None not in row.disks):
        return ()
    marks: Line = tuple(
        ("✖", "bad") if fill is None else (bar_of(fill), "warn" if fill >= NEARLY_FULL else "dim")
        for fill in row.disks
    )
    return (*marks, (" ", "plain"))


def _lodgers(lodgers: tuple[Lodger, ...], room: int, shares: bool) -> tuple[Line, list[Zone]]:
    """As many as fit, the rest counted; then those with a sign come first."""
    longest, works = _longest(lodgers, room, shares)
    if longest == SHORTEST:
        lodgers = tuple(sorted(lodgers, key=lambda each: not each.glyph))
    parts = [_lodger(lodger, longest, shares, works) for lodger in lodgers]
    chosen = next((i for i, each in enumerate(lodgers) if each.cursor or each.ghost), 0)
    first = 0
    while first < chosen and _shown(parts, first, room) <= chosen:
        first += 1
    end = _shown(parts, first, room)
    runs: list[Run] = []
    zones: list[Zone] = []
    used = 0
    for lodger, part in zip(lodgers[first:end], parts[first:end], strict=True):
        runs.extend((*part, (" ", "plain")))
        zones.append(Zone(used, used + width_of(part), lodger.target.kind, lodger.target.id))
        used += width_of(part) + 1
    if end < len(lodgers):
        runs.append((cut(f"+{len(lodgers) - end}", room - used), "dim"))
    return tuple(runs), zones


def _shown(parts: list[Line], first: int, room: int) -> int:
    """Where the line ends that begins with part ``first``; those that follow are counted on it."""
    used = 0
    for number, part in enumerate(parts[first:], first):
        last = number == len(parts) - 1
        more = 0 if last else 1 + len(f"+{len(parts) - number}")
        if used + width_of(part) + more > room:
            return number
        used += width_of(part) + 1
    return len(parts)


def _longest(lodgers: tuple[Lodger, ...], room: int, shares: bool) -> tuple[int, bool]:
    """How long names may be, and whether the work on them may be told, so that all have room."""
    names = [len(lodger.target.id) for lodger in lodgers]
    for works in (True, False):
        rest = sum(width_of(_lodger(each, 0, shares, works)) + 1 for each in lodgers)
        for longest in range(16, SHORTEST, -1):
            if sum(min(name, longest) for name in names) + rest <= room + 1:
                return longest, works
    return SHORTEST, False


def _lodger(lodger: Lodger, longest: int, shares: bool, works: bool) -> Line:
    tone = "dim" if lodger.colour is None else f"svc{lodger.colour}"
    if lodger.fallen:
        tone = "bad"
    elif lodger.glyph:
        tone = {STARVED: "warn", MISPLACED: "warn", MOVING: "accent"}.get(lodger.glyph, "dim")
    text = lodger.glyph + cut(lodger.target.id, longest)
    if lodger.work is not None and works:
        text += f"{WORK}{lodger.work // 10}%"
    run: Line = ((text, tone),)
    if shares and not lodger.glyph and lodger.target.kind == GUEST:
        run = (*run, (f" {lodger.share // 10}%", "dim"))
    if lodger.paint is not None:
        paint = lodger.paint
        run = ((paint.mark + cut(lodger.target.id, longest), paint.tone),)
        run = lit(run, ground_of(paint)) if paint.strong else run
    if lodger.ghost:
        return lit(run, "ghost")
    return lit(run) if lodger.cursor else run
