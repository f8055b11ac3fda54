"""All games of a level that ended: the player's own, and those that prove the level."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from dcgame.campaign.level import Level
from dcgame.campaign.library import folder_of
from dcgame.kernel.units import Cents, Seconds
from dcgame.play.load import UnusableSaveError, replay
from dcgame.play.saves import listing
from dcgame.play.score import Result

REFERENCE = "reference"


@frozen
class Run:
    """What a game came to. ``kind`` is ``own``, ``reference`` or ``wrong``: a recorded game that
    follows a tempting idea and loses."""

    kind: str
    name: str
    cost: Cents
    down: Seconds
    stars: int


def run_of(kind: str, name: str, result: Result) -> Run:
    """The figures of a result."""
    return Run(kind, name, result.cost_cents, result.downtime_seconds, result.stars)


def own_runs(saves: Path, level: Level) -> tuple[Run, ...]:
    """The player's finished games of a level, the newest first."""
    files = (info.path for info in listing(saves) if info.over and info.level == level.id)
    return tuple(_runs("own", files, level))


def recorded_runs(level: Level) -> tuple[Run, ...]:
    """The games recorded beside a level, by name."""
    folder = folder_of(level.id)
    if folder is None:
        return ()
    files = sorted((folder / "runs").glob("*.jsonl"))
    found = _runs("wrong", iter(files), level)
    return tuple(_named(run) for run in found)


def _named(run: Run) -> Run:
    if run.name != REFERENCE:
        return run
    return Run(REFERENCE, run.name, run.cost, run.down, run.stars)


def _runs(kind: str, files: Iterator[Path], level: Level) -> Iterator[Run]:
    for path in files:
        try:
            loaded = replay(path, lambda _: level)
        except UnusableSaveError:
            continue
        if loaded.ended:
            yield run_of(kind, path.stem, loaded.session.result())
