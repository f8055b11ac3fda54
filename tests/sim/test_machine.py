"""A hundred thousand random orders over all verbs, and the laws that hold whatever happens.

Counted is what is given, refused or not; about four in ten are carried out. ``make fuzz`` gives
more of them, in other games.
"""

import os

import pytest

from dcgame.sim import engine
from dcgame.sim.commands.registry import COMMANDS
from tests.sim.chance.game import DONE, TRIED
from tests.sim.chance.machine import play

PARTS = 4
ORDERS = 25_000
FUZZ = int(os.environ.get("DCGAME_FUZZ", "0"))
PLAYED = range(PARTS) if not FUZZ else range(100, 100 + max(1, FUZZ // ORDERS))


@pytest.mark.parametrize("part", PLAYED)
def test_whatever_is_ordered(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every verb is given and carried out, and every law of ``chance/laws`` holds; what breaks one
    is told as a scenario, shortened."""
    monkeypatch.setattr(engine, "STEP_LIMIT", 5_000)
    fault = play(part, ORDERS)
    if fault:
        pytest.fail(fault, pytrace=False)
    assert TRIED.total() >= ORDERS
    assert DONE.total() >= ORDERS // 3
    verbs = [command.verb for command in COMMANDS]
    assert [verb for verb in verbs if not TRIED[verb]] == []
    assert [verb for verb in verbs if not DONE[verb]] == []
