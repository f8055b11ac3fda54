"""The list of saves: what it shows, what it leaves alone, what it throws away."""

import os
import time
from pathlib import Path

import pytest
from textual.widgets import OptionList

from dcgame import words
from dcgame.play.record import Recorder
from dcgame.play.saves import header_for, new_path
from dcgame.play.session import Session
from dcgame.play.titles import name, titles
from dcgame.play.trail import Moment
from dcgame.tui.screens.debrief import DebriefScreen
from dcgame.tui.screens.rename import RenameScreen
from dcgame.tui.screens.saves import SavesScreen
from dcgame.tui.shelf import Shelf
from tests.tui.pictures import compare, text
from tests.tui.shell.driving import NARROW, NORMAL, game, until
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


async def test_a_game_gets_a_name_and_its_file_keeps_its_own(tmp_path: Path) -> None:
    path = _save(tmp_path / "saves", 7_200)
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_saves()
        await until(pilot, lambda: "Two boxes" in text(app))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, RenameScreen))
        await pilot.press(*"monday", "enter")
        await until(pilot, lambda: " monday" in text(app))
        assert path.exists()
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, RenameScreen))
        await pilot.press("x", "escape")
        await until(pilot, lambda: isinstance(app.screen, SavesScreen))
        assert titles(tmp_path / "saves") == {path.name: "monday"}


def test_names_are_cleaned_and_damage_costs_only_them(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("x")
    name(tmp_path, "a.jsonl", "one\x1b]0;x\x07 two")
    assert titles(tmp_path) == {"a.jsonl": "one ]0;x two"}
    (tmp_path / "titles.json").write_text("[1")
    assert titles(tmp_path) == {}
    name(tmp_path, "a.jsonl", "again")
    name(tmp_path, "gone.jsonl", "kept for nothing")
    name(tmp_path, "a.jsonl", "")
    assert titles(tmp_path) == {}


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize(("size", "label"), [(NARROW, "80x24"), (NORMAL, "120x36")])
async def test_pictures(
    tmp_path: Path,
    size: tuple[int, int],
    label: str,
    lang: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words.use(lang)
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    saves = tmp_path / "saves"
    app = game(tmp_path)
    old = _save(saves, 7_200, "power-off mail-01")
    damaged = saves / "two-boxes-1-9.jsonl"
    damaged.write_bytes(old.read_bytes()[:-9])
    session = app.shelf.replayed(old).session
    app.shelf.branch(session, Moment(3_600, 1)).close()
    for number, path in enumerate(sorted(saves.glob("*.jsonl"))):
        os.utime(path, (1_800_000_000 + 60 * number,) * 2)
    async with app.run_test(size=size) as pilot:
        app.open_saves()
        await until(pilot, lambda: isinstance(app.screen, SavesScreen))
        await until(pilot, lambda: "┌" in text(app))
        await until(pilot, lambda: not app.screen.query("#busy"))
        compare(app, f"saves.damaged.{label}.{lang}")
        await pilot.press("down")
        await until(pilot, lambda: old.name in text(app) and "┌" in text(app))
        await until(pilot, lambda: not app.screen.query("#busy"))
        compare(app, f"saves.branch.{label}.{lang}")


async def test_the_mouse_chooses_and_loads(tmp_path: Path) -> None:
    _save(tmp_path / "saves", 7_200)
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_saves()
        await until(pilot, lambda: "Two boxes" in text(app))
        await pilot.click("#games", offset=(6, 1))
        await until(pilot, lambda: app.session is not None)
        assert app.session is not None
        assert app.session.world.now == 7_200


def _highlight(screen: object, word: str) -> None:
    assert isinstance(screen, SavesScreen)
    menu = screen.query_one(OptionList)
    names = [row.info.path.name for row in screen.shown]
    menu.highlighted = next(index for index, name in enumerate(names) if word in name)
