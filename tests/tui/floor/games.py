"""Sessions over the small room, without a level's files."""

from typing import Any

import attrs

from dcgame.campaign.level import Level, Text
from dcgame.kernel.units import DAY
from dcgame.play.session import Session
from dcgame.world.world import World
from tests.tui.floor.worlds import room


def level(**changes: Any) -> Level:
    """A level that says little."""
    plain = Level("test", 1, 7, Text("Twelve to three"), 2026, 1, 6, Text("brief"), Text("after"))
    return attrs.evolve(plain, **changes)


def game(world: World | None = None, **changes: Any) -> Session:
    """A game in that room."""
    import dcgame.play.session as module

    made = world or room(changes.pop("horizon", 6 * DAY))
    usual = module.world_of
    module.world_of = lambda *_: made  # type: ignore[assignment]  # the room instead of a level's
    try:
        return Session(level(**changes), 7)
    finally:
        module.world_of = usual


class Hand:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: float = 0.1) -> None:
        """Time passes."""
        self.now += seconds
