"""The list of saves: what it shows, what it leaves alone, what it throws away."""

from pathlib import Path

from textual.widgets import OptionList

from dcgame.play.record import Recorder
from dcgame.play.saves import header_for, new_path
from dcgame.play.session import Session
from dcgame.tui.screens.debrief import DebriefScreen
from dcgame.tui.screens.saves import SavesScreen
from dcgame.tui.shelf import Shelf
from tests.tui.pictures import text
from tests.tui.shell.driving import NARROW, game, until
from tests.tui.shell.example import LEVEL


def _save(saves: Path, until_: int, *orders: str) -> Path:
    path = new_path(saves, LEVEL, 1)
    recorder = Recorder.new(path, header_for(LEVEL, 1), lambda: 0.0)
    session = Session(LEVEL, 1, recorder)
    for order in orders:
        session.order(order)
    session.advance(until_)
    session.close()
    return path


async def test_good_finished_and_damaged(tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    _save(saves, 7_200, "power-off mail-01")
    _save(saves, LEVEL.horizon)
    damaged = saves / "broken\x1b]0;x\x07.jsonl"
    damaged.write_bytes(b'{"format": "dcgame-save", "version"\n\x1b]0;title\x07')
    before = damaged.read_bytes()
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_saves()
        await until(pilot, lambda: "broken" in text(app))
        shown = text(app)
        assert shown.count("Two boxes") == 2
        assert "finished, not won" in shown
        assert "✖" in shown
        assert "\x1b" not in shown
        _highlight(app.screen, "broken")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SavesScreen)
    assert damaged.read_bytes() == before


async def test_a_finished_game_opens_its_debrief(tmp_path: Path) -> None:
    _save(tmp_path / "saves", LEVEL.horizon)
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_saves()
        await until(pilot, lambda: "Two boxes" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))


async def test_a_game_goes_on_where_it_was(tmp_path: Path) -> None:
    _save(tmp_path / "saves", 7_200, "power-off mail-01")
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_saves()
        await until(pilot, lambda: "Two boxes" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.session is not None)
        assert app.session is not None
        assert app.session.world.now == 7_200


async def test_delete_asks_first(tmp_path: Path) -> None:
    path = _save(tmp_path / "saves", 7_200)
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_saves()
        await until(pilot, lambda: "Two boxes" in text(app))
        await pilot.press("d", "n")
        await until(pilot, lambda: isinstance(app.screen, SavesScreen))
        assert path.exists()
        await pilot.press("d", "y")
        await until(pilot, lambda: not path.exists())
        await until(pilot, lambda: "No game has been saved yet" in text(app))


def test_stars_come_from_the_games_alone(tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    _save(saves, LEVEL.horizon)
    assert Shelf(saves).best_stars() == {LEVEL.id: 0}


async def test_a_game_that_no_longer_replays_has_no_stars(tmp_path: Path) -> None:
    saves = tmp_path / "saves"
    recorder = Recorder.new(new_path(saves, LEVEL, 1), header_for(LEVEL, 1), lambda: 0.0)
    other = Session(LEVEL, 1)
    other.order("power-off mail-01")
    other.advance(LEVEL.horizon)
    recorder.end(other.world)
    recorder.close()
    assert Shelf(saves).best_stars() == {}
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_saves()
        await until(pilot, lambda: "other rules" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.session is not None)
        assert app.session is not None
        assert app.session.recorder is not None


def _highlight(screen: object, word: str) -> None:
    assert isinstance(screen, SavesScreen)
    menu = screen.query_one(OptionList)
    names = [row.info.path.name for row in screen.shown]
    menu.highlighted = next(index for index, name in enumerate(names) if word in name)
