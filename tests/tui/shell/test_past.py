"""Looking back, branching, watching a game again.

Mutations caught: a scrubber that ignores the mouse; a past that shows the present's racks; a
branch that goes on in the old save; a replay that runs while it is held, or past its end.
"""

from pathlib import Path

import pytest

from dcgame import words
from dcgame.kernel.units import DAY, HOUR
from dcgame.play.session import Origin, Session
from dcgame.tui.app import DcgameApp
from dcgame.tui.floor.kinds import SERVER, Target
from dcgame.tui.floor.past import PastScreen, look_back
from dcgame.tui.floor.screen import FloorScreen
from dcgame.tui.screens.confirm import ConfirmScreen
from dcgame.tui.screens.debrief import DebriefScreen
from tests.tui.floor.games import Hand
from tests.tui.pictures import compare, text
from tests.tui.shell.driving import NARROW, NORMAL, game, until
from tests.tui.shell.example import LEVEL


def playing(app: DcgameApp) -> Session:
    """A game with an order at 06:00 and one at noon, left on the second day."""
    session = app.shelf.begin(LEVEL, 1)
    session.advance(6 * HOUR)
    session.order("power-off mail-01")
    session.advance(12 * HOUR)
    session.order("power-on mail-01")
    session.advance(34 * HOUR)
    return session


def past(app: DcgameApp) -> PastScreen:
    """The screen that is up."""
    assert isinstance(app.screen, PastScreen)
    return app.screen


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize(("size", "label"), [(NARROW, "80x24"), (NORMAL, "120x36")])
async def test_pictures(tmp_path: Path, size: tuple[int, int], label: str, lang: str) -> None:
    words.use(lang)
    app = game(tmp_path)
    async with app.run_test(size=size) as pilot:
        app.enter_floor(playing(app))
        await until(pilot, lambda: isinstance(app.screen, FloorScreen))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        past(app).look_at(8 * HOUR)
        await pilot.pause()
        compare(app, f"past.{label}.{lang}")


async def test_from_the_floor_to_a_branch(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        old = playing(app)
        app.enter_floor(old)
        await until(pilot, lambda: isinstance(app.screen, FloorScreen))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        await pilot.press("home", "n")
        assert past(app).session.world.now == 6 * HOUR
        assert "power-off mail-01" in text(app)
        assert "mail-01   off" not in text(app)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: app.session is not None and app.session is not old)
        fresh = app.session
        assert fresh is not None
        assert isinstance(app.screen, FloorScreen)
        assert fresh.origin == Origin(old.file, 6 * HOUR)
        assert (fresh.world.now, fresh.deeds) == (6 * HOUR, [])
        kept = (tmp_path / "saves" / old.file).read_text()
        assert kept.count('"do":"order"') == 2


async def test_the_mouse_opens_and_moves_it(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.enter_floor(playing(app))
        await until(pilot, lambda: isinstance(app.screen, FloorScreen))
        await pilot.click("#status", offset=(20, 0))
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        await pilot.click("#scrubber", offset=(15, 1))
        await until(pilot, lambda: past(app).session.world.now < 12 * HOUR)
        await pilot.mouse_down("#scrubber", offset=(15, 1))
        await pilot.hover("#scrubber", offset=(80, 1))
        await pilot.mouse_up("#scrubber", offset=(80, 1))
        await until(pilot, lambda: past(app).session.world.now > 12 * HOUR)


async def test_nothing_can_be_done_there(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        session = playing(app)
        app.enter_floor(session)
        await until(pilot, lambda: isinstance(app.screen, FloorScreen))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        screen = past(app)
        screen.select(Target(SERVER, "files-01"))
        await pilot.press("enter", "x", "m", "z", "d")
        assert app.screen is screen
        assert len(session.deeds) == 2
        await pilot.press("escape")
        await until(pilot, lambda: type(app.screen) is FloorScreen)
        assert app.session is session


async def test_a_finished_game_is_watched_again(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        session = playing(app)
        session.predict("post")
        session.advance(LEVEL.horizon)
        app.open_debrief(session)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        hand = Hand()
        app.push_screen(look_back(session, hand, playing=True))
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        screen = past(app)
        assert screen.session.world.now == 0
        await pilot.press("4")
        _beats(screen, hand, 7)
        assert 0 < screen.session.world.now < DAY
        assert "power-off mail-01" in text(app)
        at = screen.session.world.now
        await pilot.press("space")
        _beats(screen, hand, 5)
        assert screen.session.world.now == at
        await pilot.press("space")
        _beats(screen, hand, 200)
        assert screen.session.world.now == LEVEL.horizon
        assert screen.pace.paused
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))


async def test_the_debrief_leads_there(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        session = playing(app)
        session.advance(LEVEL.horizon)
        app.open_debrief(session)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        assert not past(app).pace.paused
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        assert past(app).session.world.now == LEVEL.horizon


def _beats(screen: PastScreen, hand: Hand, count: int) -> None:
    for _ in range(count):
        hand.pass_(0.1)
        screen.tick()
