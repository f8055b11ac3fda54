"""Textual's command palette, in the player's language.

Textual has two English strings in it; one is an argument, the other only a method.
"""

from textual.command import CommandList, CommandPalette, SearchIcon
from textual.content import Content
from textual.widgets.option_list import Option

from dcgame.words import N_, say

_ID = "--command-palette"
"""The name by which Textual knows that a palette is open."""


class Palette(CommandPalette):
    """The palette with our words."""

    def __init__(self) -> None:
        super().__init__(placeholder=say(N_("Search for a command…")), id=_ID)

    def on_mount(self) -> None:
        """Textual's icon is two cells wide on some terminals and one on others."""
        self.query_one(SearchIcon).icon = "›"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say that nothing matches, once the search has had its time."""
        self._stop_no_matches_countdown()

        def tell() -> None:
            if search_value:
                text = Content(say(N_("No command of that name")))
                option = Option(text, disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(option)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, tell)
