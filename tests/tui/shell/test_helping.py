"""F1 on every screen: what it is for, what has the keys there, and all of its keys.

Mutations caught: a screen without help; help that is the same whatever has the keys; keys that the
bar has no room for left out; a text that is left in English; help that escape does not close.
"""

import importlib
import pkgutil
from pathlib import Path

import pytest

from dcgame import words
from dcgame.campaign.rooms.named import room_named
from dcgame.tui import screens
from dcgame.tui.floor.past import PastScreen
from dcgame.tui.screens.base import Page
from dcgame.tui.screens.helping import SCREENS, PageHelp, lines_for
from tests.tui.pictures import text
from tests.tui.shell.driving import NARROW, game, until


def _pages() -> set[str]:
    """The names of all screens around the floor."""
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"{screens.__name__}.{module.name}")
    found, left = set(), [Page]
    while left:
        kinds = left.pop().__subclasses__()
        found |= {kind.__name__ for kind in kinds if kind.__module__.startswith("dcgame.")}
        left += kinds
    return found - {"ListPage", "Paper"}


def test_every_screen_has_help_in_both_languages() -> None:
    assert _pages() | {PastScreen.__name__} == set(SCREENS)
    for name in SCREENS:
        said = []
        for lang in words.LANGUAGES:
            words.use(lang)
            said.append(str(lines_for(name, None, (), 70)))
        assert len(set(said)) == len(words.LANGUAGES)


@pytest.mark.parametrize("way", ["campaign", "codex", "settings", "sandbox", "check"])
async def test_f1_is_about_the_screen_and_what_has_the_keys(tmp_path: Path, way: str) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        getattr(app, f"open_{way}")()
        await until(pilot, lambda: isinstance(app.screen, Page) and app.screen.is_mounted)
        await pilot.pause()
        page = app.screen
        assert isinstance(page, Page)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, PageHelp)
        shown = text(app)
        assert "the field" in shown if way == "check" else "the list" in shown
        assert all(key.key in shown for key in page.KEYS)
        await pilot.press("escape")
        assert app.screen_stack[-1:] == [page]


async def test_f1_in_the_past_is_about_the_strip_or_the_racks(tmp_path: Path) -> None:
    app = game(tmp_path)
    level = room_named("lab")
    assert level is not None
    async with app.run_test(size=NARROW) as pilot:
        app.play(level, 1)
        await until(pilot, lambda: type(app.screen).__name__ == "FloorScreen")
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        await pilot.press("f1")
        await pilot.pause()
        assert "the strip of time" in text(app)
        await pilot.press("escape")
        past = app.screen
        assert isinstance(past, PastScreen)
        past.racks.focus()
        await pilot.press("f1")
        await pilot.pause()
        assert "the strip of time" not in text(app)
        assert "goes on from here" in text(app)


async def test_the_palette_over_the_menu_of_the_game_finds_the_verbs(tmp_path: Path) -> None:
    """Mutation: it searches the menu, which has none."""
    app = game(tmp_path)
    level = room_named("lab")
    assert level is not None
    async with app.run_test(size=NARROW) as pilot:
        app.play(level, 1)
        await until(pilot, lambda: type(app.screen).__name__ == "FloorScreen")
        await pilot.press("escape", "ctrl+p")
        await until(pilot, lambda: type(app.screen).__name__ == "Palette")
        assert type(app.screen_stack[-2]).__name__ == "FloorScreen"
