"""A language that nobody speaks, longer than any: nothing is left unsaid, no hint is cut."""

from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest

from dcgame import words
from dcgame.tui.screens.brief import BriefScreen
from dcgame.tui.screens.debrief import DebriefScreen
from tests.tui.pictures import lines, text
from tests.tui.shell.driving import NARROW, game, on_map, until
from tests.tui.shell.example import LEVEL
from tests.tui.shell.test_debrief import played


class _Long(NullTranslations):
    """Every text in brackets, and two fifths longer."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}{'~' * (2 * len(message) // 5)}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def long_words() -> Iterator[None]:
    """The long language."""
    words.use_catalogue("en", _Long())
    yield
    words.use("en")


@pytest.mark.usefixtures("long_words")
async def test_no_hint_is_cut_and_nothing_is_left_in_english(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        _whole(lines(app))
        assert "⟦Campaign" in text(app)
        await on_map(pilot)
        _whole(lines(app))
        app.open_brief(LEVEL)
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        _whole(lines(app))
        app.open_settings()
        await until(pilot, lambda: "⟦Theme" in text(app))
        _whole(lines(app))
        app.open_saves()
        await until(pilot, lambda: "⟦No game" in text(app))
        _whole(lines(app))
        for place in ("sandbox", "daily", "review", "codex", "check", "lab", "first_steps", "keys"):
            before = app.screen
            getattr(app, f"open_{place}")()
            await until(pilot, lambda before=before: app.screen is not before)  # type: ignore[misc]  # bound at once
            await pilot.pause()
            _whole(lines(app))
            app.pop_screen()
            await pilot.pause()
        app.open_debrief(played())
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        _whole(lines(app))


def _whole(rows: list[str]) -> None:
    """The line of keys shows whole hints only, and each was said in the language in use."""
    keys = rows[-1]
    assert keys.count("⟦") == keys.count("⟧") > 0, keys
    assert all(len(row) <= NARROW[0] for row in rows)
