"""A screen that is a list of lines: what the small screens have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dcgame.tui.screens.base import Page
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say


class ListPage(Page):
    """Lines to choose from, and a paragraph under them. Escape goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", show=False),
        Binding("l", "app.language", show=False),
    ]
    KEYS: ClassVar[Sequence[Key]] = (
        Key("↑↓", N_("choose"), ""),
        Key("Enter", N_("go"), "go"),
        Key("Esc", N_("back"), "back"),
    )
    DEFAULT_CSS = """
    ListPage {
        & OptionList {
            height: auto; max-height: 1fr; background: $background; border: none; padding: 1 2 0 2;
            scrollbar-size-vertical: 1;
            &:focus { border: none; background-tint: $background 0%; }
        }
        & #note { height: auto; padding: 1 2; color: $text-muted; }
    }
    """
    TITLE_TEXT = ""

    def head(self) -> Content:
        """What this is."""
        return Content.styled(say(self.TITLE_TEXT), "bold $primary")

    def body(self) -> ComposeResult:
        yield OptionList(*self.options(), id="lines")
        yield Static(self.note(), id="note")

    def options(self) -> Sequence[Option]:
        """The lines."""
        return ()

    def note(self) -> Content:
        """What stands under them."""
        return Content("")

    @property
    def lines(self) -> OptionList:
        """The list."""
        return self.query_one("#lines", OptionList)

    @property
    def chosen(self) -> str | None:
        """The id of the line under the cursor."""
        option = self.lines.highlighted_option
        return option.id if option else None

    def on_mount(self) -> None:
        self.lines.highlighted = 0 if self.lines.option_count else None
        self.lines.focus()

    def renew(self) -> None:
        """The lines and the note again, the cursor where it was."""
        kept = self.remember()
        self.lines.set_options(self.options())
        self.query_one("#note", Static).update(self.note())
        self.restore(kept)

    def remember(self) -> Any:
        return self.lines.highlighted

    def restore(self, kept: Any) -> None:
        last = self.lines.option_count - 1
        self.lines.highlighted = None if last < 0 else min(kept or 0, last)
        self.lines.focus()

    def action_go(self) -> None:
        """What the line under the cursor says."""
        self.lines.action_select()

    def action_back(self) -> None:
        """To where we came from."""
        self.app.pop_screen()
