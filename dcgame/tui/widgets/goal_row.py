"""A goal as a row: its mark and stars, its text, and what was measured if the game is over."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class GoalRow(Horizontal):
    """Long texts go on below themselves, not below the mark."""

    DEFAULT_CSS = """
    GoalRow {
        height: auto; max-width: 110;
        & Static { height: auto; }
        & .mark { width: 7; padding: 0 1 0 0; }
        & .text { width: 1fr; }
        & .measured { width: 21; padding: 0 0 0 2; text-align: right; }
    }
    """

    def __init__(self, mark: Content, text: str, measured: Content | None = None) -> None:
        super().__init__()
        self._parts = (mark, Content(text), measured)

    def compose(self) -> ComposeResult:
        mark, text, measured = self._parts
        yield Static(mark, classes="mark")
        yield Static(text, classes="text")
        if measured is not None:
            yield Static(measured, classes="measured")
