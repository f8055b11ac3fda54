"""The plots of a game as rows: a label, cells over the time, the values at a cell. Pure."""

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from dcgame.kernel.journal import Entry, find
from dcgame.kernel.units import PerMille, Seconds
from dcgame.play import figures
from dcgame.play.curves import Curves
from dcgame.play.history import ANNOUNCED, DOWN, SLOW, Mark, spent_until
from dcgame.play.narrate import told
from dcgame.play.vocabulary import word
from dcgame.sim.facts.play import Ordered
from dcgame.tui.widgets.chart import Steps, sampled, worst
from dcgame.tui.widgets.ink import Line, Run, cut, ends, fit, load_tone, merged
from dcgame.tui.widgets.strips import (
    GLYPHS,
    axis_name,
    column_of,
    counted,
    curve,
    days,
    load_curve,
    load_strip,
    marks,
    peaks,
    states,
    worst_of,
)
from dcgame.words import N_, say, say_plural

Tail = Callable[[int], Line]
"""What is said of a cell, beside the row."""
STATES = ((N_("up"), "good"), (N_("announced"), "title"), (N_("slow"), "warn"), (N_("down"), "bad"))


@frozen(eq=False)
class Drawn:
    """What is plotted, taken once from a game."""

    end: Seconds
    services: tuple[tuple[str, Steps], ...]
    marks: tuple[Mark, ...]
    cost: Steps
    journal: tuple[Entry, ...]
    curves: Curves


@frozen(eq=False)
class Row:
    """``cells`` is as wide as was asked for; ``tail`` says what the values at a cell are."""

    label: Run = ("", "dim")
    cells: Line = ()
    tail: Tail | None = None


Plot = Callable[[Drawn, int, int, int], list[Row]]
"""Rows for so many cells of time, a tail so wide, and a height to fill."""


def overview(drawn: Drawn, width: int, tail: int, height: int) -> list[Row]:
    """Everything at once: marks, uptime, load, money, power."""
    top = [*_top(drawn, width, tail), *_uptime(drawn, width, tail)]
    each = max(2, (height - len(top) - 2) // 3)
    load, spent, drawn_power = (
        _load(drawn, width, tail, each),
        _spent(drawn, width, tail, each),
        _power(drawn, width, tail, each),
    )
    return [*top, *load, Row(), *spent, Row(), *drawn_power]


def by_load(drawn: Drawn, width: int, tail: int, height: int) -> list[Row]:
    """A strip of load for each server that ran."""
    top = _top(drawn, width, tail)
    hosts = drawn.curves.loads
    tall = max(1, min(4, (height - len(top)) // max(1, len(hosts))))
    for name, values in hosts:
        folded = peaks(values, width)
        rows = load_strip(folded, tall)
        top += [Row(("", "dim"), row) for row in rows[:-1]]
        top.append(Row((name, "plain"), rows[-1], _load_tail(folded)))
    return top


def by_service(drawn: Drawn, width: int, tail: int, height: int) -> list[Row]:
    """A strip of states for each service, with its uptime until then."""
    rows = _top(drawn, width, tail)
    for name, steps in drawn.services:
        rows.append(
            Row((name, "plain"), states(steps, drawn.end, width), _state(drawn, steps, width))
        )
    return rows


def by_cost(drawn: Drawn, width: int, tail: int, height: int) -> list[Row]:
    """The money, and what it went to until then."""
    top = _top(drawn, width, tail)
    rows = _spent(drawn, width, tail, max(4, height - len(top)))
    return [*top, rows[0], *(_account(drawn, row, width, n) for n, row in enumerate(rows[1:]))]


def by_power(drawn: Drawn, width: int, tail: int, height: int) -> list[Row]:
    """What the room drew."""
    top = _top(drawn, width, tail)
    return [*top, *_power(drawn, width, tail, max(4, height - len(top)))]


# ---------------------------------------------------------------- the rows


def _top(drawn: Drawn, width: int, tail: int) -> list[Row]:
    pairs = [(mark.at, mark.kind) for mark in drawn.marks]

    def when(column: int) -> Line:
        return ((figures.moment(_middle(drawn, column, width)), "key"),)

    def what(column: int) -> Line:
        line = marks_at(drawn, column, width)
        return fit(line, tail) if line else ()

    return [
        Row((axis_name(drawn.end), "dim"), days(drawn.end, width), when),
        Row((say(N_("marks")), "dim"), marks(pairs, drawn.end, width), what),
    ]


def marks_at(drawn: Drawn, column: int, width: int) -> Line:
    """All that is marked in a cell, the gravest first."""
    here = [mark for mark in drawn.marks if column_of(mark.at, drawn.end, width) == column]
    here.sort(key=lambda mark: (tuple(GLYPHS).index(mark.kind), mark.seq))
    return tuple(run for mark in here for run in _mark(drawn, mark))


def _mark(drawn: Drawn, mark: Mark) -> Line:
    glyph, tone = GLYPHS[mark.kind]
    entry = find(drawn.journal, mark.seq)
    if entry is None:
        return ()
    text = entry.fact.line if isinstance(entry.fact, Ordered) else told(entry)
    return ((f"{glyph} {text}", tone), ("  ", "plain"))


def _middle(drawn: Drawn, column: int, width: int) -> Seconds:
    return (2 * column + 1) * drawn.end // (2 * width)


def _uptime(drawn: Drawn, width: int, tail: int) -> list[Row]:
    steps = [each for _, each in drawn.services]
    down, ill = (counted(steps, rank, drawn.end, width) for rank in (DOWN, SLOW))
    rows = [states(worst_of(steps), drawn.end, width)]
    rows.append(merged(_digit(column, down, ill) for column in range(width)))

    def says(column: int) -> Line:
        if not ill[column]:
            return (("● ", "good"), (say(N_("all up")), "dim"))
        if down[column]:
            return (("✖ ", "bad"), (say(N_("{count} down"), count=down[column]), "bad"))
        return (("▲ ", "warn"), (say(N_("{count} slow"), count=ill[column]), "warn"))

    def who(column: int) -> Line:
        names = [
            name
            for name, each in drawn.services
            if worst(each, 0, drawn.end, width)[column] >= (DOWN if down[column] else SLOW)
        ]
        return ((cut(", ".join(names), tail), "plain"),) if names else ()

    label = say_plural("{count} service", "{count} services", len(steps))
    return [
        Row((say(N_("uptime")), "title"), rows[0], says),
        Row((label, "dim"), rows[1], who),
    ]


def _digit(column: int, down: Sequence[int], ill: Sequence[int]) -> Run:
    if down[column]:
        return (str(down[column]) if down[column] < 10 else "+", "bad")
    return ("·", "faint") if not ill[column] else (str(min(9, ill[column])), "warn")


def _load(drawn: Drawn, width: int, tail: int, height: int) -> list[Row]:
    hosts = [(name, peaks(values, width)) for name, values in drawn.curves.loads]
    every = [values for _, values in drawn.curves.loads]
    busiest = [max(column) for column in zip(*every, strict=True)] or [0]
    rows = load_curve(peaks(busiest, 2 * width), height)

    def nth(number: int) -> Tail:
        def says(column: int) -> Line:
            order = sorted(((values[column], name) for name, values in hosts), reverse=True)
            if number >= len(order) or not order[number][0]:
                return ()
            load, name = order[number]
            return ends(((name, "plain"),), ((figures.percent(load), load_tone(load)),), tail)

        return says

    labels = _labels(say(N_("busiest server")), "100 %", "0 %", height)
    return [
        Row(label, row, nth(n)) for n, (label, row) in enumerate(zip(labels, rows, strict=True))
    ]


def _load_tail(folded: Sequence[PerMille]) -> Tail:
    return lambda column: ((figures.percent(folded[column]), load_tone(folded[column])),)


def _spent(drawn: Drawn, width: int, tail: int, height: int) -> list[Row]:
    values = sampled(drawn.cost, 0, drawn.end, 2 * width)
    values[-1:] = [value for _, value in drawn.cost[-1:]]
    most = max([1, *(value for _, value in drawn.cost)])
    labels = _labels(say(N_("spent")), figures.money(most), "0 €", height)

    def says(column: int) -> Line:
        cents = values[min(len(values) - 1, 2 * column + 1)]
        return ((figures.money(cents), "plain:bold"),)

    return _with(labels, curve(values, height, most, "accent"), says)


def _account(drawn: Drawn, row: Row, width: int, number: int) -> Row:
    def says(column: int) -> Line:
        end = (column + 1) * drawn.end // width
        spent = spent_until(drawn.journal, end)
        if number >= len(spent):
            return ()
        account, cents = spent[number]
        return ((f"{figures.money(cents)} ", "plain"), (word(account), "dim"))

    return Row(row.label, row.cells, says)


def _power(drawn: Drawn, width: int, tail: int, height: int) -> list[Row]:
    values = peaks(drawn.curves.power, 2 * width)
    most = max([1, *values])
    labels = _labels(say(N_("power drawn")), figures.power(most), "0 W", height)

    def says(column: int) -> Line:
        return ((figures.power(max(values[2 * column : 2 * column + 2])), "plain:bold"),)

    return _with(labels, curve(values, height, most, "title"), says)


def _with(labels: Sequence[Run], rows: Sequence[Line], says: Tail) -> list[Row]:
    pairs = zip(labels, rows, strict=True)
    return [Row(label, row, says if not n else None) for n, (label, row) in enumerate(pairs)]


def _labels(title: str, most: str, least: str, height: int) -> list[Run]:
    """The name of a plot, its top and its bottom, down its side."""
    top = [(title, "title"), (most, "dim")]
    return [*top, *((("", "dim"),) * (height - 3)), (least, "dim")] if height >= 3 else top


def _state(drawn: Drawn, steps: Steps, width: int) -> Tail:
    ranks = worst(steps, 0, drawn.end, width)

    def says(column: int) -> Line:
        state, tone = STATES[ranks[column]]
        share = _up_until(steps, max(1, (column + 1) * drawn.end // width))
        return ((f"{figures.nines(share)} ", "plain"), (say(state), tone))

    return says


def _up_until(steps: Steps, end: Seconds) -> int:
    """Uptime until a second, in 1/100,000; what was announced does not count."""
    lost = excused = 0
    for at, until, rank in _spans(steps, end):
        lost += (until - at) if rank == DOWN else 0
        excused += (until - at) if rank == ANNOUNCED else 0
    counted_time = max(1, end - excused)
    return (counted_time - lost) * 100_000 // counted_time


def _spans(steps: Steps, end: Seconds) -> Iterator[tuple[Seconds, Seconds, int]]:
    for index, (at, rank) in enumerate(steps):
        until = min(end, steps[index + 1][0] if index + 1 < len(steps) else end)
        if until > at:
            yield at, until, rank
