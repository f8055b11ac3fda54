"""``check`` and ``new-level``."""

import json
from pathlib import Path

import pytest

from dcgame.cli import codes
from tests.cli.conftest import Call


@pytest.fixture
def faulty(tmp_path: Path, call: Call) -> Path:
    """A level with three faults, beside a sound one."""
    call("new-level", tmp_path / "mine" / "sound")
    call("new-level", tmp_path / "mine" / "faulty")
    toml = tmp_path / "mine" / "faulty" / "level.toml"
    text = toml.read_text(encoding="utf-8")
    for right, wrong in (
        ("days = 7", 'days = "seven"'),
        ('model = "tower-2006"', 'model = "tower-2007"'),
        ('shape = "web"', 'shap = "web"'),
    ):
        assert right in text
        text = text.replace(right, wrong)
    toml.write_text(text, encoding="utf-8")
    return toml.parent


def test_all_faults_are_told_in_one_run(faulty: Path, call: Call) -> None:
    told = call("check", faulty.parent)
    assert told.code == codes.INVALID_LEVEL
    lines = told.out.splitlines()
    assert len(lines) >= 3
    assert all(line.startswith("faulty/level.toml:") for line in lines)
    assert "tower-2006" in told.out
    assert "2 levels checked" in told.err


def test_faults_are_told_in_json(faulty: Path, call: Call) -> None:
    told = call("check", "--json", faulty)
    assert told.code == codes.INVALID_LEVEL
    answer = json.loads(told.out)
    keys = {"file", "line", "column", "path", "expected", "found", "nearest"}
    assert all(set(error) == keys for error in answer)
    assert {error["nearest"] for error in answer} >= {"tower-2006", "shape"}
    assert all(error["line"] > 1 for error in answer)


def test_a_sound_level_passes_and_what_it_lacks_is_told(tmp_path: Path, call: Call) -> None:
    made = call("new-level", tmp_path / "night-shift")
    assert made.code == codes.OK
    assert made.out == f"{tmp_path / 'night-shift'}\n"
    for path in (tmp_path, tmp_path / "night-shift", tmp_path / "night-shift" / "level.toml"):
        told = call("check", path)
        assert told.code == codes.OK, told
        assert told.out == ""
        assert "reference.jsonl" in told.err
    assert call("check", "--complete", tmp_path).code == codes.INVALID_LEVEL


def test_the_levels_that_ship_are_checked_without_a_path(call: Call) -> None:
    told = call("check", "--json")
    assert told.code in (codes.OK, codes.INVALID_LEVEL)
    assert isinstance(json.loads(told.out), list)


def test_a_path_without_levels_is_told(tmp_path: Path, call: Call) -> None:
    for path in (tmp_path, tmp_path / "missing"):
        told = call("check", path)
        assert told.code == codes.USAGE
        assert str(path) in told.err


@pytest.mark.parametrize("name", ["Night Shift", "..", "x" * 60, "-night"])
def test_a_level_wants_a_proper_id(name: str, tmp_path: Path, call: Call) -> None:
    assert call("new-level", "--", tmp_path / name).code == codes.USAGE


def test_a_level_that_exists_is_not_touched(tmp_path: Path, call: Call) -> None:
    call("new-level", tmp_path / "mine")
    before = {path: path.read_bytes() for path in (tmp_path / "mine").glob("*.*")}
    assert call("new-level", tmp_path / "mine").code == codes.USAGE
    assert {path: path.read_bytes() for path in (tmp_path / "mine").glob("*.*")} == before
