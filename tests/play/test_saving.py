"""What was played is what is loaded, at every step; what another game wrote is not touched."""

import json
from pathlib import Path
from random import Random

import attrs
import pytest

from dcgame.campaign.level import Level, LevelErrors
from dcgame.kernel.digest import digest
from dcgame.kernel.units import DAY, HOUR
from dcgame.play import lines, record
from dcgame.play.lines import Header, Line, decode, encode, encode_header, first_chain
from dcgame.play.load import CORRUPT, OTHER_VERSION, UnusableSaveError, replay, resume
from dcgame.play.locking import Locked
from dcgame.play.record import Recorder
from dcgame.play.saves import folder, header_for, listing, new_path
from dcgame.play.session import Session
from tests.play import wild
from tests.play.conftest import Finder, recorded, still


def state(session: Session) -> tuple[str, int, str | None, int]:
    """All of a game that a save must bring back."""
    entries = len(session.journal)
    return digest(session.world), entries, session.answered, session.hints_taken


def test_a_game_is_the_same_when_loaded_at_every_step(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    path, luck = tmp_path / "game.jsonl", Random(11)
    session = recorded(level, path)
    for _ in range(120):
        wild.play(session, luck, 1)
        session.save_now()
        loaded = replay(path, find)
        assert loaded.problem == ""
        assert state(loaded.session) == state(session)
    session.advance(session.horizon)
    loaded = replay(path, find)
    assert loaded.ended
    assert state(loaded.session) == state(session)
    assert _told(loaded.session) == _told(session)


def _told(session: Session) -> list[tuple[object, ...]]:
    return [(each.seq, each.at, str(each.fact), each.cause, each.given) for each in session.journal]


def test_a_game_goes_on_in_its_file_as_if_it_had_never_stopped(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    luck = Random(8)
    session = recorded(level, path)
    for _ in range(12):
        wild.play(session, luck, 8)
        before = state(session)
        session.close()
        loaded, target = resume(path, find, still)
        session = loaded.session
        assert target == path
        assert state(session)[0] == before[0]
    session.advance(session.horizon)
    assert replay(path, find).ended


def test_what_was_undoable_is_undoable_after_loading(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    session = recorded(level, path)
    before = digest(session.world)
    session.order("start wiki-1")
    session.close()
    loaded, _ = resume(path, find, still)
    assert loaded.session.undo() == "start wiki-1"
    loaded.session.close()
    assert digest(replay(path, find).session.world) == before


def test_a_finished_game_is_loaded_without_being_touched(saved: Path, find: Finder) -> None:
    before = saved.read_bytes()
    loaded, target = resume(saved, find, still)
    assert loaded.ended
    assert loaded.session.recorder is None
    assert target == saved
    assert saved.read_bytes() == before


def test_marks_are_written_and_checked(level: Level, find: Finder, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = recorded(level, path)
    for number in range(record.MARK_EVERY):
        session.order("stop web-2" if number % 2 == 0 else "start web-2")
        session.advance(session.world.now + HOUR)
    session.close()
    assert sum('"do":"mark"' in line for line in path.read_text().splitlines()) == 1
    assert replay(path, find).problem == ""


def test_two_games_do_not_write_to_one_save(level: Level, find: Finder, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    session = recorded(level, path)
    session.order("start wiki-1")
    with pytest.raises(Locked):
        resume(path, find, still)
    with pytest.raises(Locked):
        Recorder(path, still)
    with pytest.raises(FileExistsError):
        Recorder.new(path, header_for(level, 1), still)
    session.order("stop web-2")
    session.close()
    loaded, _ = resume(path, find, still)
    loaded.session.close()
    assert [each.name for each in tmp_path.iterdir()] == ["game.jsonl"]


def test_a_damaged_save_in_use_is_not_repaired_meanwhile(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    session = recorded(level, path)
    path.write_bytes(path.read_bytes() + b'{"at":')
    with pytest.raises(Locked):
        resume(path, find, still)
    assert [each.name for each in tmp_path.iterdir()] == ["game.jsonl"]
    session.close()


FOREIGN = {
    "empty": b"",
    "newline": b"\n",
    "text": b"Dear diary\n",
    "json": b'{"seed": 1}\n',
    "list": b"[]\n",
    "deep": b"[" * 4_000,
    "long": b'{"format":"dcgame-save","x":"' + b"y" * 10_000 + b'"}\n',
    "binary": bytes(range(256)) * 8,
    "utf-16": '{"format":"dcgame-save"}\n'.encode("utf-16"),
    "digits": b'{"format":"dcgame-save","version":1,"seed":' + b"9" * 4_000 + b"}\n",
}


@pytest.mark.parametrize("kind", sorted(FOREIGN))
def test_a_foreign_file_is_refused_and_untouched(kind: str, find: Finder, tmp_path: Path) -> None:
    path = tmp_path / "foreign.jsonl"
    path.write_bytes(FOREIGN[kind])
    for use in (replay, resume):
        with pytest.raises(UnusableSaveError) as refused:
            use(path, find)
        assert refused.value.code == CORRUPT
        assert str(path) in str(refused.value)
    assert path.read_bytes() == FOREIGN[kind]
    assert [info.problem != "" for info in listing(tmp_path)] == [True]


def test_a_file_too_large_for_a_save_is_not_read(find: Finder, tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    with pytest.raises(UnusableSaveError, match="too large"):
        replay(path, find)


def test_a_folder_and_a_missing_file_are_no_saves(find: Finder, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.jsonl"):
        with pytest.raises(UnusableSaveError, match="no such file"):
            resume(path, find)
    assert list(tmp_path.iterdir()) == []


def _write(path: Path, header: Header, *more: Line) -> None:
    first = encode_header(header)
    written, chain = [first], first_chain(first)
    for line in more:
        text, chain = encode(line, chain)
        written.append(text)
    path.write_text("".join(f"{text}\n" for text in written), encoding="utf-8")


def test_a_save_of_other_rules_names_the_release(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    _write(path, attrs.evolve(header_for(level, 1), rules=lines.RULES + 1, game="9.8.7"))
    with pytest.raises(UnusableSaveError, match=r"9\.8\.7") as refused:
        replay(path, find)
    assert refused.value.code == OTHER_VERSION


def test_a_save_in_a_form_of_the_future_is_no_damage(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    _write(path, header_for(level, 1))
    path.write_text(path.read_text().replace('"version":1', '"version":2'))
    with pytest.raises(UnusableSaveError) as refused:
        replay(path, find)
    assert refused.value.code == OTHER_VERSION


def test_a_save_of_a_level_that_changed_or_went_is_refused(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    _write(path, attrs.evolve(header_for(level, 1), level_digest="0" * 32))
    with pytest.raises(UnusableSaveError, match="has changed") as refused:
        replay(path, find)
    assert refused.value.code == OTHER_VERSION
    _write(path, header_for(level, 1))
    with pytest.raises(UnusableSaveError, match="no level") as gone:
        replay(path, lambda _: None)
    assert gone.value.code == OTHER_VERSION


def test_a_level_with_faults_is_told(level: Level, tmp_path: Path) -> None:
    def faulty(name: str) -> Level | None:
        from dcgame.campaign.faults import LevelError

        raise LevelErrors((LevelError("x/level.toml", 3, 1, "days", "a number", "seven"),))

    path = tmp_path / "game.jsonl"
    _write(path, header_for(level, 1))
    with pytest.raises(UnusableSaveError, match=r"level\.toml:3:1"):
        replay(path, faulty)


FORGED = {
    "an order out of nowhere": (Line(0, "order", "start nobody"), "no guest"),
    "no order at all": (Line(0, "order", "dance"), "no verb"),
    "time after the end": (Line(99 * DAY, "time"), "after the end"),
    "an undo of nothing": (Line(0, "undo"), "nothing to undo"),
    "another state": (Line(HOUR, "mark", "0" * 32), "state differs"),
    "an early end": (Line(HOUR, "end", "0" * 32), "does not end there"),
    "an unknown option": (Line(0, "predict", "everything"), "no such option"),
    "a fourth hint": (Line(0, "hint", "4"), "three hints"),
}


@pytest.mark.parametrize("kind", sorted(FORGED))
def test_a_forged_line_is_named_and_what_stands_before_it_is_kept(
    kind: str, level: Level, find: Finder, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    forged, says = FORGED[kind]
    _write(path, header_for(level, 1), Line(0, "order", "start wiki-1"), Line(0, "undo"), forged)
    loaded = replay(path, find)
    assert "game.jsonl:4" in loaded.problem
    assert says in loaded.problem
    assert loaded.kept == 3
    assert loaded.session.world.now == 0


def test_lines_after_the_end_and_times_that_go_back_are_named(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    path = tmp_path / "game.jsonl"
    _write(path, header_for(level, 1), Line(HOUR, "time"), Line(HOUR - 1, "time"))
    assert "before that of the line above" in replay(path, find).problem
    session = Session(level, 1)
    session.advance(session.horizon)
    end = Line(session.horizon, "end", digest(session.world))
    _write(path, header_for(level, 1), end, Line(session.horizon, "hint", "1"))
    loaded = replay(path, find)
    assert "already ended" in loaded.problem
    assert not loaded.ended


def test_no_line_commands_the_terminal(level: Level, find: Finder, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    _write(path, header_for(level, 1), Line(0, "order", "start \x1b]52;c;aGk=\x07"))
    assert "\x1b" not in replay(path, find).problem
    _write(path, attrs.evolve(header_for(level, 1), level="\x1b[2J"))
    with pytest.raises(UnusableSaveError) as refused:
        replay(path, find)
    assert "\x1b" not in str(refused.value)


def test_a_line_says_what_it_was_given() -> None:
    for kind, names in lines.KINDS.items():
        line = Line(5, kind, "web-1 ñ {x}" if names else "")
        text, chain = encode(line, "before")
        assert decode(text, "before") == (line, chain)
        assert json.loads(text)["do"] == kind


def test_a_list_of_saves_tells_how_far_each_has_come(saved: Path, short: Path) -> None:
    (info,) = listing(saved.parent)
    assert (info.level, info.seed, info.over, info.problem) == ("workshop", 1, True, "")
    (other,) = listing(short.parent)
    assert (other.at, other.over, other.problem) == (7_200, False, "")
    assert listing(saved.parent / "nowhere") == ()


def test_a_new_game_gets_a_file_of_its_own(level: Level, tmp_path: Path) -> None:
    first = new_path(tmp_path, level, 5)
    first.touch()
    assert new_path(tmp_path, level, 5) not in (first, None)


def test_where_games_are_saved(tmp_path: Path) -> None:
    assert folder("here", {"DCGAME_SAVES": "there"}) == Path("here")
    assert folder(None, {"DCGAME_SAVES": "there"}) == Path("there")
    assert folder(None, {}).name == "saves"
