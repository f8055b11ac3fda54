"""A question that is answered with yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dcgame.tui.widgets.keybar import Key, KeyBar
from dcgame.words import N_, say


class ConfirmScreen(ModalScreen[bool]):
    """``question`` is what would be done, already in the player's language."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,s", "answer(True)", show=False),
        Binding("n,escape", "answer(False)", show=False),
    ]
    DEFAULT_CSS = """
    ConfirmScreen {
        align: center middle; background: $background;
        & > Vertical {
            width: 56; max-width: 90%; height: auto; padding: 1 2;
            border: round $warning; background: $surface;
        }
        & Static { height: auto; }
    }
    """

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(self._question))
        yield KeyBar(
            (
                Key(say(N_("Y")), N_("yes"), "answer(True)"),
                Key("N", N_("no"), "answer(False)"),
            )
        )

    def action_answer(self, answer: bool) -> None:
        """Go away with an answer."""
        self.dismiss(answer)
