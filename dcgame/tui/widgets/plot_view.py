"""Plots over time with one cursor through all of them; keys and mouse move it."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dcgame.kernel.units import DAY, Seconds
from dcgame.play import figures
from dcgame.tui.widgets.ink import Line, cell, fit
from dcgame.tui.widgets.plot_rows import Drawn, Plot, Row, marks_at
from dcgame.tui.widgets.scrubber import lit_at
from dcgame.tui.widgets.strips import column_of
from dcgame.tui.widgets.tones import palette_of

LABEL, TAIL = 18, 22
NARROW_LABEL, NARROW_TAIL = 17, 16
NARROW = 100
HELD = 2
"""Rows at the top that do not scroll: the days and the marks."""


class PlotView(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws what a :data:`Plot` gives, and the values at the cursor."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PlotView { background: $background; scrollbar-size-vertical: 1; overflow-x: hidden; }
    """

    class Moved(Message):
        """The cursor is at another second."""

        def __init__(self, at: Seconds) -> None:
            super().__init__()
            self.at = at

    def __init__(self, drawn: Drawn, plot: Plot, at: Seconds, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.drawn = drawn
        self.plot = plot
        self.at = at
        self._rows: tuple[tuple[int, int], list[Row]] | None = None
        self._held = False

    @property
    def narrow(self) -> bool:
        """Whether labels and values have to be short."""
        return self.size.width < NARROW

    @property
    def columns(self) -> int:
        """Cells of time."""
        return max(8, self.size.width - 1 - self._label - self._tail)

    @property
    def _label(self) -> int:
        return NARROW_LABEL if self.narrow else LABEL

    @property
    def _tail(self) -> int:
        return NARROW_TAIL if self.narrow else TAIL

    def show(self, plot: Plot) -> None:
        """Another plot."""
        self.plot = plot
        self.scroll_to(y=0, animate=False)
        self._again()

    def look_at(self, at: Seconds) -> None:
        """The cursor to another second."""
        self.at = max(0, min(at, self.drawn.end))
        self.refresh()
        self.post_message(self.Moved(self.at))

    def by(self, columns: int) -> None:
        """The cursor so many cells on."""
        column = self._column() + columns
        self._point_at(max(0, min(column, self.columns - 1)))

    def by_days(self, count: int) -> None:
        """The cursor so many days on."""
        self.look_at(self.at + count * DAY)

    def said(self) -> Line:
        """When the cursor is, and all that is marked there."""
        when = ((figures.moment(self.at), "key"), ("  ", "plain"))
        return (*when, *marks_at(self.drawn, self._column(), self.columns))

    def rows(self) -> list[Row]:
        """All rows, for the size that it has."""
        size = (self.size.width, self.size.height)
        if self._rows is None or self._rows[0] != size:
            made = self.plot(self.drawn, self.columns, self._tail - 1, self.size.height)
            self._rows = (size, made)
            self.virtual_size = Size(self.size.width, len(made))
        return self._rows[1]

    def _again(self) -> None:
        self._rows = None
        self.rows()
        self.refresh()

    def on_resize(self) -> None:
        """Rows are made for a size."""
        self._again()
        self.post_message(self.Moved(self.at))

    def _column(self) -> int:
        return column_of(self.at, self.drawn.end, self.columns)

    def render_line(self, y: int) -> Strip:
        """One row of the visible part."""
        rows = self.rows()
        number = y if y < HELD else y + self.scroll_offset.y
        palette = palette_of(self.app)
        if number >= len(rows):
            return palette.strip(((" " * self.size.width, "plain"),))
        return palette.strip(self._line(rows[number]))

    def _line(self, row: Row) -> Line:
        column = self._column()
        label, tone = row.label
        tail = row.tail(column) if row.tail is not None else ()
        body = fit(row.cells, self.columns)
        cells = lit_at(body, column, "cursor") if row.cells else body
        line = ((cell(f" {label}", self._label), tone), *cells, (" ", "plain"), *tail)
        return fit(line, self.size.width)

    # ------------------------------------------------------------ mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the cursor."""
        if event.x - self._label < self.columns:
            self._held = True
            self.capture_mouse()
            self._mouse(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag it."""
        if self._held:
            self._mouse(event.x)

    def on_mouse_up(self) -> None:
        """Let it go."""
        self._held = False
        self.release_mouse()

    def _mouse(self, x: int) -> None:
        self._point_at(max(0, min(x - self._label, self.columns - 1)))

    def _point_at(self, column: int) -> None:
        self.look_at((2 * column + 1) * self.drawn.end // (2 * self.columns))
