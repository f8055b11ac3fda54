"""Labels for what is in sight: which place of each thing gets one, and which letters. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from dcgame.tui.floor.kinds import (
    APP,
    GUEST,
    SERVER,
    HeadRow,
    InsideRow,
    RowKey,
    ServerRow,
    Target,
    ThingRow,
)
from dcgame.tui.floor.things import Drawn
from dcgame.tui.widgets.ink import Zone, merged

LETTERS = "asdfghjklweruiopcvnm"
"""Those under the fingers first."""
LONGEST = 2
"""Letters of a label at most."""


Cells = Sequence[tuple[str, str]]
"""Letters with their tones."""


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


def spread(row: RowKey, drawn: Drawn, wanted: frozenset[Target]) -> Drawn:
    """A line with room for the labels of those ``wanted`` things that are named in it, so that none
    hides a letter: a label takes the gap before a name and the sign at its head; where that is not
    enough the name goes to the right, and blanks go that are to spare. What is too long then is
    cut."""
    frame = 1 if _frame(row) else 0
    cells = [(letter, tone) for text, tone in drawn.line for letter in text]
    end, own = len(cells) - frame, row.target if isinstance(row, ThingRow) else None
    names = [
        zone
        for zone in sorted(drawn.zones, key=lambda zone: zone.start)
        if Target(zone.kind, zone.id) in wanted - {own} and frame < zone.start < end
    ]
    if not isinstance(row, InsideRow | ThingRow) or not names:
        return drawn
    needs = [max(0, LONGEST - _sign(cells, zone) - _gap(cells, zone)) for zone in names]
    spare = _spare(cells[:end], names[0].start)
    if len(spare) >= sum(needs) + len(needs):
        needs = [need + 1 for need in needs]
    more = {zone.start: need for zone, need in zip(names, needs, strict=True)}
    gone = set(spare[: sum(needs)])
    made: list[tuple[str, str]] = []
    moved: list[int] = []
    for at, cell in enumerate(cells[:end]):
        made += [(" ", "plain")] * more.get(at, 0)
        moved.append(len(made))
        made += [] if at in gone else [cell]
    moved += [len(made)] * (frame + 1)
    zones = []
    for zone in drawn.zones:
        start = moved[zone.start]
        if zone in names:
            start += _sign(cells, zone) - LONGEST
        zones.append(evolve(zone, start=start, end=moved[zone.end]) if zone.start > frame else zone)
    return Drawn(merged((*made[:end], *cells[end:])), tuple(zones))


def _sign(cells: Cells, zone: Zone) -> int:
    """Cells of the sign before a name."""
    return 0 if cells[zone.start][0].isalnum() else 1


def _gap(cells: Cells, zone: Zone) -> int:
    """Cells before a name that are blank, as far as they are of use."""
    return 1 if cells[zone.start - 1][0] == " " else 0


def _spare(cells: Cells, after: int) -> list[int]:
    """Blanks from there on that may go: all at the end, of others all but one."""
    last = len(cells) - 1
    blank = [at for at in range(after, last + 1) if cells[at][0] == " "]
    return [at for at in blank if at == last or cells[at + 1][0] == " "]


def spots(parts: Iterable[Part], width: int) -> tuple[Spot, ...]:
    """One place for each thing, from the top: a guest by its name under its host, a server and
    whatever else at the beginning of its own line. None of them covers another."""
    found: dict[Target, tuple[int, int, int]] = {}
    for part in parts:
        for zone in part.drawn.zones:
            target = Target(zone.kind, zone.id)
            x = part.x + zone.start
            if isinstance(part.row, HeadRow):
                x -= 1
            elif _frame(part.row) and zone.start == 0:
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
