"""``play``: what is said before there is a screen, and after it broke down."""

import sys
import tempfile
from getpass import getuser
from pathlib import Path
from types import ModuleType

import pytest

from dcgame.campaign import library
from dcgame.cli import codes, crash, play
from dcgame.play.settings import default_file
from tests.cli.conftest import Call


class Screen(ModuleType):
    """Stands in for the screens: remembers how it was called."""

    def __init__(self, fault: Exception | None = None) -> None:
        super().__init__("dcgame.tui.app")
        self.calls: list[tuple[object, ...]] = []
        self.fault = fault

    def run(self, *arguments: object) -> int:
        self.calls.append(arguments)
        if self.fault:
            raise self.fault
        return 0


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play, "on_a_terminal", lambda: True)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, terminal: None) -> Screen:
    stand_in = Screen()
    monkeypatch.setitem(sys.modules, "dcgame.tui.app", stand_in)
    return stand_in


def test_the_game_is_started_with_what_was_asked_for(
    screen: Screen, won: Path, tmp_path: Path, call: Call
) -> None:
    assert call().code == codes.OK
    assert call("--seed", "7", "--lang", "es", "--saves", tmp_path).code == codes.OK
    assert call("play", "--load", won).code == codes.OK
    saves, usual = tmp_path / "saves", default_file()
    assert screen.calls == [
        (None, None, None, saves, None, usual),
        (None, 7, "es", tmp_path, None, tmp_path / "settings.toml"),
        (None, None, None, saves, won, usual),
    ]


def test_a_game_is_found_by_its_name_in_the_folder_of_saves(
    screen: Screen, won: Path, call: Call
) -> None:
    assert call("play", "--saves", won.parent, "--load", won.name).code == codes.OK
    assert screen.calls[0][4] == won


@pytest.mark.usefixtures("screen")
def test_a_game_that_is_not_there_is_told(call: Call) -> None:
    told = call("play", "--load", "missing.jsonl")
    assert told.code == codes.CORRUPT
    assert "missing.jsonl: no such file" in told.err


def test_an_unknown_level_names_the_nearest(
    screen: Screen, level: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = library.load_level(level)
    monkeypatch.setattr(library, "levels", lambda: (known,))
    monkeypatch.setattr(library, "find", {known.id: known}.get)
    told = call("play", "nigth-shift")
    assert told.code == codes.USAGE
    assert "night-shift" in told.err
    assert call("play", "night-shift").code == codes.OK
    assert screen.calls[0][0] == "night-shift"


@pytest.mark.parametrize("seed", ["-1", "x", "1.5", "9" * 30, "٣"])
def test_a_seed_is_a_whole_number(seed: str, call: Call) -> None:
    told = call("play", f"--seed={seed}")
    assert told.code == codes.USAGE
    assert "whole number" in told.err


def test_without_a_terminal_there_is_no_game(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(play, "on_a_terminal", lambda: False)
    told = call("play")
    assert told.code == codes.USAGE
    assert "terminal" in told.err


def _reports(folder: Path) -> list[Path]:
    return sorted(folder.glob("crash-*.txt"))


def test_a_crash_leaves_one_report_and_one_sentence(
    screen: Screen, tmp_path: Path, call: Call
) -> None:
    screen.fault = ZeroDivisionError(f"of {Path.home()} by \x1b[2J" + "x" * 5_000)
    saves = tmp_path / "saves"
    told = call("play")
    assert told.code == codes.CRASHED
    (report,) = _reports(saves)
    assert str(report) in told.err.replace("\n", "")
    assert len(told.err.splitlines()) == 1
    text = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert str(Path.home()) not in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= crash.LONGEST
    call("play")
    assert len(_reports(saves)) == 2


def test_a_report_goes_where_there_is_room(
    screen: Screen, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.fault = RuntimeError("no")
    (tmp_path / "saves").write_text("a file where a folder should be")
    monkeypatch.setattr(crash, "user_log_path", lambda *_, **__: tmp_path / "log")
    assert call("play").code == codes.CRASHED
    assert len(_reports(tmp_path / "log")) == 1


def test_a_report_that_cannot_be_written_is_no_crash_in_the_crash(
    screen: Screen, tmp_path: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.fault = RuntimeError("no")
    (tmp_path / "saves").write_text("")
    monkeypatch.setattr(crash, "user_log_path", lambda *_, **__: tmp_path / "saves" / "log")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "saves" / "tmp"))
    told = call("play")
    assert told.code == codes.CRASHED
    assert "RuntimeError" in told.err


def test_names_are_redacted_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "getuser", lambda: "ann")
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ann"))
    assert crash.redacted("/home/ann/x annual ann") == "~/x annual ~"
    assert getuser() != ""
