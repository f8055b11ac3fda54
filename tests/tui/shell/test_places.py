"""Every place that the title leads to: sandbox, daily room, review, codex, level check, lab.

Caught by these: a line of the title that leads nowhere, a choice that does not reach the room, a
day read from the clock below the screens, a codex page that its links cannot open, a fault that is
told without its place, a level that is not read again after it was changed.
"""

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from dcgame import words
from dcgame.campaign import library
from dcgame.campaign.codex import find, topics
from dcgame.campaign.pictures import WIDEST, picture
from dcgame.campaign.rooms.named import room_named
from dcgame.campaign.template import new_level
from dcgame.play.record import Recorder
from dcgame.play.saves import header_for, new_path
from dcgame.play.session import Session
from dcgame.tui.app import DcgameApp
from dcgame.tui.floor.screen import FloorScreen
from dcgame.tui.screens.brief import BriefScreen
from dcgame.tui.screens.choices import PLACES
from dcgame.tui.screens.codex import CodexScreen
from dcgame.tui.screens.level_check import LevelCheckScreen
from dcgame.tui.screens.title import TitleScreen
from dcgame.tui.shelf import Shelf
from tests.tui.pictures import compare, text
from tests.tui.shell.driving import NARROW, NORMAL, game, until
from tests.tui.shell.example import LEVEL

TODAY = date(2026, 11, 24)
SIZES = pytest.mark.parametrize(("size", "label"), [(NARROW, "80x24"), (NORMAL, "120x36")])
LANGUAGES = pytest.mark.parametrize("lang", words.LANGUAGES)
DAY = 86_400


def today_game(folder: Path) -> DcgameApp:
    """The game on a day that stands."""
    app = game(folder)
    app.today = lambda: TODAY
    return app


@pytest.mark.parametrize("place", [place.id for place in PLACES if place.id != "quit"])
async def test_every_line_of_the_title_leads_somewhere(tmp_path: Path, place: str) -> None:
    app = today_game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        menu = app.screen.query_one("#menu", OptionList)
        menu.highlighted = menu.get_option_index(place)
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(app.screen, TitleScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))


async def test_a_line_of_the_title_can_be_clicked(tmp_path: Path) -> None:
    app = today_game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        row = next(n for n, line in enumerate(text(app).splitlines()) if "Sandbox" in line)
        await pilot.click(offset=(10, row))
        await until(pilot, lambda: "Year of the catalogue" in text(app))


@SIZES
@LANGUAGES
async def test_pictures(tmp_path: Path, size: tuple[int, int], label: str, lang: str) -> None:
    words.use(lang)
    app = today_game(tmp_path)
    async with app.run_test(size=size) as pilot:
        for name in ("sandbox", "daily", "review", "lab"):
            getattr(app, f"open_{name}")()
            await until(pilot, lambda: not isinstance(app.screen, TitleScreen))
            await pilot.pause()
            await until(pilot, lambda: "Leyendo" not in text(app) and "Reading" not in text(app))
            compare(app, f"{name}.{label}.{lang}")
            app.pop_screen()
            await pilot.pause()


async def test_what_is_chosen_is_what_one_gets(tmp_path: Path) -> None:
    app = today_game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_sandbox()
        await pilot.pause()
        await pilot.press("left", "down", "right", "down", "down", "right", "down", "left")
        await pilot.press("down", "right", "right", "down", "right", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        shown = text(app)
        assert "Sandbox 2013" in shown
        assert "90 days" in shown
        assert "12 servers in 3 racks" in shown
        assert "seed 2" in shown


async def test_today_comes_from_the_screen(tmp_path: Path) -> None:
    app = today_game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_daily()
        await until(pilot, lambda: "2026-11-24" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        assert "Daily room 2026-11-24" in text(app)
        assert "seed 20261124" in text(app)


def _finished(saves: Path, level_id: str, seed: int) -> Path:
    level = library.find(level_id)
    assert level is not None
    path = new_path(saves, level, seed)
    session = Session(level, seed, Recorder.new(path, header_for(level, seed), lambda: 0.0))
    session.advance(session.horizon)
    session.close()
    return path


async def test_a_day_that_was_played_has_its_line(tmp_path: Path) -> None:
    _finished(tmp_path / "saves", "daily-2026-11-24", 20_261_124)
    _finished(tmp_path / "saves", "daily-2026-11-23", 5)
    assert set(Shelf(tmp_path / "saves").dailies()) == {TODAY}
    app = today_game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_daily()
        await until(pilot, lambda: "dcgame 2026-11-24 ○○○" in text(app))
        await pilot.press("c")
        await pilot.pause()
        assert app.clipboard.startswith("dcgame 2026-11-24 ○○○ █")


async def test_a_level_comes_back_after_five_days(tmp_path: Path) -> None:
    path = _finished(tmp_path / "saves", LEVEL.id, 1)
    shelf = Shelf(tmp_path / "saves")
    assert shelf.deck(path.stat().st_mtime) == ()
    stars = {LEVEL.id: 2}
    shelf.stars = lambda info: stars[info.level]  # type: ignore[method-assign]  # a game that was won
    then = path.stat().st_mtime
    assert [card.rests for card in shelf.deck(then + 4 * DAY)] == [1]
    assert [card.rests for card in shelf.deck(then + 5 * DAY + 1)] == [0]


async def test_the_deck_gives_other_luck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _finished(tmp_path / "saves", LEVEL.id, 1)
    monkeypatch.setattr(Shelf, "stars", lambda self, info: 2)
    app = today_game(tmp_path)
    app.wall_clock = lambda: path.stat().st_mtime + 9 * DAY
    async with app.run_test(size=NARROW) as pilot:
        app.open_review()
        await until(pilot, lambda: "due" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        assert "seed 1." not in text(app)


async def test_the_codex_is_searched_and_followed(tmp_path: Path) -> None:
    app = today_game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_codex("quorum")
        await until(pilot, lambda: "3 votes" in text(app))
        screen = app.screen
        assert isinstance(screen, CodexScreen)
        await pilot.press("2")
        await until(pilot, lambda: screen.page is not None and screen.page.id == "witness")
        await pilot.press("backspace")
        await until(pilot, lambda: screen.page is not None and screen.page.id == "quorum")
        await pilot.press("slash", *"balloon")
        await until(
            pilot, lambda: screen.page is not None and "balloon" in screen.page.text.lower()
        )
        await pilot.press("escape")
        assert not isinstance(app.focused, Input)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))


@LANGUAGES
async def test_every_page_can_be_shown(tmp_path: Path, lang: str) -> None:
    words.use(lang)
    app = today_game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_codex()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CodexScreen)
        for kind, topic in topics():
            screen.show(f"{kind}/{topic}")
            assert screen.page is not None
            assert (screen.page.kind, screen.page.id) == (kind, topic)
            for name in screen.page.related:
                assert find(name), f"{topic} names {name}"


def test_pictures_fit_and_are_there_in_both_languages() -> None:
    drawn = [topic for _, topic in topics() if picture(topic, "en")]
    assert len(drawn) >= 10
    for topic in drawn:
        for lang in words.LANGUAGES:
            lines = picture(topic, lang)
            assert lines, f"{topic}.{lang}"
            assert max(map(len, lines)) <= WIDEST, f"{topic}.{lang}"


async def test_faults_are_told_with_their_place_and_read_again(tmp_path: Path) -> None:
    folder = new_level(tmp_path, "attic")
    app = today_game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.push_screen(LevelCheckScreen(folder))
        await until(pilot, lambda: "This level is sound." in text(app))
        toml = folder / "level.toml"
        sound = toml.read_text(encoding="utf-8")
        toml.write_text(sound.replace('model = "tower-2006"', 'model = "towr-2006"'), "utf-8")
        screen = app.screen
        assert isinstance(screen, LevelCheckScreen)
        screen.look()
        await until(pilot, lambda: "1 fault" in text(app))
        assert "attic/level.toml:" in text(app)
        assert "tower-2006" in text(app)
        toml.write_text(sound, encoding="utf-8")
        screen.look()
        await until(pilot, lambda: "This level is sound." in text(app))


async def test_a_folder_is_typed(tmp_path: Path) -> None:
    app = today_game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_check()
        await pilot.pause()
        await pilot.press(*"attic", "enter")
        await until(pilot, lambda: "1 fault" in text(app))
        screen = app.screen
        assert isinstance(screen, LevelCheckScreen)
        screen.choose(tmp_path / "nowhere\x1b[2J")
        await until(pilot, lambda: "nowhere" in text(app))
        assert "\x1b" not in text(app)


async def test_codex_said_on_the_console_opens_its_page(tmp_path: Path) -> None:
    """Mutations: the page comes as plain lines; a topic without a page opens one all the same."""
    level = room_named("lab")
    assert level is not None
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.play(level, 1)
        await until(pilot, lambda: isinstance(app.screen, FloorScreen))
        floor = app.screen
        assert isinstance(floor, FloorScreen)
        for line, opens in (("codex raidx", False), ("codex raid", True)):
            await pilot.press("colon")
            floor.console.value = line
            await pilot.press("enter")
            assert isinstance(app.screen, CodexScreen) is opens
        await until(pilot, lambda: "RAID 10" in text(app))
