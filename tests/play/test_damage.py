"""A damaged save is refused, or brings back a state that the game really had."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from dcgame.kernel.digest import digest
from dcgame.play import load
from dcgame.play.lines import DamagedLineError, Line, decode, encode, first_chain
from dcgame.play.load import UnusableSaveError, replay, resume
from tests.play.conftest import Finder, still

AMOUNT = 110
"""Mutations of each class."""


def _flip(data: bytes, luck: Random) -> bytes:
    at = luck.randrange(len(data))
    return data[:at] + bytes((data[at] ^ 1 << luck.randrange(8),)) + data[at + 1 :]


def _replace(data: bytes, luck: Random) -> bytes:
    at = luck.randrange(len(data))
    return data[:at] + bytes((luck.randrange(256),)) + data[at + 1 :]


def _delete(data: bytes, luck: Random) -> bytes:
    at = luck.randrange(len(data))
    return data[:at] + data[at + 1 :]


def _insert(data: bytes, luck: Random) -> bytes:
    at = luck.randrange(len(data))
    return data[:at] + bytes((luck.randrange(256),)) + data[at:]


def _swap(data: bytes, luck: Random) -> bytes:
    at = luck.randrange(len(data) - 1)
    return data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :]


def _digit(data: bytes, luck: Random) -> bytes:
    at = luck.choice([index for index, byte in enumerate(data) if chr(byte).isdigit()])
    return data[:at] + str(luck.randrange(10)).encode() + data[at + 1 :]


def _zeros(data: bytes, luck: Random) -> bytes:
    at = luck.randrange(len(data))
    length = luck.randrange(1, 64)
    return data[:at] + bytes(length) + data[at + length :]


def _cut(data: bytes, luck: Random) -> bytes:
    return data[: luck.randrange(len(data))]


def _lost_line(data: bytes, luck: Random) -> bytes:
    rows = data.splitlines(keepends=True)
    del rows[luck.randrange(len(rows))]
    return b"".join(rows)


def _doubled_line(data: bytes, luck: Random) -> bytes:
    rows = data.splitlines(keepends=True)
    at = luck.randrange(len(rows))
    return b"".join((*rows[: at + 1], *rows[at:]))


def _swapped_lines(data: bytes, luck: Random) -> bytes:
    rows = data.splitlines(keepends=True)
    first, second = luck.sample(range(len(rows)), 2)
    rows[first], rows[second] = rows[second], rows[first]
    return b"".join(rows)


def _appended(data: bytes, luck: Random) -> bytes:
    return data + luck.randbytes(luck.randrange(1, 80))


MUTATIONS: dict[str, Callable[[bytes, Random], bytes]] = {
    function.__name__.strip("_"): function
    for function in (
        _flip,
        _replace,
        _delete,
        _insert,
        _swap,
        _digit,
        _zeros,
        _cut,
        _lost_line,
        _doubled_line,
        _swapped_lines,
        _appended,
    )
}


@pytest.fixture(scope="module")
def true_states(short: Path, find: Finder, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The state after each number of lines; nothing stands for no line at all."""
    rows = short.read_bytes().splitlines(keepends=True)
    path = tmp_path_factory.mktemp("prefixes") / "prefix.jsonl"
    states = [""]
    for count in range(1, len(rows) + 1):
        path.write_bytes(b"".join(rows[:count]))
        states.append(digest(replay(path, find).session.world))
    return states


def _recovered(path: Path, find: Finder) -> tuple[int, str]:
    """How many lines of a file were used, and the state that they gave."""
    try:
        loaded = replay(path, find)
    except UnusableSaveError:
        return 0, ""
    return loaded.kept, digest(loaded.session.world)


def _untrue(
    data: bytes, path: Path, find: Finder, original: bytes, true_states: list[str]
) -> Iterator[str]:
    """What a damaged file brings back that the game never was."""
    path.write_bytes(data)
    kept, state = _recovered(path, find)
    rows = data.replace(b"\r\n", b"\n").split(b"\n")
    if kept >= len(true_states) or state != true_states[kept]:
        yield f"{kept} lines give a state that the game never had"
    elif rows[:kept] != original.split(b"\n")[:kept]:
        yield f"{kept} lines were used that were never written"


@pytest.mark.parametrize("kind", sorted(MUTATIONS))
def test_a_mutated_save_is_refused_or_brings_back_a_true_state(
    kind: str, short: Path, find: Finder, true_states: list[str], tmp_path: Path
) -> None:
    original, path = short.read_bytes(), tmp_path / "mutated.jsonl"
    luck = Random(kind)
    found = []
    for _ in range(AMOUNT):
        data = MUTATIONS[kind](original, luck)
        found += [f"{why}: {data!r}" for why in _untrue(data, path, find, original, true_states)]
    assert not found, "\n".join(found[:3])


def test_every_byte_matters(
    short: Path, find: Finder, true_states: list[str], tmp_path: Path
) -> None:
    original, path = short.read_bytes(), tmp_path / "mutated.jsonl"
    whole = len(true_states) - 1
    for at in range(len(original)):
        data = original[:at] + bytes((original[at] ^ 1,)) + original[at + 1 :]
        path.write_bytes(data)
        kept, state = _recovered(path, find)
        assert kept < whole
        assert kept == original[:at].count(b"\n")
        assert state == true_states[kept]


def test_a_whole_save_passes(short: Path, find: Finder, true_states: list[str]) -> None:
    assert _recovered(short, find) == (len(true_states) - 1, true_states[-1])


def test_control_without_its_checks_damage_would_be_believed(
    short: Path,
    find: Finder,
    true_states: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The mutations do change what is read: it is the checks that catch them."""
    import json

    def credulous(text: str, before: str) -> tuple[Line, str]:
        try:
            body = json.loads(text)
            text = next((body[key] for key in ("line", "option", "digest") if key in body), "")
            return Line(int(body["at"]), str(body["do"]), str(text)), before
        except (ValueError, KeyError, TypeError, AttributeError):
            raise DamagedLineError("unreadable") from None

    monkeypatch.setattr(load, "decode", credulous)
    original, path = short.read_bytes(), tmp_path / "mutated.jsonl"
    luck = Random(1)
    believed = 0
    for _ in range(AMOUNT):
        data = _digit(original, luck)
        believed += any(_untrue(data, path, find, original, true_states))
    assert believed > AMOUNT // 4


def test_control_a_recomputed_chain_does_not_help(
    saved: Path, find: Finder, tmp_path: Path
) -> None:
    """Whoever changes an order and makes all check values anew is caught by the replay."""
    rows = saved.read_text(encoding="utf-8").splitlines()
    old = new = first_chain(rows[0])
    forged, changed = [rows[0]], 0
    for row in rows[1:]:
        line, old = decode(row, old)
        if not changed and line.do == "order" and line.at > 0:
            line, changed = Line(line.at, "time"), len(forged) + 1
        text, new = encode(line, new)
        forged.append(text)
    path = tmp_path / "forged.jsonl"
    path.write_text("".join(f"{row}\n" for row in forged), encoding="utf-8")
    loaded = replay(path, find)
    assert changed
    assert loaded.problem
    assert loaded.kept >= changed
    assert not loaded.ended


def test_a_save_cut_anywhere_goes_on_and_the_original_is_untouched(
    short: Path, find: Finder, true_states: list[str], tmp_path: Path
) -> None:
    original = short.read_bytes()
    header = original.index(b"\n")
    for cut in range(len(original)):
        folder = tmp_path / str(cut)
        folder.mkdir()
        path, data = folder / "game.jsonl", original[:cut]
        path.write_bytes(data)
        if cut < header:
            with pytest.raises(UnusableSaveError):
                resume(path, find, still)
            assert path.read_bytes() == data
        else:
            _goes_on(path, find, true_states)
            assert path.read_bytes().startswith(data)
        shutil.rmtree(folder)


def _goes_on(path: Path, find: Finder, true_states: list[str]) -> None:
    """At most the line that was cut is lost, and the game can be played and saved on."""
    data = path.read_bytes()
    whole = data.count(b"\n")
    loaded, target = resume(path, find, still)
    session = loaded.session
    assert loaded.kept in (whole, whole + 1)
    assert digest(session.world) == true_states[loaded.kept]
    assert (target != path) == bool(loaded.problem)
    session.advance(session.world.now + 60)
    session.order("stop mail")
    session.close()
    again = replay(target, find)
    assert again.problem == ""
    assert digest(again.session.world) == digest(session.world)
    if target != path:
        assert path.read_bytes() == data
