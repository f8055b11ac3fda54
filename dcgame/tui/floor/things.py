"""The line of what is no server, in a rack or under all of them; what an overlay says; what
placing would do. Pure."""

from collections.abc import Iterator

from attrs import evolve, frozen

from dcgame.sim.gauges.contention import BAD, SIGNIFICANT
from dcgame.tui.floor.kinds import Outlook, Paint, Piece, ThingRow, TitleRow
from dcgame.tui.widgets.ink import (
    ELLIPSIS,
    NARROW,
    Line,
    Run,
    Zone,
    cell,
    cut,
    fit,
    gauge,
    lit,
    load_mark,
    load_tone,
    width_of,
)
from dcgame.words import N_, say

LEAST_BAR, MOST_BAR = 3, 14
LEAST_REASON = 14
"""Cells in which the beginning of a reason says more than that there is one."""
LEAST_NAME, MOST_NAME = 4, 14
STEP = 2
"""Cells that a part stands deeper than the whole."""


@frozen
class Drawn:
    """A line, and what its cells stand for."""

    line: Line
    zones: tuple[Zone, ...] = ()


def thing(row: ThingRow, width: int) -> Drawn:
    """Its glyph and name, then as many of its pieces as there is room for."""
    inner = width if row.broad else width - 2
    if row.broad:
        head = " "
    elif inner < NARROW:
        head = " " * row.deep
    elif row.unit is not None and not row.deep:
        head = f"{row.unit:>2} "
    else:
        head = " " * (3 if row.bare else 1 + STEP * row.deep)
    name = max(len(row.name), row.column) if row.broad else max(LEAST_NAME, len(row.name))
    tone = row.glyph[1] if row.fallen else "plain"
    left: list[Run] = [(head, "faint"), row.glyph, (" ", "plain")]
    if not row.bare:
        left.append((cell(row.name, min(name, MOST_NAME)) + " ", tone))
    start = width_of(tuple(left))
    own = (Zone(0, width, row.target.kind, row.target.id),)
    zones: list[Zone] = []
    room = inner - start
    if row.outlook is not None:
        left.extend(outlook_runs(row.outlook, room - (0 if inner < NARROW else 1)))
    elif row.paint is not None:
        left.extend(painted(row.paint, room - (0 if inner < NARROW else 1)))
    else:
        runs, zones = _pieces(row.pieces, room, start + (0 if row.broad else 1))
        left.extend(runs)
    line = fit(left, inner)
    if row.ghost:
        line = lit(line, "ghost")
    elif row.cursor:
        line = lit(line)
    elif row.fallen:
        line = lit(line, "alert")
    if not row.broad:
        line = (("│", "faint"), *line, ("│", "faint"))
    return Drawn(line, (*zones, *own))


def _pieces(pieces: tuple[Piece, ...], room: int, start: int) -> tuple[Line, list[Zone]]:
    """Those that fit, with bars as long as the rest allows."""
    shown, shortest = _short_enough(pieces, room), LEAST_BAR
    while shown and _least(shown, shortest) > room:
        last = max(reversed(shown), key=lambda piece: piece.rank)
        if last.rank <= 1 and shortest:
            shortest = 0
        else:
            shown = [piece for piece in shown if piece.rank != last.rank]
    bars = sum(piece.bar is not None for piece in shown)
    spare = room - _least(shown, shortest)
    bar_width = min(MOST_BAR, shortest + spare // bars) if bars and shortest else 0
    runs: list[Run] = []
    zones: list[Zone] = []
    used = 0
    for piece in shown:
        part: Line = piece.runs
        if piece.bar is not None and bar_width:
            part = (*gauge(bar_width, piece.bar, piece.tone), *part)
        if piece.head:
            part = ((piece.head, "dim"), *part)
        if piece.lit:
            part = lit(part)
        size = width_of(part)
        if piece.target is not None:
            here = start + used
            zones.append(Zone(here, here + size, piece.target.kind, piece.target.id))
        runs.extend((*part, (" ", "plain")))
        used += size + 1
    return tuple(runs), zones


def _short_enough(pieces: tuple[Piece, ...], room: int) -> list[Piece]:
    """All in the longest form in which they fit without a bar; else in the shortest."""
    forms = max((len(piece.shorter) for piece in pieces), default=0)
    shown = list(pieces)
    for form in range(1, forms + 1):
        if _least([piece for piece in shown if piece.rank <= 1], 0) <= room:
            break
        shown = [_in_form(piece, form) for piece in pieces]
    return shown


def _in_form(piece: Piece, form: int) -> Piece:
    if not piece.shorter:
        return piece
    return evolve(piece, runs=piece.shorter[min(form, len(piece.shorter)) - 1])


def _least(pieces: list[Piece], shortest: int) -> int:
    """The cells that pieces take with the shortest bars."""
    bars = sum(shortest for piece in pieces if piece.bar is not None)
    return bars + sum(len(piece.head) + width_of(piece.runs) + 1 for piece in pieces) - 1


def title(row: TitleRow, width: int) -> Drawn:
    """A small title with a rule; a legend without one."""
    head: Line = ((f" {row.words} ", "key" if row.button else "title"),)
    if row.button:
        line = fit((*head, *row.runs), width)
        return Drawn(line, (Zone(0, width, "button", row.button),))
    rule = "─" * max(0, width - width_of(head))
    return Drawn(fit((*head, (rule, "faint")), width))


def painted(paint: Paint, room: int) -> Line:
    """A mark, a bar where there is a figure, some words."""
    text = cut(_words(paint, room - 2), room - 2)
    runs: list[Run] = [(paint.mark, paint.tone), (" ", "plain")]
    left = room - 2 - len(text) - 1
    if paint.bar is not None and left >= LEAST_BAR:
        runs += [*gauge(min(left, MOST_BAR), paint.bar, paint.tone), (" ", "plain")]
    runs.append((text, paint.tone))
    line = fit(runs, room)
    return lit(line, ground_of(paint)) if paint.strong else line


def _words(paint: Paint, room: int) -> str:
    """As much of what it says as can be said whole."""
    text = paint.text
    if len(text) > room and paint.shorter:
        return next((each for each in paint.shorter if len(each) <= room), paint.shorter[-1])
    while len(text) > room and " · " in text:
        text = text.rpartition(" · ")[0]
    return text


def ground_of(paint: Paint) -> str:
    """On what a strong word of an overlay stands: red is for what falls."""
    return "alert" if paint.tone == "bad" else "ghost"


def outlook_runs(outlook: Outlook, room: int) -> Line:
    """What would follow here, in figures and marks."""
    if outlook.refused:
        brief = say(N_("refused"))
        whole = room >= LEAST_REASON or len(outlook.refused) <= room - 2
        why = outlook.refused if whole else brief if room > len(brief) + 1 else say(N_("no"))
        return fit((("✖ ", "warn"), (cut(why, room - 2), "dim")), room)
    if not outlook.known:
        return ((ELLIPSIS, "dim"),)
    mark = ("▲", "warn") if outlook.warns else ("▸", "good")
    if outlook.text:
        return (mark, (f" {cut(outlook.text, room - 2)}", "warn" if outlook.warns else "plain"))
    for texts in _forms(outlook):
        shares: Line = tuple((f" {text}", tone) for text, tone in texts)
        if width_of(shares) < room:
            left = room - width_of(shares) - 2
            (_, tone), *_ = shares
            share = outlook.cpu if outlook.space is None else outlook.space
            bar = gauge(left, share, tone) if left >= 4 else ()
            return (mark, *bar, *shares)
        if width_of(shares) == room:
            (first, tone), *others = shares
            return (mark, (first[1:], tone), *others)
    tight = tuple((text.replace(" ", ""), tone) for text, tone in texts)
    if width_of(tight) < room:
        return (mark, *tight)
    return fit((mark, *((f" {text.rpartition(' ')[2]}", tone) for text, tone in texts)), room)


def _forms(outlook: Outlook) -> Iterator[Line]:
    """What would be used of a machine, or of a datastore, from the longest form to the shortest.
    That of the processor is a peak: the row beside it may show what is used now."""
    if outlook.space is not None:
        yield (_share(N_("space {share}"), outlook, outlook.space),)
        return
    cpu, ram = outlook.cpu, outlook.ram
    wait = _waiting(outlook)
    memory = _share(N_("ram {share}"), outlook, ram)
    yield _share(N_("peak cpu {share}"), outlook, cpu), wait, memory
    yield _share(N_("peak {share}"), outlook, cpu), wait, memory
    yield _share(N_("peak {share}"), outlook, cpu), memory
    worst = memory if ram > cpu else _share(N_("peak {share}"), outlook, cpu)
    yield (worst,)


def _share(text: str, outlook: Outlook, share: int) -> Run:
    figure = f"{share // 10}%{load_mark(share).strip()}"
    return say(text, share=figure), _tone(outlook, share)


def _waiting(outlook: Outlook) -> Run:
    """Ready time in whole per cent, ``<1%`` where there is a little."""
    share = "<1%" if 0 < outlook.ready < 10 else f"{outlook.ready // 10}%"
    tone = "bad" if outlook.ready > BAD else "warn" if outlook.ready > SIGNIFICANT else "dim"
    return say(N_("ready {share}"), share=share), tone


def outlook_below(outlook: Outlook, room: int) -> Line:
    """The same under the line of a machine: why not, or how long processors would wait."""
    if outlook.refused:
        return ((cut(outlook.refused, room), "dim"),)
    if not outlook.known or outlook.text or outlook.space is not None:
        return ()
    return fit((_waiting(outlook),), room)


def _tone(outlook: Outlook, share: int) -> str:
    """A place with a warning never looks good, however little it would carry."""
    tone = load_tone(share)
    return "warn" if outlook.warns and tone != "bad" else tone
