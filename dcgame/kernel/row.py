"""A sorted row of distinct items as a value, in pieces: a change copies one piece, not the row."""

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TypeVar

Item = TypeVar("Item", bound=tuple[object, ...])

Row = tuple[tuple[Item, ...], ...]
"""Pieces in order, none of them empty, each with its items in order."""

_FIRST = itemgetter(0)

LONGEST = 64
"""Items of a piece before it is cut in two."""


def put(row: Row[Item], item: Item) -> Row[Item]:
    """The row with an item that it does not hold yet."""
    if not row:
        return ((item,),)
    index = _piece_of(row, item)
    piece = row[index]
    place = bisect_left(piece, item)
    longer = (*piece[:place], item, *piece[place:])
    if len(longer) <= LONGEST:
        return (*row[:index], longer, *row[index + 1 :])
    middle = len(longer) // 2
    return (*row[:index], longer[:middle], longer[middle:], *row[index + 1 :])


def take(row: Row[Item], item: Item) -> Row[Item]:
    """The row without an item that it holds."""
    index = _piece_of(row, item)
    piece = row[index]
    place = bisect_left(piece, item)
    shorter = piece[:place] + piece[place + 1 :]
    if not shorter:
        return row[:index] + row[index + 1 :]
    return (*row[:index], shorter, *row[index + 1 :])


def flat(row: Row[Item]) -> tuple[Item, ...]:
    """All items, in order."""
    return tuple(item for piece in row for item in piece)


def _piece_of(row: Row[Item], item: Item) -> int:
    """The last piece that begins with that item or before it; else the first."""
    after = bisect_right(row, item, key=_FIRST)
    return after - 1 if after else 0
