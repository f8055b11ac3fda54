"""A disk that is full or broken: nothing already saved is lost, the player is told, and the game
is saved again as soon as it can be."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dcgame.campaign.level import Level
from dcgame.kernel.digest import digest
from dcgame.play import load, record
from dcgame.play.load import UnusableSaveError, replay, resume
from dcgame.play.session import Session
from tests.play.conftest import Finder, recorded, still

HOUR = 3_600
ORDERS = ("start wiki-1", "stop web-2", "start web-2", "restart mail", "stop wiki-1")


class BadDisk:
    """The module ``os`` as a program sees it whose disk fails.

    ``kind`` fails from its call number ``first`` on, ``times`` times; with ``half``, a write
    first does half of its work; with ``no_cut``, truncating fails as well.
    """

    def __init__(self, kind: str, first: int, times: int, code: int, *options: str) -> None:
        self.kind, self.first, self.times, self.code = kind, first, times, code
        self.options = options
        self.calls = 0
        self.failures = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def _fails(self, kind: str) -> bool:
        if kind != self.kind:
            return False
        self.calls += 1
        failing = self.first <= self.calls < self.first + self.times
        self.failures += failing
        return failing

    def write(self, file: int, data: bytes) -> int:
        if self._fails("write"):
            if "half" in self.options:
                os.write(file, data[: len(data) // 2])
            raise OSError(self.code, os.strerror(self.code))
        # Now and then less is written than was asked for: the caller must go on.
        return os.write(file, data[: max(1, len(data) // 2)])

    def fsync(self, file: int) -> None:
        if self._fails("fsync"):
            raise OSError(self.code, os.strerror(self.code))
        os.fsync(file)

    def ftruncate(self, file: int, size: int) -> None:
        if "no_cut" in self.options:
            raise OSError(self.code, os.strerror(self.code))
        os.ftruncate(file, size)


def _steps(session: Session) -> Iterator[None]:
    """A little game, with a chance to look after each thing that is saved."""
    for order in ORDERS:
        assert isinstance(session.order(order), tuple)
        yield
        session.advance(session.world.now + HOUR)
        session.save_now()
        yield
    session.take_hint(1)
    yield


def _kept(path: Path, find: Finder) -> int:
    """Lines of a file that can be used."""
    try:
        return replay(path, find).kept
    except UnusableSaveError:
        return 0


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize("options", [(), ("half",), ("half", "no_cut")])
def test_failing_writes_lose_nothing_that_was_saved(
    code: int,
    times: int,
    options: tuple[str, ...],
    level: Level,
    find: Finder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for first in range(1, 60, 7):
        disk = BadDisk("write", first, times, code, *options)
        monkeypatch.setattr(record, "os", disk)
        path = tmp_path / f"{first}.jsonl"
        session = recorded(level, path)
        saved = 0
        for _ in _steps(session):
            kept = _kept(path, find)
            assert kept >= saved
            saved = kept
            assert session.trouble or replay(path, find).problem == ""
        _recovers(session, path, find)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_failing_write_is_told_until_one_succeeds(
    code: int, level: Level, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = recorded(level, tmp_path / "game.jsonl")
    monkeypatch.setattr(record, "os", BadDisk("write", 1, 2, code))
    session.order("start wiki-1")
    assert os.strerror(code) in session.trouble
    session.order("kill web-2")
    assert session.trouble
    session.order("start web-2")
    assert session.trouble == ""


@pytest.mark.parametrize("first", [1, 3, 5])
def test_a_failing_sync_is_told_until_one_succeeds(
    first: int, level: Level, find: Finder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = BadDisk("fsync", first, 1, errno.EIO)
    monkeypatch.setattr(record, "os", disk)
    path = tmp_path / "game.jsonl"
    session = recorded(level, path)
    told = [bool(session.trouble)]
    for _ in _steps(session):
        told.append(bool(session.trouble))
        assert replay(path, find).problem == ""
    assert disk.failures == 1
    assert sum(told) == 1
    _recovers(session, path, find)


def _recovers(session: Session, path: Path, find: Finder) -> None:
    """Once the disk works again, all of the game is there."""
    for _ in range(6):
        session.advance(session.world.now + HOUR)
        session.save_now()
    assert session.trouble == ""
    session.close()
    loaded = replay(path, find)
    assert loaded.problem == ""
    assert digest(loaded.session.world) == digest(session.world)
    assert loaded.session.hints_taken == session.hints_taken


def test_a_game_closed_on_a_full_disk_keeps_what_was_saved(
    level: Level, find: Finder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.jsonl"
    session = recorded(level, path)
    session.order("start wiki-1")
    before = path.read_bytes()
    monkeypatch.setattr(record, "os", BadDisk("write", 1, 10**6, errno.ENOSPC, "half"))
    session.order("stop web-2")
    session.close()
    session.close()
    assert path.read_bytes() == before
    assert replay(path, find).problem == ""


def test_a_repair_that_fails_leaves_the_save_alone(
    short: Path, find: Finder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "game.jsonl"
    data = short.read_bytes() + b"torn"
    path.write_bytes(data)
    monkeypatch.setattr(load, "os", BadDisk("fsync", 1, 1, errno.ENOSPC))
    with pytest.raises(UnusableSaveError, match=os.strerror(errno.ENOSPC)):
        resume(path, find, still)
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == ["game.jsonl"]
    monkeypatch.undo()
    loaded, target = resume(path, find, still)
    loaded.session.close()
    assert target.name == "game-repaired.jsonl"


def test_a_save_that_cannot_be_written_to_is_told(
    short: Path, find: Finder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(BadDisk):
        def open(self, *_: object) -> int:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    path = tmp_path / "game.jsonl"
    path.write_bytes(short.read_bytes())
    monkeypatch.setattr(record, "os", Closed("open", 1, 1, errno.EACCES))
    with pytest.raises(UnusableSaveError, match=os.strerror(errno.EACCES)):
        resume(path, find, still)
