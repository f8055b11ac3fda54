"""The daily room: today's, whether it was played, and a line to tell others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from dcgame.tui.screens.base import starred
from dcgame.tui.screens.listing import ListPage
from dcgame.tui.shelf import DailyResult
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say

PAST = 6
"""How many of the days before today are offered too."""


class DailyScreen(ListPage):
    """Today's room and those of the last days; the best game of each."""

    TITLE_TEXT = N_("Daily room")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c", "copy", show=False)]
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("Enter", N_("start"), "go"),
        Key("c", N_("copy the line"), "copy"),
        Key("Esc", N_("back"), "back"),
    )

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.results: dict[date, DailyResult] = {}

    def on_mount(self) -> None:
        super().on_mount()
        self._read()

    def on_screen_resume(self) -> None:
        """A game may have been played meanwhile."""
        if self.query("#lines"):
            self._read()

    def _read(self) -> None:
        shelf = self.game.shelf
        self.behind(shelf.dailies, self._show)

    def _show(self, found: dict[date, DailyResult]) -> None:
        self.results = found
        self.renew()

    def options(self) -> Sequence[Option]:
        days = [date.fromordinal(self.today.toordinal() - back) for back in range(PAST + 1)]
        return [Option(self._line(day), id=day.isoformat()) for day in days]

    def _line(self, day: date) -> Content:
        found = self.results.get(day)
        name = say(N_("today")) if day == self.today else ""
        state: tuple[str, str] = (say(N_("not played yet")), "$text-muted")
        if found is not None:
            state = (starred(found.stars), "$accent")
        return Content.assemble(day.isoformat(), (f"  {name:<8}", "bold"), state)

    def note(self) -> Content:
        found = self.results.get(self._day()) if self.query("#lines") else None
        text = say(
            N_(
                "Everybody's room of a day is the same, and so is its luck: seven days, five "
                "things that go wrong. The first game counts."
            )
        )
        if found is None:
            return Content(text)
        return Content.assemble(text, "\n\n", (found.line, "$accent"))

    def _day(self) -> date:
        return date.fromisoformat(self.chosen) if self.chosen else self.today

    def on_option_list_option_highlighted(self) -> None:
        """The line of that day."""
        from textual.widgets import Static

        self.query_one("#note", Static).update(self.note())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Into that day's room."""
        event.stop()
        from dcgame.campaign.rooms.daily import daily_id, seed_of

        day, game = self._day(), self.game
        wanted = daily_id(day)
        self.behind(
            lambda: game.shelf.level(wanted),
            lambda level: game.open_brief_or_complain(level, wanted, seed_of(day)),
        )

    def action_copy(self) -> None:
        """The line to the clipboard."""
        found = self.results.get(self._day())
        if found is not None:
            self.app.copy_to_clipboard(found.line)
            self.app.notify(say(N_("copied")), markup=False)
