"""Driving the game as a player does: keys in, text of the screen out."""

import time
from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList

from dcgame.tui.app import DcgameApp
from tests.tui.pictures import text

NARROW, NORMAL = (80, 24), (120, 36)
PATIENCE = 20.0


def game(folder: Path, **more: object) -> DcgameApp:
    """The game, with its saves and settings in a folder of the test's own."""
    app = DcgameApp(folder / "saves", folder / "settings.toml", **more)  # type: ignore[arg-type]  # the test's own
    app.animation_level = "none"
    return app


async def until(pilot: Pilot[int], condition: Callable[[], bool]) -> None:
    """Wait until something holds that a thread or the layout has still to bring about."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came about"
        await pilot.pause(0.01)
    await pilot.pause()


async def settled(pilot: Pilot[int]) -> None:
    """Wait until the layout has found its rest: the screen says the same thing three times."""
    seen = [""]
    while len(seen) < 3 or len(set(seen[-3:])) > 1:
        await pilot.pause(0.01)
        seen.append(text(pilot.app))


async def on_map(pilot: Pilot[int]) -> None:
    """From the title to the campaign, its levels read and its stars counted."""
    app = pilot.app
    await pilot.pause()
    menu = app.screen.query_one("#menu", OptionList)
    menu.highlighted = menu.get_option_index("campaign")
    await pilot.press("enter")
    await until(pilot, lambda: type(app.screen).__name__ == "MapScreen")
    await until(pilot, lambda: any(letter.isdigit() for letter in _head(pilot)))


def _head(pilot: Pilot[int]) -> str:
    return str(pilot.app.screen.query_one("#head").render())
