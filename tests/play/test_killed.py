"""A game killed at any moment loses at most one order."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from dcgame.campaign.level import Level
from dcgame.kernel.digest import digest
from dcgame.play.lines import decode, first_chain
from dcgame.play.load import read, replay, resume
from dcgame.play.record import Recorder
from dcgame.play.saves import header_for
from dcgame.play.session import Session
from tests.play import wild
from tests.play.conftest import Finder, still

KILLS = 100
MOST = 60
"""Acknowledgements after which the latest kill falls."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")


def _play(level: Level, path: Path, seed: int, tell: Callable[[bytes], object]) -> None:
    """Play on and on; each order is told after the recorder has written it."""
    session = Session(level, seed, Recorder.new(path, header_for(level, seed), time.monotonic))
    tell(b"begun\n")
    luck = Random(seed)
    while True:
        if session.over:
            break
        if isinstance(session.order(wild.line(session.world, luck)), tuple):
            tell(f"{digest(session.world)}\n".encode())
        if luck.random() < 0.4:
            session.advance(session.world.now + luck.randrange(1, 1_800))


def _child(level: Level, path: Path, seed: int, pipe: int) -> None:
    try:
        _play(level, path, seed, lambda text: os.write(pipe, text))
    finally:
        os._exit(0)


def _killed(level: Level, path: Path, seed: int) -> list[str]:
    """Let a child play, kill it somewhere, and return all that it has told."""
    luck = Random(seed)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _child(level, path, seed, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        rows = [told.readline() for _ in range(luck.randrange(1, MOST))]
        for _ in range(luck.randrange(20_000)):
            pass  # So that the kill falls anywhere, not only behind an acknowledgement.
        os.kill(child, signal.SIGKILL)
        rows += told.readlines()
    os.waitpid(child, 0)
    return [row.decode().strip() for row in rows if row.endswith(b"\n")]


def _orders(path: Path) -> int:
    """Whole lines of orders in a file."""
    rows = read(path)
    chain, count = first_chain(rows[0]), 0
    data = path.read_bytes()
    for row in rows[1:] if data.endswith(b"\n") else rows[1:-1]:
        line, chain = decode(row, chain)
        count += line.do == "order"
    return count


def test_a_killed_game_loses_at_most_its_last_order(
    level: Level, find: Finder, tmp_path: Path
) -> None:
    torn = finished = 0
    for seed in range(KILLS):
        path = tmp_path / f"{seed}.jsonl"
        told = _killed(level, path, seed)
        data = path.read_bytes()
        loaded = replay(path, find)
        assert path.read_bytes() == data
        torn += bool(loaded.problem)
        finished += loaded.ended
        assert len(told) - 1 <= _orders(path) <= len(told)
        states = told[1:]
        if loaded.kept > 1 and _orders(path) == len(states) and states and not loaded.ended:
            assert digest(loaded.session.world) == states[-1]
        again, target = resume(path, find, still)
        again.session.close()
        assert (target == path) == (not loaded.problem)
    assert finished < KILLS // 4


def test_control_the_child_plays_a_game_that_can_end(level: Level, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    told: list[bytes] = []
    _play(level, path, 1, told.append)
    assert len(told) > MOST
