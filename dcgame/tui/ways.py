"""Where one can go: each place of the title as a method ``open_<place>``."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual.app import App

from dcgame.tui.screens.base import Page
from dcgame.tui.shelf import USUAL_SEED, Shelf
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.level import Level


class Ways(App[int]):
    """Screens are read when they are first asked for, so that the title need not wait."""

    shelf: Shelf
    today: Callable[[], date] = staticmethod(date.today)
    wall_clock: Callable[[], float] = staticmethod(time.time)

    def open_campaign(self) -> None:
        """The campaign."""
        from dcgame.tui.screens.campaign_map import MapScreen

        self.push_screen(MapScreen())

    def open_saves(self) -> None:
        """The games that were saved."""
        from dcgame.tui.screens.saves import SavesScreen

        self.push_screen(SavesScreen())

    def open_settings(self) -> None:
        """What the player prefers."""
        from dcgame.tui.screens.preferences import PreferencesScreen

        self.push_screen(PreferencesScreen())

    def open_keys(self) -> None:
        """Every key, and how to change it."""
        from dcgame.tui.screens.keys import KeysScreen

        self.push_screen(KeysScreen())

    def open_codex(self, topic: str = "") -> None:
        """The codex, at a page."""
        from dcgame.tui.screens.codex import CodexScreen

        self.push_screen(CodexScreen(topic))

    def open_check(self) -> None:
        """Levels being written, and their faults."""
        from dcgame.tui.screens.level_check import LevelCheckScreen

        self.push_screen(LevelCheckScreen())

    def open_sandbox(self) -> None:
        """A room of one's own."""
        from dcgame.tui.screens.sandbox import SandboxScreen

        self.push_screen(SandboxScreen())

    def open_daily(self) -> None:
        """Today's room. The date is read here, and nowhere below."""
        from dcgame.tui.screens.daily import DailyScreen

        self.push_screen(DailyScreen(self.today()))

    def open_review(self) -> None:
        """Levels that were passed some days ago."""
        from dcgame.tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen())

    def open_lab(self) -> None:
        """The lab."""
        self._open_room("lab")

    def open_first_steps(self) -> None:
        """The guided room."""
        self._open_room("first-steps")

    def _open_room(self, wanted: str) -> None:
        page = self.screen
        assert isinstance(page, Page)
        page.behind(
            lambda: self.shelf.level(wanted),
            lambda level: self.open_brief_or_complain(level, wanted, None),
        )

    def open_brief(self, level: Level, seed: int | None = None) -> None:
        """What a level is about."""
        from dcgame.tui.screens.brief import BriefScreen

        self.push_screen(BriefScreen(level, USUAL_SEED if seed is None else seed))

    def open_brief_or_complain(self, level: Level | None, wanted: str, seed: int | None) -> None:
        """The brief of a level that was asked for by its name."""
        if level is None:
            self.complain(say(N_("There is no level {level}"), level=wanted))
        else:
            self.open_brief(level, seed)

    def complain(self, text: str) -> None:
        """A sentence about something that went wrong; it is data, never markup."""
        from dcgame.tui.widgets.ink import clean

        self.notify(clean(text), severity="warning", timeout=8, markup=False)
