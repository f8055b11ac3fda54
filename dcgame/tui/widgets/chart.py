"""Small charts in text: a line in braille, a strip of blocks, a bar. Integers in, cells out."""

from collections.abc import Sequence

_BRAILLE = 0x2800
# Dots of a braille cell, by column and then by row from the bottom.
_DOTS = ((0x40, 0x04, 0x02, 0x01), (0x80, 0x20, 0x10, 0x08))
_DOWN, _ACROSS = 4, 2
_EIGHTHS = " ▏▎▍▌▋▊▉█"

Steps = Sequence[tuple[int, int]]
"""(moment, value from then on), in order of the moments."""


def sampled(steps: Steps, start: int, end: int, columns: int) -> list[int]:
    """The value at the middle of each of ``columns`` equal stretches of the period."""
    values = []
    index, span = 0, max(1, end - start)
    for column in range(columns):
        moment = start + (2 * column + 1) * span // (2 * columns)
        while index + 1 < len(steps) and steps[index + 1][0] <= moment:
            index += 1
        values.append(steps[index][1] if steps else 0)
    return values


def line(values: Sequence[int], height: int, low: int, high: int) -> list[str]:
    """Rows of braille, top first, for two values a cell: a line without gaps."""
    return [
        "".join(chr(_BRAILLE + cell) for cell in row) for row in _dots(values, height, low, high)
    ]


def overlay(
    first: Sequence[int], second: Sequence[int], height: int, low: int, high: int
) -> list[list[tuple[str, int]]]:
    """Two lines in the same cells: each cell with 0 where only the first runs through it, 1 for
    the second, 2 for both, and −1 where there is neither."""
    rows = zip(
        _dots(first, height, low, high),
        _dots(second, height, low, high),
        strict=True,
    )
    return [
        [(chr(_BRAILLE + (a | b)), _owner(a, b)) for a, b in zip(*pair, strict=True)]
        for pair in rows
    ]


def _owner(first: int, second: int) -> int:
    if first and second:
        return 2
    return 0 if first else 1 if second else -1


def _dots(values: Sequence[int], height: int, low: int, high: int) -> list[list[int]]:
    width = (len(values) + _ACROSS - 1) // _ACROSS
    cells = [[0] * width for _ in range(height)]
    tall = height * _DOWN - 1
    levels = [_level(value, low, high, tall) for value in values]
    for column, level in enumerate(levels):
        before = levels[column - 1] if column else level
        for dot in range(min(before, level), max(before, level) + 1):
            row, rest = divmod(dot, _DOWN)
            cells[height - 1 - row][column // _ACROSS] |= _DOTS[column % _ACROSS][rest]
    return cells


def _level(value: int, low: int, high: int, tall: int) -> int:
    span = max(1, high - low)
    return max(0, min(tall, ((value - low) * tall + span // 2) // span))


def bar(value: int, most: int, width: int) -> str:
    """A horizontal bar in eighths of a cell, padded to ``width``."""
    eighths = 0 if most <= 0 else max(0, min(width * 8, value * width * 8 // most))
    if value > 0:
        eighths = max(1, eighths)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width)


def worst(steps: Steps, start: int, end: int, columns: int) -> list[int]:
    """The highest value within each of ``columns`` equal stretches: short troubles stay visible."""
    found = [0] * columns
    span = max(1, end - start)
    for index, (at, value) in enumerate(steps):
        until = steps[index + 1][0] if index + 1 < len(steps) else end
        if until <= at or value == 0:
            continue
        first = max(0, (at - start) * columns // span)
        last = min(columns - 1, (until - start - 1) * columns // span)
        for column in range(first, last + 1):
            found[column] = max(found[column], value)
    return found
