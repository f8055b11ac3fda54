"""Rows over a span of time, a cell for each stretch of it: days, states, marks, levels. Pure."""

from collections.abc import Sequence

from dcgame.kernel.units import DAY, HOUR, PerMille, Seconds
from dcgame.tui.widgets.chart import Steps, line, worst
from dcgame.tui.widgets.ink import BARS, Line, Run, load_tone, merged
from dcgame.words import N_, say

BLOCKS = (("▁", "good"), ("░", "title"), ("▄", "warn"), ("█", "bad"))
"""By rank of a service (up, down as announced, slow, down): a shape and a tone of its own."""
GLYPHS = {"fault": ("✖", "bad"), "order": ("│", "accent"), "alarm": ("▲", "warn")}
"""From the gravest: where several fall in one cell, the first is drawn."""
SHORT = 2 * DAY
"""Of what lasts less the hours are told, not the days."""
_HOURS = (1, 2, 3, 6, 12, 24)
_SPANS = (1, 2, 5, 7, 14, 30, 60, 90, 365)

Marks = Sequence[tuple[Seconds, str]]
"""(second, kind), the kinds being those of the glyphs."""


def column_of(at: Seconds, end: Seconds, width: int) -> int:
    """The cell in which a second lies."""
    return max(0, min(width - 1, at * width // max(1, end)))


def axis_name(end: Seconds) -> str:
    """What the figures over a span count."""
    return say(N_("hour")) if end < SHORT else say(N_("day"))


def days(end: Seconds, width: int) -> Line:
    """The numbers of the days where they begin; every so many where there is no room for all. Of
    a short span the hours."""
    if end < SHORT:
        return _hours(end, width)
    count = max(1, -(-end // DAY))
    step = next((each for each in _SPANS if count // each * 4 <= width), _SPANS[-1])
    row = [" "] * (width + 8)
    for day in range(0, count, step):
        column = day * DAY * width // max(1, end)
        label = str(day + 1)
        if column + len(label) <= width:
            row[column : column + len(label)] = label
    return (("".join(row[:width]), "dim"),)


def _hours(end: Seconds, width: int) -> Line:
    count = max(1, -(-end // HOUR))
    step = next((each for each in _HOURS if count // each * 5 <= width), _HOURS[-1])
    row = [" "] * (width + 8)
    for hour in range(0, count, step):
        column, label = hour * HOUR * width // max(1, end), f"{hour % 24}h"
        if column + len(label) <= width:
            row[column : column + len(label)] = label
    return (("".join(row[:width]), "dim"),)


def states(ranks: Steps, end: Seconds, width: int) -> Line:
    """The worst state within each cell."""
    return merged(BLOCKS[rank] for rank in worst(ranks, 0, max(1, end), width))


def marks(found: Marks, end: Seconds, width: int) -> Line:
    """The gravest mark within each cell."""
    row = [""] * width
    for kind in reversed(GLYPHS):
        for at, each in found:
            if each == kind:
                row[column_of(at, end, width)] = kind
    return merged(GLYPHS.get(kind, (" ", "plain")) for kind in row)


def worst_of(ranks: Sequence[Steps]) -> Steps:
    """The worst state of several services at each moment."""
    heads = [0] * len(ranks)
    found: list[tuple[Seconds, int]] = []
    for moment in sorted({at for steps in ranks for at, _ in steps}):
        for index, steps in enumerate(ranks):
            while heads[index] + 1 < len(steps) and steps[heads[index] + 1][0] <= moment:
                heads[index] += 1
        found.append((moment, max(s[heads[i]][1] for i, s in enumerate(ranks) if s)))
    return tuple(found)


def counted(ranks: Sequence[Steps], least: int, end: Seconds, width: int) -> list[int]:
    """For each cell, how many services were at least that badly off at some time in it."""
    rows = [worst(steps, 0, max(1, end), width) for steps in ranks]
    return [sum(row[column] >= least for row in rows) for column in range(width)]


def peaks(values: Sequence[int], width: int) -> list[int]:
    """Values over even stretches, folded to ``width`` of them: the highest of each."""
    size = len(values)
    starts = [column * size // width for column in range(width + 1)]
    return [
        max(values[first : max(first + 1, after)])
        for first, after in zip(starts, starts[1:], strict=False)
    ]


def curve(values: Sequence[int], height: int, most: int, tone: str = "accent") -> list[Line]:
    """A braille line of one tone; two values a cell."""
    return [((row, tone),) for row in line(values, height, 0, most)]


def load_curve(values: Sequence[PerMille], height: int) -> list[Line]:
    """A braille line of loads, each cell in the tone of its load; two values a cell."""
    tones = [load_tone(max(pair)) for pair in zip(values[::2], values[1::2], strict=False)]
    return [
        merged(zip(row, tones, strict=False))
        for row in line([min(value, 1000) for value in values], height, 0, 1000)
    ]


def load_strip(values: Sequence[PerMille], height: int) -> list[Line]:
    """Loads as columns of blocks, ``height`` rows high; nothing where nothing ran."""
    rows = []
    for level in reversed(range(height)):
        rows.append(merged(_block(value, height, level) for value in values))
    return rows


def _block(value: PerMille, height: int, level: int) -> Run:
    eighths = min(value, 1000) * 8 * height // 1000 - 8 * level
    if value > 0 and level == 0:
        eighths = max(1, eighths)
    return (" " if eighths <= 0 else BARS[min(8, eighths) - 1], load_tone(value))
