"""From a lost game to another future, and both beside each other; retrying; killed games.

Mutations caught: a debrief that compares a branch with itself; a first game that is shown as if
it had ended when it was left; a branch whose first game was thrown away and that fails on it; a
retry with another seed; a load that loses what was ordered before the kill.
"""

from pathlib import Path

import pytest
from textual.widgets import OptionList

from dcgame import words
from dcgame.kernel.units import HOUR
from dcgame.play.session import Session
from dcgame.play.trail import moment_at
from dcgame.tui.app import DcgameApp
from dcgame.tui.floor.past import PastScreen
from dcgame.tui.floor.screen import FloorScreen
from dcgame.tui.screens.brief import BriefScreen
from dcgame.tui.screens.debrief import DebriefScreen
from dcgame.tui.screens.saves import SavesScreen
from tests.tui.pictures import compare, text
from tests.tui.shell.driving import NARROW, NORMAL, game, until
from tests.tui.shell.example import LEVEL
from tests.tui.shell.test_past import playing

TALL = (120, 120)


def debrief(app: DcgameApp) -> DebriefScreen:
    """The debrief, if it is up."""
    assert isinstance(app.screen, DebriefScreen)
    return app.screen


def branched(app: DcgameApp, *, ended: bool = True) -> tuple[Session, Session]:
    """A game with a mistake in it, and its branch from before the mistake, both at the end."""
    old = playing(app)
    if ended:
        old.predict("post")
        old.advance(LEVEL.horizon)
    old.close()
    new = app.shelf.branch(old, moment_at(old.deeds, 5 * HOUR))
    new.advance(LEVEL.horizon)
    return old, new


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize(("size", "label"), [(NARROW, "80x24"), (NORMAL, "120x36")])
async def test_pictures(tmp_path: Path, size: tuple[int, int], label: str, lang: str) -> None:
    words.use(lang)
    app = game(tmp_path)
    async with app.run_test(size=size) as pilot:
        app.open_debrief(branched(app)[1])
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await until(pilot, lambda: debrief(app).complete)
        await pilot.press("2")
        await until(pilot, lambda: not app.screen.query("#busy"))
        compare(app, f"futures.{label}.{lang}")


async def test_rewind_branch_and_both_futures(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=TALL) as pilot:
        old = playing(app)
        old.predict("post")
        old.advance(LEVEL.horizon)
        app.open_debrief(old)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert "two futures" not in text(app)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        await pilot.press("home", "n", "b", "y")
        await until(pilot, lambda: isinstance(app.screen, FloorScreen) and app.session is not None)
        new = app.session
        assert new is not None
        assert new.world.now == 6 * HOUR
        new.predict("papers")
        new.advance(LEVEL.horizon)
        app.open_debrief(new)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await until(pilot, lambda: debrief(app).complete)
        shown = text(app)
        assert "branched day 1 06:00" in shown
        row = next(line for line in shown.splitlines() if line.strip().startswith("post  "))
        assert "91.581 %" in row
        assert "100 %" in row
        assert "Order: power-off mail-01" in shown
        assert "was left" not in shown


async def test_a_game_that_was_left_is_shown_as_it_would_go_on(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=TALL) as pilot:
        app.open_debrief(branched(app, ended=False)[1])
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await until(pilot, lambda: debrief(app).complete)
        assert "was left on day 2 10:00" in text(app)


async def test_a_branch_outlives_the_game_it_left(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=TALL) as pilot:
        old, new = branched(app)
        (tmp_path / "saves" / old.file).unlink()
        app.open_debrief(new)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await until(pilot, lambda: debrief(app).complete)
        assert "cannot be read" in text(app)


async def test_lost_and_tried_again_with_the_same_seed(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        lost = app.shelf.begin(LEVEL, 77)
        lost.advance(LEVEL.horizon)
        app.open_debrief(lost)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert "Not won" in text(app)
        await pilot.press("r")
        await until(pilot, lambda: app.session is not None)
        again = app.session
        assert again is not None
        assert (again.seed, again.world.now, again.file == lost.file) == (77, 0, False)
        again.advance(LEVEL.horizon)
        assert again.result().digest == lost.result().digest


async def test_saved_killed_and_loaded(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        session = playing(app)
        app.enter_floor(session)
        await until(pilot, lambda: isinstance(app.screen, FloorScreen))
    # Killed: nothing was closed, and half a line was written when it happened.
    path = tmp_path / "saves" / session.file
    kept = path.read_bytes()
    session.close()
    path.write_bytes(kept + b'{"at":122400,"do":"ti')
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_saves()
        await until(pilot, lambda: isinstance(app.screen, SavesScreen))
        await until(pilot, lambda: bool(app.screen.query_one(OptionList).option_count))
        await pilot.press("enter")
        await until(pilot, lambda: app.session is not None)
        assert app.session is not None
        assert [deed.text for deed in app.session.deeds] == [
            "power-off mail-01",
            "power-on mail-01",
        ]


async def test_on_to_the_next_level(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = game(tmp_path)
    monkeypatch.setattr(app.shelf, "level_after", lambda level: level)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_debrief(branched(app)[0])
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("full_stop")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
