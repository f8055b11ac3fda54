"""The level on which the tests of play are played, and games on it."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from dcgame.campaign.level import Level
from dcgame.campaign.library import load_level
from dcgame.play.record import Recorder
from dcgame.play.saves import header_for
from dcgame.play.session import Session
from tests.play import wild

WORKSHOP = Path(__file__).parent / "workshop"
Finder = Callable[[str], Level | None]


def still() -> float:
    """A clock that stands: the pace of forced writes is then none."""
    return 0.0


@pytest.fixture(scope="session")
def level() -> Level:
    return load_level(WORKSHOP)


@pytest.fixture(scope="session")
def find(level: Level) -> Finder:
    return {level.id: level}.get


def recorded(level: Level, path: Path, seed: int = 1) -> Session:
    """A new game that is written to ``path``."""
    return Session(level, seed, Recorder.new(path, header_for(level, seed), still))


@pytest.fixture(scope="session")
def saved(level: Level, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole game with every kind of line in it."""
    path = tmp_path_factory.mktemp("saved") / "game.jsonl"
    session = recorded(level, path)
    session.predict("post")
    session.order("start wiki-1")
    session.undo()
    session.order("start wiki-1")
    session.take_hint(1)
    wild.play(session, Random(3), 160)
    session.advance(session.horizon)
    session.close()
    return path


@pytest.fixture(scope="session")
def short(level: Level, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small game, not over."""
    path = tmp_path_factory.mktemp("short") / "short.jsonl"
    session = recorded(level, path)
    session.order("start wiki-1")
    session.advance(3_600)
    session.order("restart mail")
    session.take_hint(2)
    session.order("stop web-2")
    session.undo()
    session.advance(7_200)
    session.close()
    return path
