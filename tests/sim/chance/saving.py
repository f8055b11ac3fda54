"""The save round trip: what a file holds is the game that was played, and it goes on the same."""

from collections.abc import Iterable
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from dcgame.campaign.level import Level, Text
from dcgame.kernel.digest import digest
from dcgame.play.load import replay, resume
from dcgame.play.record import Recorder
from dcgame.play.saves import header_for, new_path
from dcgame.play.session import Session
from tests.sim.chance.game import Game
from tests.sim.chance.rooms import ROOMS

LEVEL = Level(
    id="chance",
    chapter=0,
    number=0,
    title=Text("Chance"),
    year=2026,
    weekday=0,
    days=30,
    brief=Text("Anything may happen."),
    debrief=Text("It did."),
    digest="chance",
)
"""What a session asks of its level, beside the room."""
UNDONE = 7
"""One order of so many is taken back, and given again."""


def round_trip(game: Game, kept: int) -> None:
    """The orders of a game are given and written down. After the first ``kept`` steps the file is
    loaded, as it lies there; both games go on, and are one."""
    with (
        patch("dcgame.play.session.world_of", lambda level, seed: ROOMS[game.room](seed)),
        TemporaryDirectory() as folder,
    ):
        path = new_path(Path(folder), LEVEL, game.seed)
        ticks = count()
        recorder = Recorder.new(path, header_for(LEVEL, game.seed), lambda: next(ticks) / 1000)
        played = Session(LEVEL, game.seed, recorder)
        _give(played, game.steps[:kept])
        played.save_now()
        copy = path.with_name("copy.jsonl")
        copy.write_bytes(path.read_bytes())
        loaded, _ = resume(copy, lambda name: LEVEL, lambda: 0.0)
        assert not loaded.problem, loaded.problem
        _same(loaded.session, played, "a save is loaded")
        for session in (played, loaded.session):
            _give(session, game.steps[kept:])
            session.close()
        _same(loaded.session, played, "a loaded game goes on")
        for file in (path, copy):
            again = replay(file, lambda name: LEVEL)
            assert not again.problem, again.problem
            _same(again.session, played, "a game is loaded at its end")


def _give(session: Session, steps: Iterable[str]) -> None:
    """Orders and time; what broke by itself is in no save, and who it was for may be refused."""
    for number, step in enumerate(steps):
        word, *rest = step.split()
        if word == "wait":
            session.advance(session.world.now + int(rest[0]))
        elif word not in ("fault", "preview"):
            session.order(step)
            if number % UNDONE == 0 and session.undoable == step:
                session.undo()
                session.order(step)


def _same(one: Session, other: Session, when: str) -> None:
    assert digest(one.world) == digest(other.world), f"{when}: another world"
    assert digest(tuple(one.journal)) == digest(tuple(other.journal)), f"{when}: another journal"
