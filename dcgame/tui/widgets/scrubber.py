"""The time that was played as a strip: how the services were, marks, and where one looks."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from dcgame.kernel.units import DAY, Seconds
from dcgame.tui.widgets.chart import Steps
from dcgame.tui.widgets.ink import Line, Run, fit, merged
from dcgame.tui.widgets.strips import column_of, days, marks, states
from dcgame.tui.widgets.tones import palette_of

MARGIN = 1


@frozen
class Course:
    """What is drawn: the whole span, how far it was played, the rank of the worst service from
    when on, and marks (second, kind)."""

    end: Seconds
    played: Seconds
    ranks: Steps
    marks: tuple[tuple[Seconds, str], ...]


class Scrubber(Widget, can_focus=True):
    """Days, services, marks; the column one looks at is lit. Keys and mouse move it."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("left", "by(-1)", show=False, id="past.back"),
        Binding("right", "by(1)", show=False, id="past.on"),
        Binding("pageup", "by_days(-1)", show=False, id="past.day_back"),
        Binding("pagedown", "by_days(1)", show=False, id="past.day_on"),
        Binding("home", "to_start", show=False, id="past.start"),
        Binding("end", "to_end", show=False, id="past.end"),
    ]
    DEFAULT_CSS = "Scrubber { height: 3; background: $background; }"

    class Moved(Message):
        """Somebody wants to look at another second."""

        def __init__(self, at: Seconds) -> None:
            super().__init__()
            self.at = at

    def __init__(self, course: Course, at: Seconds, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.course = course
        self.at = at
        self._held = False
        self._rows: tuple[int, tuple[Line, ...]] | None = None

    @property
    def columns(self) -> int:
        """Cells of the strip."""
        return max(1, self.size.width - 2 * MARGIN)

    def look_at(self, at: Seconds) -> None:
        """Light another column."""
        before, self.at = self.column_of(self.at), at
        if self.column_of(at) != before:
            self.refresh()

    def column_of(self, at: Seconds) -> int:
        """The column of a second."""
        return column_of(at, self.course.end, self.columns)

    def lines(self) -> tuple[Line, ...]:
        """All rows, the lit column aside."""
        width = self.columns
        if self._rows is None or self._rows[0] != width:
            course = self.course
            rows = (
                days(course.end, width),
                _played(course, width),
                marks(course.marks, course.end, width),
            )
            self._rows = (width, rows)
        return self._rows[1]

    def render_line(self, y: int) -> Strip:
        """One row, with the column that one looks at."""
        row = self.lines()[y] if y < 3 else ()
        line = fit(((" " * MARGIN, "plain"), *row), self.size.width)
        mark = "block" if self.has_focus else "cursor"
        return palette_of(self.app).strip(lit_at(line, MARGIN + self.column_of(self.at), mark))

    def on_focus(self) -> None:
        """The column is lit brighter."""
        self.refresh()

    on_blur = on_focus

    def on_resize(self) -> None:
        """The strip is drawn for a width."""
        self._rows = None
        self.refresh()

    # ------------------------------------------------------------ moving

    def action_by(self, columns: int) -> None:
        """One column on or back."""
        step = max(1, self.course.end // self.columns)
        self._ask(self.at + columns * step)

    def action_by_days(self, days: int) -> None:
        """One day on or back."""
        self._ask(self.at + days * DAY)

    def action_to_start(self) -> None:
        """The first second."""
        self._ask(0)

    def action_to_end(self) -> None:
        """The last that was played."""
        self._ask(self.course.played)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the strip."""
        self._held = True
        self.capture_mouse()
        self._point(event.x)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag along it."""
        if self._held:
            self._point(event.x)

    def on_mouse_up(self) -> None:
        """Let it go."""
        self._held = False
        self.release_mouse()

    def _point(self, x: int) -> None:
        column = max(0, min(x - MARGIN, self.columns - 1))
        # The middle of the column: its edge may belong to what is drawn in the one before.
        self._ask((2 * column + 1) * self.course.end // (2 * self.columns))

    def _ask(self, at: Seconds) -> None:
        self.post_message(self.Moved(max(0, min(at, self.course.played))))


def _played(course: Course, width: int) -> Line:
    played = max(1, course.played * width // max(1, course.end))
    rest = ("·" * (width - played), "faint")
    return merged((*states(course.ranks, course.played, played), rest))


def lit_at(line: Line, column: int, mark: str) -> Line:
    """The line with one cell under a mark."""
    runs: list[Run] = []
    start = 0
    for text, tone in line:
        inside = column - start
        if 0 <= inside < len(text):
            runs += [(text[:inside], tone), (text[inside], f"{tone}:{mark}")]
            runs.append((text[inside + 1 :], tone))
        else:
            runs.append((text, tone))
        start += len(text)
    return tuple(run for run in runs if run[0])
