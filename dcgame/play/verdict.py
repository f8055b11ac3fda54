"""Whether a recorded game is what it says: replayed here, never believed."""

from pathlib import Path

from attrs import frozen

from dcgame.play.lines import Header
from dcgame.play.load import Finder, Loaded, UnusableSaveError, replay
from dcgame.play.score import Result
from dcgame.words import N_, say


@frozen(eq=False)
class Verdict:
    """What replaying one file has shown.

    ``line`` is the first line that does not hold, 0 when all do; ``result`` is there when the
    game was replayed to its end; ``as_expected`` only where the header expects something.
    """

    path: Path
    verified: bool
    problem: str = ""
    line: int = 0
    header: Header | None = None
    result: Result | None = None
    as_expected: bool | None = None

    @property
    def sound(self) -> bool:
        """Verified, and come out as expected where that was written down."""
        return self.verified and self.as_expected is not False


def verdict(path: Path, find: Finder) -> Verdict:
    """Replay a file against this machine's own levels. The file is not touched."""
    try:
        loaded = replay(path, find)
    except UnusableSaveError as error:
        return Verdict(path, False, str(error), line=1)
    return verdict_of(path, loaded)


def verdict_of(path: Path, loaded: Loaded) -> Verdict:
    """The verdict on a game that was replayed."""
    header = loaded.header
    if loaded.problem:
        return Verdict(path, False, loaded.problem, loaded.kept + 1, header)
    if not loaded.ended:
        problem = say(N_("{path}: the game is not over yet"), path=path.name)
        return Verdict(path, False, problem, 0, header)
    result = loaded.session.result()
    expected = meets(header.expect, result) if header.expect else None
    return Verdict(path, True, "", 0, header, result, expected)


def outcome(result: Result) -> str:
    """``won 3``, or ``lost`` and the goal: how the header of a run says what it expects."""
    return f"won {result.stars}" if result.won else f"lost {result.reason}"


def meets(expect: str, result: Result) -> bool:
    """Whether a result is the expected one; ``lost budget`` is met whatever it was about."""
    found = outcome(result)
    return found == expect or (not result.won and found.split(":")[0] == expect)
