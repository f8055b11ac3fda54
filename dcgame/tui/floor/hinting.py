"""Labels for what is in sight: which place of each thing gets one, and which letters. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from dcgame.tui.floor.kinds import (
    APP,
    GUEST,
    SERVER,
    InsideRow,
    RowKey,
    ServerRow,
    Target,
    ThingRow,
)
from dcgame.tui.floor.things import Drawn

LETTERS = "asdfghjklweruiopcvnm"
"""Those under the fingers first."""
LONGEST = 2
"""Letters of a label at most."""


@frozen
class Part:
    """What is drawn on line ``y`` of the visible part from column ``x`` on; ``x`` is below 0 for
    what begins out of sight."""

    y: int
    x: int
    row: RowKey
    drawn: Drawn


@frozen
class Spot:
    """Where the label of a thing stands."""

    target: Target
    x: int
    y: int


def spots(parts: Iterable[Part], width: int) -> tuple[Spot, ...]:
    """One place for each thing, from the top: a guest by its name under its host, a server and
    whatever else at the beginning of its own line. None of them covers another."""
    found: dict[Target, tuple[int, int, int]] = {}
    for part in parts:
        for zone in part.drawn.zones:
            target = Target(zone.kind, zone.id)
            x = part.x + zone.start
            if _frame(part.row) and zone.start == 0:
                x += 1
            place = (_rank(part.row, target), part.y, x)
            if zone.id and 0 <= x <= width - LONGEST and place < found.get(target, (9, 0, 0)):
                found[target] = place
    taken: set[tuple[int, int]] = set()
    chosen = []
    for target, (_, y, x) in sorted(found.items(), key=lambda each: each[1][1:]):
        cells = {(y, x + step) for step in range(LONGEST)}
        if not cells & taken:
            taken |= cells
            chosen.append(Spot(target, x, y))
    return tuple(chosen)


def _frame(row: RowKey) -> bool:
    """Whether its first cell is the frame of a rack."""
    return not (isinstance(row, ThingRow) and row.broad)


def _rank(row: RowKey, target: Target) -> int:
    """How well a thing is found on a row: 0 is best."""
    if target.kind in (GUEST, APP):
        return 0 if isinstance(row, InsideRow) else 1 if isinstance(row, ServerRow) else 2
    if target.kind == SERVER:
        return 0 if isinstance(row, ServerRow) else 1 if isinstance(row, InsideRow) else 2
    return 0 if isinstance(row, ThingRow) and row.target == target else 1


def labelled(places: Sequence[Spot], urgent: frozenset[Target]) -> dict[str, Spot]:
    """A label for each; what is wrong gets the nearest letters."""
    ordered = sorted(places, key=lambda spot: spot.target not in urgent)
    return dict(zip(_labels(len(ordered)), ordered, strict=False))


def _labels(count: int) -> Iterator[str]:
    """One letter each while there are enough, else two: so no label begins another."""
    if count <= len(LETTERS):
        yield from LETTERS
        return
    for first in LETTERS:
        for second in LETTERS:
            yield first + second
