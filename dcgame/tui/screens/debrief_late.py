"""What the debrief needs a while for: what is known of it, and what is still to be reckoned."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dcgame.kernel.units import PerMille
from dcgame.play import figures
from dcgame.play.curves import curves, played
from dcgame.play.exposure import exposure
from dcgame.play.lessons import lessons
from dcgame.play.runs import own_runs, recorded_runs
from dcgame.tui.shelf import TroubleError
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.play.futures import Futures
    from dcgame.play.session import Session
    from dcgame.tui.shelf import Shelf

LATE = {
    "curves": N_("Reading the load of the servers…"),
    "futures": N_("Reading the game that this one was branched from…"),
    "exposure": N_("Failing each component, after each change…"),
    "lessons": N_("Playing it again with one thing changed…"),
    "runs": N_("Playing the other games of this level again…"),
}


def _futures(session: Session, shelf: Shelf) -> Futures | str:
    """Both futures, or why there is only one."""
    try:
        return shelf.futures(session)
    except TroubleError as error:
        text = N_("The game that this one was branched from cannot be read: {error}")
        return say(text, error=error)


class Late:
    """``known`` holds what was reckoned, by the name of its part; ``heard`` how far it has come."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.known: dict[str, Any] = {}
        self.heard: dict[str, PerMille] = {}

    def waiting(self, name: str) -> str:
        """What is said until it is known, and how far it has come."""
        text = say(LATE[name])
        return f"{text}  {figures.percent(self.heard[name])}" if name in self.heard else text

    def _hears(self, name: str) -> Callable[[PerMille], None]:
        """Called in the thread: it only writes a number down."""
        return lambda done: self.heard.__setitem__(name, done)

    def work(self, shelf: Shelf) -> list[tuple[str, Callable[[], Any]]]:
        """What is to be done in threads, one after the other."""
        session = self._session
        found: list[tuple[str, Callable[[], Any]]] = [
            ("curves", lambda: curves(played(session))),
        ]
        if session.origin is not None:
            found.append(("futures", lambda: _futures(session, shelf)))
        found.append(
            ("runs", lambda: (*own_runs(shelf.saves, session.level), *recorded_runs(session.level)))
        )
        lesson, exposed = self._hears("lessons"), self._hears("exposure")
        return [
            *found,
            ("lessons", lambda: lessons(session, done=lesson)),
            ("exposure", lambda: exposure(played(session), exposed)),
        ]
