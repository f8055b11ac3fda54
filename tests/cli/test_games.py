"""``replay`` and ``verify``: games without a screen."""

import json
import shutil
from pathlib import Path

import pytest

from dcgame.cli import codes
from dcgame.play.lines import RULES
from tests.cli.conftest import Call

FIELDS = {
    "file",
    "level",
    "seed",
    "won",
    "stars",
    "reason",
    "digest",
    "cost_cents",
    "downtime_seconds",
    "degraded_seconds",
    "services",
    "goals",
    "losses",
    "finished",
    "at",
    "kept_lines",
    "problem",
    "expect",
}
SERVICE_FIELDS = {
    "id",
    "down_seconds",
    "degraded_seconds",
    "planned_seconds",
    "uptime_per_100k",
    "target_per_100k",
    "credit_cents",
}


@pytest.fixture
def damaged(won: Path, tmp_path: Path) -> Path:
    path = tmp_path / "damaged.jsonl"
    path.write_bytes(won.read_bytes()[:-20])
    return path


def test_a_replay_in_json_has_every_figure(won: Path, level: Path, call: Call) -> None:
    told = call("replay", "--json", "--level", level, won)
    assert told.code == codes.OK
    answer = json.loads(told.out)
    assert set(answer) == FIELDS
    assert (answer["won"], answer["stars"], answer["reason"]) == (True, 3, "")
    assert (answer["finished"], answer["problem"], answer["seed"]) == (True, "", 1)
    assert answer["kept_lines"] == len(won.read_text().splitlines())
    assert [set(service) for service in answer["services"]] == [SERVICE_FIELDS] * 2
    lost = sum(each["seconds"] for each in answer["losses"] if each["kind"] == "down")
    assert lost == answer["downtime_seconds"] > 0
    assert all(goal["held"] for goal in answer["goals"])
    assert len(answer["digest"]) == 32


def test_a_replay_is_told_in_words_too(lost: Path, level: Path, call: Call) -> None:
    told = call("replay", "--level", level, lost)
    assert told.code == codes.OK
    assert "lost, because of promises:post" in told.out
    assert "A disk dies" in told.out or "tower-1" in told.out


def test_a_damaged_game_is_replayed_as_far_as_it_holds(
    damaged: Path, level: Path, call: Call
) -> None:
    before = damaged.read_bytes()
    told = call("replay", "--json", "--level", level, damaged)
    assert told.code == codes.CORRUPT
    answer = json.loads(told.out)
    assert not answer["finished"]
    assert "damaged.jsonl:3" in answer["problem"]
    assert answer["problem"] in told.err
    assert damaged.read_bytes() == before


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_what_is_no_game_is_told(more: list[str], tmp_path: Path, call: Call) -> None:
    told = call("replay", *more, tmp_path / "missing.jsonl")
    assert told.code == codes.CORRUPT
    assert "no such file" in told.err
    assert bool(told.out) == bool(more)


def test_a_game_of_another_version_is_told(won: Path, tmp_path: Path, call: Call) -> None:
    path = tmp_path / "old.jsonl"
    shutil.copy(won, path)
    told = call("replay", path)
    assert told.code == codes.VERSION
    assert "no level night-shift" in told.err
    path.write_text(won.read_text().replace('"version":1', '"version":9'))
    assert call("replay", path).code == codes.VERSION
    assert RULES == 1


def test_games_are_verified(won: Path, lost: Path, level: Path, call: Call) -> None:
    told = call("verify", "--level", level, won, lost)
    assert told.code == codes.OK
    first, second = told.out.splitlines()
    assert first.endswith("verified: won, stars: 3")
    assert second.endswith("verified: lost, because of promises:post")
    assert "not who gave them" in told.err


def test_one_game_that_is_not_verified_is_enough(
    won: Path, damaged: Path, level: Path, call: Call
) -> None:
    told = call("verify", "--json", "--level", level, won, damaged)
    assert told.code == codes.NOT_VERIFIED
    good, bad = json.loads(told.out)
    assert (good["verified"], good["as_expected"], good["diverging_line"]) == (True, True, None)
    assert (bad["verified"], bad["won"], bad["diverging_line"]) == (False, None, 3)


def test_a_game_that_comes_out_otherwise_than_expected_is_told(
    won: Path, level: Path, tmp_path: Path, call: Call
) -> None:
    changed = tmp_path / "night-shift"
    shutil.copytree(level, changed)
    toml = changed / "level.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("euros = 30", "euros = 1"), "utf-8")
    told = call("verify", "--level", changed, won)
    assert told.code == codes.NOT_VERIFIED
    assert "has changed" in told.out


def test_names_command_no_terminal(tmp_path: Path, call: Call) -> None:
    told = call("verify", tmp_path / "\x1b[2J.jsonl")
    assert told.code == codes.NOT_VERIFIED
    assert "\x1b" not in told.out + told.err
