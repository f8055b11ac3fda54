"""Settings: kept over a restart, strict about their file, harmless when it is wrong."""

from pathlib import Path

import pytest

from dcgame.play import settings
from dcgame.play.alarms import KINDS
from dcgame.play.settings import Settings
from tests.tui.pictures import compare, text
from tests.tui.shell.driving import NARROW, game, until


async def test_kept_over_a_restart(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_settings()
        await pilot.pause()
        compare(app, "settings.80x24.en")
        await pilot.press("down", "right")
        await pilot.press("down", "right")
        await pilot.press("down", "space")
        await until(pilot, lambda: "daylight" in text(app))
    again = game(tmp_path)
    assert again.preferences.theme == "daylight"
    assert again.preferences.speed == Settings().speed + 1
    assert "service" not in again.preferences.pauses


@pytest.mark.parametrize(
    "content",
    [
        b"speed = 9",
        b'speed = "2"',
        b"speed = true",
        b'colour = "red"',
        b'theme = "neon"',
        b'pauses = ["everything"]',
        b"pauses = 3",
        b"\xff\xfe",
        b"speed = ",
        b"a" * 40_000,
        b"x = " + b"[" * 9_000,
    ],
)
async def test_a_wrong_file_gives_the_usual_ones_and_a_notice(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    kept = settings.load(path)
    assert kept.settings == Settings()
    assert "settings.toml" in kept.problem
    assert path.read_bytes() == content


def test_every_kind_of_alarm_can_stop_the_clock() -> None:
    assert settings.PAUSES == KINDS


def test_a_missing_file_is_no_problem(tmp_path: Path) -> None:
    assert settings.load(tmp_path / "settings.toml").problem == ""


@pytest.mark.parametrize(
    "kept",
    [Settings(), Settings("es", "contrast", 4, ()), Settings("en", "daylight", 1, ("host",))],
)
def test_written_and_read(tmp_path: Path, kept: Settings) -> None:
    path = tmp_path / "deep" / "settings.toml"
    assert settings.store(path, kept) == ""
    assert settings.load(path).settings == kept
    assert [each.name for each in path.parent.iterdir()] == ["settings.toml"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert settings.store(tmp_path / "file" / "settings.toml", Settings())
