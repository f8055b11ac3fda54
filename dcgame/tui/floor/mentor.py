"""The mentor's word, on lines of its own: the room and the lists give way to it, it covers none."""

from typing import Any

from textual.css.scalar import Scalar

from dcgame.campaign.codex import title_of
from dcgame.play.notes import Note
from dcgame.tui.widgets.ink import Run, folded
from dcgame.tui.widgets.line_panel import Item, LinePanel
from dcgame.words import N_, say

LASTS = 12.0
"""Seconds that a note stays, on the wall."""
MOST_LINES = 3


class Mentor(LinePanel):
    """Shows one note at a time; a click leads to its page of the codex."""

    ONE_CLICK = True
    DEFAULT_CSS = """
    Mentor { height: 1; padding: 0 1; display: none; }
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(focusable=False, **kwargs)
        self.note: Note | None = None

    @property
    def taken(self) -> int:
        """Lines that it takes from what is above it."""
        return self.size.height if self.display else 0

    def tell(self, note: Note) -> None:
        """Say it, and fall silent after a while."""
        self.note = note
        self._write()
        self.display = True
        self.set_timer(LASTS, self._fall_silent)

    def on_resize(self) -> None:
        """The lines are broken elsewhere."""
        self._write()
        super().on_resize()

    def _write(self) -> None:
        if self.note is None:
            return
        width = self.screen.size.width - 2
        more = say(N_("More in the codex: {topic}"), topic=title_of(self.note.topic))
        who = say(N_("The mentor"))
        runs: list[Run] = [(f" {who} ", "accent:block"), ("  ", "plain")]
        runs += [(say(self.note.text), "accent"), (f" {more}", "dim")]
        lines = folded(tuple(runs), width)[:MOST_LINES]
        if self.styles.height != Scalar.from_number(len(lines)):
            self.styles.height = len(lines)
        self.show([Item(line, "note", self.note.topic) for line in lines])

    def _fall_silent(self) -> None:
        """Unless something lies over the room: then nobody has read it yet."""
        if self.app.screen is not self.screen:
            self.set_timer(LASTS, self._fall_silent)
            return
        self.note, self.display = None, False
