"""Recorded games are replayed, never believed."""

from pathlib import Path

import attrs

from dcgame.campaign.level import Level
from dcgame.play.lines import decode, decode_header, encode, encode_header, first_chain
from dcgame.play.verdict import meets, outcome, verdict
from tests.play.conftest import Finder


def _with_expectation(source: Path, path: Path, expect: str) -> Path:
    rows = source.read_text(encoding="utf-8").splitlines()
    header = attrs.evolve(decode_header(rows[0]), expect=expect)
    old, new = first_chain(rows[0]), first_chain(encode_header(header))
    written = [encode_header(header)]
    for row in rows[1:]:
        line, old = decode(row, old)
        text, new = encode(line, new)
        written.append(text)
    path.write_text("".join(f"{row}\n" for row in written), encoding="utf-8")
    return path


def test_a_whole_game_is_verified(saved: Path, find: Finder, level: Level) -> None:
    found = verdict(saved, find)
    assert found.verified
    assert found.result is not None
    assert found.as_expected is None
    assert found.sound


def test_an_expectation_is_checked(saved: Path, find: Finder, tmp_path: Path) -> None:
    result = verdict(saved, find).result
    assert result is not None
    right = _with_expectation(saved, tmp_path / "right.jsonl", outcome(result))
    assert verdict(right, find).as_expected
    wrong = verdict(_with_expectation(saved, tmp_path / "wrong.jsonl", "won 3"), find)
    assert wrong.verified
    assert not wrong.as_expected
    assert not wrong.sound


def test_what_a_loss_was_about_may_be_left_out(saved: Path, find: Finder) -> None:
    result = verdict(saved, find).result
    assert result is not None
    lost = attrs.evolve(result, won=False, stars=0, reason="promises:shop")
    assert meets("lost promises:shop", lost)
    assert meets("lost promises", lost)
    assert not meets("lost promises:erp", lost)
    assert not meets("lost promise", lost)
    won = attrs.evolve(result, won=True, stars=2, reason="")
    assert meets("won 2", won)
    assert not meets("won 3", won)
    assert not meets("won", won)


def test_an_unfinished_game_is_not_verified(short: Path, find: Finder) -> None:
    found = verdict(short, find)
    assert not found.verified
    assert found.line == 0
    assert "not over" in found.problem


def test_the_first_line_that_does_not_hold_is_named(
    saved: Path, find: Finder, tmp_path: Path
) -> None:
    rows = saved.read_text(encoding="utf-8").splitlines()
    rows[4] = rows[4].replace('"at":', '"at":1')
    path = tmp_path / "game.jsonl"
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    found = verdict(path, find)
    assert not found.verified
    assert found.line == 5


def test_no_game_at_all_is_not_verified(find: Finder, tmp_path: Path) -> None:
    assert not verdict(tmp_path / "missing.jsonl", find).sound
