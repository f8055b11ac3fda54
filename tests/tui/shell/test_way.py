"""The way in: title, map, brief, floor; and the way out again."""

import sys
from pathlib import Path
from subprocess import run

import pytest
from textual.widgets import OptionList

from dcgame import words
from dcgame.tui.app import DcgameApp
from dcgame.tui.screens.brief import BriefScreen
from dcgame.tui.screens.campaign_map import MapScreen
from dcgame.tui.screens.debrief import DebriefScreen
from dcgame.tui.screens.title import TitleScreen
from tests.tui.pictures import compare, text
from tests.tui.shell.driving import NARROW, NORMAL, game, on_map, until
from tests.tui.shell.example import LEVEL

SIZES = pytest.mark.parametrize(("size", "label"), [(NARROW, "80x24"), (NORMAL, "120x36")])
LANGUAGES = pytest.mark.parametrize("lang", words.LANGUAGES)


@SIZES
@LANGUAGES
async def test_pictures(tmp_path: Path, size: tuple[int, int], label: str, lang: str) -> None:
    words.use(lang)
    app = game(tmp_path)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        compare(app, f"title.{label}.{lang}")
        await on_map(pilot)
        compare(app, f"map.{label}.{lang}")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        compare(app, f"brief.{label}.{lang}")


async def test_data_is_never_markup(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_brief(LEVEL)
        await pilot.pause()
        assert "[bold]not bold[/bold], [@click=app.quit]no link[/]" in text(app)


async def test_the_language_switches_at_once(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await on_map(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.press("l")
        await until(pilot, lambda: "El despacho" in text(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MapScreen))
        assert "Una caja, una aplicación" in text(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
        assert "● Español" in text(app)
    assert 'language = "es"' in (tmp_path / "settings.toml").read_text(encoding="utf-8")


async def test_a_level_to_come_cannot_be_entered(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await on_map(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MapScreen)


async def test_play_leave_and_continue(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_brief(LEVEL)
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == "FloorScreen")
        session = app.session
        assert session is not None
        session.order("power-off mail-01")
        session.advance(7_200)
        app.screen.post_message(_left(app.screen, session, "title"))
        await until(pilot, lambda: isinstance(app.screen, TitleScreen))
        menu = app.screen.query_one(OptionList)
        await until(pilot, lambda: menu.get_option_at_index(0).id == "continue")
        await until(pilot, lambda: "Two boxes" in text(app))
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == "FloorScreen")
        assert app.session is not None
        assert app.session.world.now == 7_200


async def test_the_end_of_the_floor_is_the_debrief(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_brief(LEVEL)
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == "FloorScreen")
        assert app.session is not None
        app.session.advance(LEVEL.horizon)
        app.screen.post_message(type(app.screen).Ended(app.session))  # type: ignore[attr-defined]  # the floor's
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MapScreen))


async def test_language_and_pauses_change_under_a_game(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_brief(LEVEL)
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == "FloorScreen")
        app.open_settings()
        await pilot.pause()
        await pilot.press("right")
        await until(pilot, lambda: "Español" in text(app))
        await pilot.press("escape")
        await until(pilot, lambda: "Dos cajas" in text(app))
        assert app.session is not None
        app.prefer(pauses=("host",))
        assert app.screen.wishes.pauses == ("host",)  # type: ignore[attr-defined]  # the floor's


async def test_the_palette_speaks_the_language(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "Save and leave the game" in text(app))
        for english in ("Maximize", "Screenshot", "Keys"):
            assert english not in text(app)
        await pilot.press("x", "y", "z")
        await until(pilot, lambda: "No command of that name" in text(app))


async def test_the_line_of_keys_can_be_clicked(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await pilot.click("KeyBar", offset=(text(app).splitlines()[-1].index("language"), 0))
        await until(pilot, lambda: "● Español" in text(app))


async def test_a_level_by_its_name(tmp_path: Path) -> None:
    app = game(tmp_path, level_id=LEVEL.id, seed=42)
    async with app.run_test(size=NORMAL) as pilot:
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        assert "42" in text(app)


async def test_ctrl_q_quits_everywhere(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        await on_map(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.return_value == 0


def test_the_title_is_painted_before_the_simulation_is_read() -> None:
    script = (
        "import sys; import dcgame.tui.app; import dcgame.tui.screens.title;"
        "heavy = [n for n in sys.modules if n.split('.')[0] == 'numpy'"
        " or n.startswith(('dcgame.sim', 'dcgame.campaign'))];"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _left(screen: object, session: object, action: str):  # type: ignore[no-untyped-def]  # the floor's own type
    return type(screen).Left(session, action)  # type: ignore[attr-defined]  # the floor's


def test_a_crash_is_handed_on_and_prints_no_world(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: DcgameApp) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr(DcgameApp, "_start", fail)
    app = game(tmp_path)
    app.run(headless=True)
    assert isinstance(app.crash, ZeroDivisionError)
    seen = capfd.readouterr()
    assert "Traceback" not in seen.out + seen.err
