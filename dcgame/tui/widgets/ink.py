"""Lines as values: runs of text, each with the name of a tone.

What is drawn is decided here and in the pure modules of the floor, without Textual; a palette
(:mod:`dcgame.tui.widgets.tones`) turns tones into colours. Every glyph is one cell wide.
"""

import re
from collections.abc import Iterable

from attrs import frozen

Run = tuple[str, str]
"""A text and the name of its tone."""

Line = tuple[Run, ...]

FULL, REST = "█", "░"
NARROW = 20
"""Cells inside a rack: with fewer, what can be read elsewhere is left out."""
EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
ELLIPSIS = "…"
BARS = "▁▂▃▄▅▆▇█"

_TOKEN = re.compile(r" *[^ ]+| +")
_UNSEEN = dict.fromkeys((*range(32), *range(127, 160)), " ")


@frozen
class Zone:
    """Cells ``start`` to before ``end`` of a line stand for a thing, ``kind`` and ``id``."""

    start: int
    end: int
    kind: str
    id: str


def clean(text: str) -> str:
    """``text`` without control characters, which a terminal would obey."""
    return text.translate(_UNSEEN)


def width_of(line: Line) -> int:
    """How many cells a line takes."""
    return sum(len(text) for text, _ in line)


def cut(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, an ellipsis where something is missing."""
    if len(text) <= width:
        return text
    return text[: width - 1] + ELLIPSIS if width > 0 else ""


def cell(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells, at the left."""
    return cut(text, width).ljust(width)


def right(text: str, width: int) -> str:
    """``text`` in exactly ``width`` cells, at the right."""
    return cut(text, width).rjust(width)


def fit(line: Iterable[Run], width: int, tone: str = "plain") -> Line:
    """A line in exactly ``width`` cells: cut at the right, or filled with spaces."""
    runs: list[Run] = []
    left = width
    for text, each in line:
        shown = cut(text, left)
        if shown:
            runs.append((shown, each))
        left -= len(shown)
        if left <= 0:
            break
    if left > 0:
        runs.append((" " * left, tone))
    return merged(runs)


def merged(runs: Iterable[Run]) -> Line:
    """Neighbours of one tone as one run."""
    result: list[Run] = []
    for text, tone in runs:
        if result and result[-1][1] == tone:
            result[-1] = (result[-1][0] + text, tone)
        elif text:
            result.append((text, tone))
    return tuple(result)


def lit(line: Line, mark: str = "cursor") -> Line:
    """A line under the cursor."""
    return tuple((text, f"{tone}:{mark}") for text, tone in line)


def ends(left: Iterable[Run], at_right: Iterable[Run], width: int) -> Line:
    """One part at the left, the other at the right; the left gives way."""
    tail = tuple(at_right)
    room = max(0, width - width_of(tail) - (1 if tail else 0))
    gap: Line = ((" ", "plain"),) if tail and room else ()
    return fit((*fit(left, room), *gap, *tail), width)


def gauge(width: int, per_mille: int, tone: str) -> Line:
    """A bar of ``width`` cells, filled to the eighth of a cell."""
    filled = max(0, min(per_mille, 1000)) * width * 8 // 1000
    if per_mille > 0:
        filled = max(1, filled)
    whole, part = divmod(filled, 8)
    text = FULL * whole + EIGHTHS[part]
    return merged(((text, tone), ("·" * (width - len(text)), "faint")))


def bar_of(per_mille: int) -> str:
    """One cell as high as a load."""
    return BARS[max(0, min(7, per_mille * 8 // 1000))]


def load_tone(per_mille: int) -> str:
    """Calm until busy, then a warning, then alarm: the bands of the gauges."""
    if per_mille >= 1000:
        return "bad"
    if per_mille >= 900:
        return "warn"
    return "busy" if per_mille >= 700 else "good"


def load_mark(per_mille: int) -> str:
    """The same in a shape: nothing, ``›``, ``▲`` or ``✖``."""
    if per_mille >= 1000:
        return "✖"
    if per_mille >= 900:
        return "▲"
    return "›" if per_mille >= 700 else " "


def wrapped(text: str, width: int) -> tuple[str, ...]:
    """``text`` broken at spaces into lines of at most ``width`` cells."""
    lines: list[str] = []
    current = ""
    for word in clean(text).split():
        if current and len(current) + 1 + len(word) > width:
            lines.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
        while len(current) > width > 0:
            lines.append(current[:width])
            current = current[width:]
    if current:
        lines.append(current)
    return tuple(lines)


def folded(line: Line, width: int) -> tuple[Line, ...]:
    """A line in several of at most ``width`` cells, broken at spaces."""
    lines: list[Line] = []
    current: list[Run] = []
    used = 0
    for whole, tone in line:
        for token in _TOKEN.findall(whole):
            if current and used + len(token) > width:
                lines.append(merged(current))
                current, used = [], 0
            part = cut(token if current else token.lstrip(), width)
            current.append((part, tone))
            used += len(part)
    if current:
        lines.append(merged(current))
    return tuple(lines)


def folded_in(line: Line, width: int, most: int) -> tuple[Line, ...]:
    """A line in at most so many of at most ``width`` cells; an ellipsis where something is
    missing."""
    lines = folded(line, width)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    kept = fit(last, min(width_of(last), width - 1))
    return (*lines[: most - 1], merged((*kept, (ELLIPSIS, kept[-1][1]))))


APART: Run = ("   ", "plain")
"""Between the signs of a legend."""


def gathered(runs: tuple[Run, ...], width: int) -> tuple[Line, ...]:
    """A legend in lines of at most that many cells: no sign is parted from its words."""
    groups: list[list[Run]] = [[]]
    for run in runs:
        groups.append([]) if run == APART else groups[-1].append(run)
    lines: list[list[Run]] = [[]]
    for group in groups:
        if lines[-1] and width_of((*lines[-1], APART, *group)) > width:
            lines.append([])
        lines[-1] += [APART, *group] if lines[-1] else group
    return tuple(each for line in lines for each in folded(tuple(line), width)) or ((),)
