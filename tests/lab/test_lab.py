"""Scripts become runs; runs are recorded anew; the reference policy plays under any luck."""

import io
import shutil
from pathlib import Path

import pytest

from dcgame.campaign.level import Level
from dcgame.campaign.library import load_level
from dcgame.campaign.template import new_level
from dcgame.kernel.units import DAY, HOUR
from dcgame.lab import evaluate, record, rerecord
from dcgame.lab.playing import script_of
from dcgame.lab.policy import Operator, play, reactions
from dcgame.lab.script import ScriptError, Step, parse
from dcgame.play.lines import decode_header
from dcgame.play.load import replay
from dcgame.play.session import Session
from dcgame.sim.engine import befall
from dcgame.sim.facts.play import Misfortune
from dcgame.world.guest import GuestState
from dcgame.world.hardware import ServerState

SCRIPT = """
# Convert the tower, then answer.
seed 1
idea Convert the tower
idea before its disk dies.
expect won 3

at 1d08:00 convert tower-1 to host-1 vcpu 1 ram 2048
hint 1
at 4d09:00 predict mail
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return new_level(tmp_path, "night-shift")


@pytest.fixture
def level(folder: Path) -> Level:
    return load_level(folder)


def test_a_script_is_read() -> None:
    script = parse(SCRIPT)
    assert (script.seed, script.expect) == (1, "won 3")
    assert script.idea == "Convert the tower before its disk dies."
    assert script.steps == (
        Step(8 * HOUR, "convert tower-1 to host-1 vcpu 1 ram 2048", 8),
        Step(8 * HOUR, "hint 1", 9),
        Step(3 * DAY + 9 * HOUR, "predict mail", 10),
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("seed one", 1),
        ("\nexpect victory", 2),
        ("at noon stop x", 1),
        ("at 2d00:00 stop x\nat 1d00:00 stop y", 2),
        ("at 1d08:00", 1),
        ("stop \x1b[2J", 1),
        ("stop " + "x" * 500, 1),
    ],
)
def test_a_line_that_is_wrong_is_named(text: str, line: int) -> None:
    with pytest.raises(ScriptError, match=f"line {line}") as refused:
        parse(text)
    assert refused.value.line == line


def _record(folder: Path, text: str, out: str = "reference.jsonl") -> int:
    script = folder / "script.txt"
    script.write_text(text, encoding="utf-8")
    return record.main([str(folder), str(script), str(folder / "runs" / out)])


def test_a_script_becomes_a_run_that_replays(folder: Path, level: Level) -> None:
    assert _record(folder, SCRIPT) == 0
    path = folder / "runs" / "reference.jsonl"
    loaded = replay(path, {level.id: level}.get)
    assert loaded.ended
    assert loaded.header.expect == "won 3"
    assert loaded.session.hints_taken == 1
    assert loaded.session.answered == "mail"
    assert [each.name for each in path.parent.iterdir()] == ["reference.jsonl"]


def test_what_came_out_is_written_down_where_nothing_was_expected(folder: Path) -> None:
    assert _record(folder, "seed 1", "lose-nobody.jsonl") == 0
    first = (folder / "runs" / "lose-nobody.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert decode_header(first).expect.startswith("lost ")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("at 1d08:00 convert tower-9 to host-1", "line 1: convert tower-9 to host-1"),
        ("\ndance", "line 2: dance"),
        ("hint 7", "line 1"),
        ("predict nobody", "line 1"),
        ("undo", "line 1"),
        ("expect won 3", "found lost"),
    ],
)
def test_a_script_that_fails_writes_nothing(
    text: str, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _record(folder, text) == 1
    assert says in capsys.readouterr().err
    assert list((folder / "runs").iterdir()) == []


def test_a_script_may_come_from_standard_input(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(SCRIPT))
    assert record.main([str(folder), "-", str(folder / "runs" / "reference.jsonl")]) == 0


def test_recording_wants_its_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert record.main(["night-shift"]) == 2
    assert record.main(["no-such-level", "-", "out.jsonl"]) in (1, 2)
    assert "usage" in capsys.readouterr().err


def test_a_run_is_recorded_anew_after_its_level_changed(folder: Path) -> None:
    _record(folder, SCRIPT)
    path = folder / "runs" / "reference.jsonl"
    before = script_of(path)
    brief = folder / "brief.en.md"
    brief.write_text(brief.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert rerecord.main([str(path)]) == 0
    level = load_level(folder)
    assert replay(path, {level.id: level}.get).ended
    after = script_of(path)
    assert (after.seed, after.idea, after.expect) == (before.seed, before.idea, before.expect)
    assert [step.text for step in after.steps] == [step.text for step in before.steps]


def test_a_run_that_comes_out_otherwise_stays_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _record(folder, SCRIPT)
    path = folder / "runs" / "reference.jsonl"
    before = path.read_bytes()
    toml = folder / "level.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(text.replace("euros = 30", "euros = 1"), encoding="utf-8")
    assert rerecord.main([str(path), str(folder / "runs" / "missing.jsonl")]) == 1
    assert path.read_bytes() == before
    told = capsys.readouterr().err
    assert "expected won 3" in told
    assert "missing.jsonl" in told


def test_the_policy_wins_under_any_luck(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _record(folder, SCRIPT)
    capsys.readouterr()
    assert evaluate.main(["--seeds", "5", str(folder)]) == 0
    assert "5/5" in capsys.readouterr().out
    _record(folder, "seed 1")
    assert evaluate.main(["--seeds", "2", str(folder)]) == 1
    assert "0/2" in capsys.readouterr().out
    shutil.rmtree(folder / "runs")
    assert evaluate.main([str(folder)]) == 1


def _after(level: Level, *faults: tuple[str, str]) -> Session:
    session = Session(level, 1)
    session.advance(HOUR)
    for target, kind in faults:
        session.world = befall(session.world, (Misfortune(target, kind),)).world
    return session


def _runs(session: Session, guest: str) -> bool:
    return session.world.guests[guest].state is GuestState.RUNNING


def test_the_operator_starts_what_fell(level: Level) -> None:
    session = _after(level, ("web-1", "kernel-panic"))
    assert not _runs(session, "web-1")
    Operator(session, [], session.world.now + 600).work()
    assert _runs(session, "web-1")


def test_the_operator_orders_a_part_and_replaces_it(level: Level) -> None:
    session = _after(level, ("host-1/mainboard-1", "mainboard"))
    assert "spare mainboard" in reactions(session.world)
    Operator(session, [], session.world.now + 600).work()
    assert session.world.servers["host-1"].state is ServerState.UP
    assert _runs(session, "web-1")


def test_a_refused_order_is_tried_again_for_a_day(level: Level) -> None:
    order = "convert tower-1 to host-1 vcpu 1 ram 2048"
    result = play(level, 1, (Step(HOUR, "start mail", 1), Step(HOUR, order, 2)))
    assert result.won
    result = play(level, 1, (Step(HOUR, "power-off tower-1", 1), Step(HOUR, order, 2)))
    assert not result.won


def test_nothing_wrong_wants_no_reaction(level: Level) -> None:
    assert reactions(Session(level, 1).world) == ()
