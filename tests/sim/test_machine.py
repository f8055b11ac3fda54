"""A hundred thousand random orders over all verbs, and the laws that hold whatever happens.

Counted is what is given, refused or not; about four in ten are carried out. ``make fuzz`` gives
more of them, in other games.

Mutations that it catches, each tried, by law:

* Money is conserved: a line of a bill that comes to the ledger as more than it says.
* Capacity is not exceeded: what lies on a datastore, or is on its way there, not counted; the
  memory of a guest that has moved still promised; a pool's disk filled beyond its limit; a link
  that carries twice what it can.
* No lost second uncharged, or charged twice: a slow stretch charged again when it ends; a second
  of it that no meter counts; downtime in a window charged as any other.
* No guest on two hosts: one that moved still in its old host's list.
* Replicas on distinct nodes: pieces placed where another one lies already.
* A preview changes nothing, and predicts the cost: a sequence number used up; a cent less.
* Split is leap: something that each stop leaves behind; meters settled at a stop and rounded there.
* Replay is play: luck that is drawn from a stream.
* A save is the game, and it goes on the same: undoing that is not written down, nor time that
  passes without an order; orders given a little early when a file is loaded.
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
