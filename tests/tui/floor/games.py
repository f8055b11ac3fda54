"""Sessions over the small room, without a level's files."""

from typing import Any
from unittest.mock import patch

import attrs

from dcgame.campaign.level import Level, Text
from dcgame.kernel.units import DAY, Seconds
from dcgame.play.session import Session
from dcgame.sim.engine import befall
from dcgame.sim.wakes.ailments import Strike
from dcgame.sim.wakes.base import Later
from dcgame.world.world import World
from tests.tui.floor.worlds import room


def level(**changes: Any) -> Level:
    """A level that says little."""
    plain = Level("test", 1, 7, Text("Twelve to three"), 2026, 1, 6, Text("brief"), Text("after"))
    return attrs.evolve(plain, **changes)


def game(world: World | None = None, **changes: Any) -> Session:
    """A game in that room."""
    made = world or room(changes.pop("horizon", 6 * DAY))
    with patch("dcgame.play.session.world_of", lambda *_: made):
        return Session(level(**changes), 7)


class Hand:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float = 0.1) -> None:
        """Time passes."""
        self.now += seconds


def doomed(at: Seconds, kind: str = "mainboard", target: str = "mail-01/mainboard-1") -> Session:
    """A game in which something dies at a known second."""
    return game(befall(room(), (Later("incident/0", at, Strike(kind, target)),)).world)
