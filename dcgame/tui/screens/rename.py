"""A name for a saved game."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from dcgame.play.titles import LONGEST
from dcgame.tui.widgets.keybar import Key, KeyBar
from dcgame.words import N_, say


class RenameScreen(ModalScreen[str]):
    """Gives the name back; an empty one takes a name away. Escape leaves it as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    RenameScreen {
        align: center middle; background: $background;
        & > Vertical {
            width: 56; max-width: 90%; height: auto; padding: 1 2;
            border: round $primary; background: $surface;
        }
        & Static { height: auto; margin: 0 0 1 0; }
    }
    """

    def __init__(self, file: str, title: str) -> None:
        super().__init__()
        self._file = file
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(say(N_("What shall {file} be called?"), file=self._file)))
            yield Input(self._title, max_length=LONGEST, id="name")
        yield KeyBar(
            (
                Key("Enter", N_("keep"), "keep"),
                Key("Esc", N_("leave as it was"), "leave"),
            )
        )

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """The name is typed."""
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        """Give the name back."""
        self.dismiss(self.query_one(Input).value)

    def action_leave(self) -> None:
        """Nothing changes."""
        self.dismiss(None)
