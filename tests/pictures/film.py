"""Frames one after the other, as an SVG that moves by itself wherever pictures are shown.

A row that stays as it was is there once; a row of a moment is hidden in all others. Who wants no
motion, or cannot have it, sees the frame that was chosen for that.
"""

from attrs import frozen

from tests.pictures.frame import Frame, Row
from tests.pictures.svg import Sheet, document

Spans = tuple[tuple[int, int], ...]
"""From which hundredth of a second to before which other something is to be seen."""


@frozen
class Shot:
    """A frame, and for how many hundredths of a second it stays."""

    frame: Frame
    time: int


def film(shots: list[Shot], still: int, title: str) -> str:
    """All shots, round and round; ``still`` is the number of the one that stands for them."""
    frame = shots[still].frame
    length = sum(shot.time for shot in shots)
    rules: dict[Spans, str] = {}
    parts = []
    for y in range(frame.height):
        for row, spans in _versions(shots, y).items():
            name = rules.setdefault(spans, f"k{len(rules)}")
            shown = " s" if row == frame.rows[y] else ""
            sheet = Sheet()
            sheet.row(y, row, frame.ground)
            parts.append(f'<g class="f {name}{shown}">{sheet.out()}</g>')
    styles = (
        f".f{{visibility:hidden;animation:{length / 100:g}s step-end infinite}}",
        ".s{visibility:visible}",
        *(_rule(name, spans, length) for spans, name in rules.items()),
        "@media (prefers-reduced-motion:reduce){.f{animation:none!important}}",
    )
    return document(frame, title, "".join(parts), styles)


def _versions(shots: list[Shot], y: int) -> dict[Row, Spans]:
    """What a row is in the course of time, and when."""
    found: dict[Row, list[tuple[int, int]]] = {}
    at = 0
    for shot in shots:
        spans = found.setdefault(shot.frame.rows[y], [])
        end = at + shot.time
        if spans and spans[-1][1] == at:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((at, end))
        at = end
    return {row: tuple(spans) for row, spans in found.items()}


def _rule(name: str, spans: Spans, length: int) -> str:
    """When it is to be seen, for the browser."""
    if spans == ((0, length),):
        return f".{name}{{visibility:visible;animation:none}}"
    steps = [] if spans[0][0] == 0 else ["0%{visibility:hidden}"]
    for start, end in spans:
        steps.append(f"{_share(start, length)}{{visibility:visible}}")
        if end < length:
            steps.append(f"{_share(end, length)}{{visibility:hidden}}")
    return f".{name}{{animation-name:{name}}}@keyframes {name}{{{''.join(steps)}}}"


def _share(at: int, length: int) -> str:
    return f"{at * 100 / length:.3f}".rstrip("0").rstrip(".") + "%"
