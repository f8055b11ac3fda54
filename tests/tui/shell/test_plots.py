"""The plots of a game: values at the cursor, by key and mouse, and the way to a moment.

Mutations caught: a cursor that reads another stretch than it lights; tabs that do not change the
plot; a plot that stays in the old language.
"""

from pathlib import Path

import pytest

from dcgame import words
from dcgame.kernel.units import HOUR
from dcgame.tui.app import DcgameApp
from dcgame.tui.floor.past import PastScreen
from dcgame.tui.floor.screen import FloorScreen
from dcgame.tui.screens.plots import PlotsScreen
from tests.tui.pictures import compare, text
from tests.tui.shell.driving import NARROW, NORMAL, game, until
from tests.tui.shell.test_past import playing


def plots(app: DcgameApp) -> PlotsScreen:
    """The screen that is up."""
    assert isinstance(app.screen, PlotsScreen)
    return app.screen


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize(("size", "label"), [(NARROW, "80x24"), (NORMAL, "120x36")])
async def test_pictures(tmp_path: Path, size: tuple[int, int], label: str, lang: str) -> None:
    words.use(lang)
    app = game(tmp_path)
    async with app.run_test(size=size) as pilot:
        app.push_screen(PlotsScreen(playing(app), 8 * HOUR))
        await until(pilot, lambda: isinstance(app.screen, PlotsScreen))
        await until(pilot, lambda: plots(app).view is not None and "▁" in text(app))
        compare(app, f"plots.{label}.{lang}")


async def test_from_the_floor_through_the_plots_to_a_moment(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.enter_floor(playing(app))
        await until(pilot, lambda: isinstance(app.screen, FloorScreen))
        await pilot.press("g")
        await until(pilot, lambda: isinstance(app.screen, PlotsScreen))
        await until(pilot, lambda: plots(app).view is not None)
        await pilot.press("home", "n")
        await until(pilot, lambda: "day 1 06:00" in text(app))
        assert ": power-off" not in text(app).splitlines()[1]
        await until(pilot, lambda: "│ power-off mail-01" in text(app))
        assert "1 down" in text(app)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        assert isinstance(app.screen, PastScreen)
        assert app.screen.session.world.now == 6 * HOUR


async def test_tabs_and_mouse(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.push_screen(PlotsScreen(playing(app)))
        await until(pilot, lambda: isinstance(app.screen, PlotsScreen))
        await until(pilot, lambda: plots(app).view is not None)
        await pilot.press("2")
        await until(pilot, lambda: "files-01" in text(app))
        await pilot.press("3")
        await until(pilot, lambda: "papers" in text(app))
        await pilot.click("PlotView", offset=(25, 3))
        await until(pilot, lambda: "day 1 0" in text(app))
        await pilot.press("f2")
        await until(pilot, lambda: "día 1 0" in text(app))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, PlotsScreen))
