"""A screen as values: rows of runs, each with its colours."""

from typing import Any

from attrs import evolve, frozen
from rich.color import Color
from rich.style import Style
from textual.app import App

INK, GROUND = "#d0d0d0", "#101010"
"""Where a style says nothing."""


@frozen
class Cells:
    """Neighbouring characters of one look, the first in column ``x``."""

    x: int
    text: str
    ink: str
    ground: str
    bold: bool = False
    italic: bool = False
    line: bool = False


Row = tuple[Cells, ...]


@frozen
class Frame:
    """What a terminal of that size shows, and the name of the screen that is up."""

    width: int
    height: int
    rows: tuple[Row, ...]
    screen: str = ""

    @property
    def ground(self) -> str:
        """What most of it lies on."""
        counts: dict[str, int] = {}
        for row in self.rows:
            for cells in row:
                counts[cells.ground] = counts.get(cells.ground, 0) + len(cells.text)
        return max(sorted(counts), key=lambda colour: counts[colour])


def frame_of(app: App[Any]) -> Frame:
    """The screen that is up, and whatever it lies over."""
    compositor = app.screen._compositor  # there is no public way
    update = compositor.render_update(full=True, screen_stack=app._background_screens)
    strips = getattr(update, "strips")  # noqa: B009  # a full update has them, its type does not say
    width, height = app.size
    rows = tuple(_row([part for strip in line for part in strip]) for line in strips)
    return Frame(width, height, rows[:height], type(app.screen).__name__)


def without(frame: Frame, path: str, instead: str) -> Frame:
    """The same with another name for a folder that has another one each time."""
    rows = tuple(tuple(_renamed(cells, path, instead) for cells in row) for row in frame.rows)
    return evolve(frame, rows=rows)


def _renamed(cells: Cells, path: str, instead: str) -> Cells:
    if path not in cells.text:
        return cells
    return evolve(cells, text=cells.text.replace(path, instead).ljust(len(cells.text)))


def _row(segments: list[Any]) -> Row:
    found: list[Cells] = []
    x = 0
    for text, style, _ in segments:
        if not text:
            continue
        cells = _cells(x, text, style or Style())
        if found and _alike(found[-1], cells):
            last = found.pop()
            cells = Cells(last.x, last.text + text, *_look(last))
        found.append(cells)
        x += len(text)
    return tuple(found)


def _cells(x: int, text: str, style: Style) -> Cells:
    ink, ground = _hex(style.color, INK), _hex(style.bgcolor, GROUND)
    if style.reverse:
        ink, ground = ground, ink
    bold, italic, line = bool(style.bold), bool(style.italic), bool(style.underline)
    return Cells(x, text, ink, ground, bold, italic, line)


def _look(cells: Cells) -> tuple[str, str, bool, bool, bool]:
    return cells.ink, cells.ground, cells.bold, cells.italic, cells.line


def _alike(one: Cells, other: Cells) -> bool:
    return _look(one) == _look(other)


def _hex(colour: Color | None, fallback: str) -> str:
    if colour is None or colour.is_default:
        return fallback
    return str(colour.get_truecolor().hex)
