"""Every lost second is charged once, every cent to an account."""

from random import Random

import pytest

from dcgame.campaign.level import Level
from dcgame.kernel.journal import find
from dcgame.kernel.units import HOUR
from dcgame.play.ledger import accounts, by_root, losses, root_of
from dcgame.play.score import result_of
from dcgame.play.session import Session
from dcgame.sim.facts.play import GameBegun, Misfortune, Ordered
from dcgame.world.service import down_until, planned_until
from tests.play import wild
from tests.play.charged import check


def _sums_agree(session: Session) -> None:
    check(session.journal, session.world)
    found = losses(session.journal, session.world)
    result = session.result()
    assert sum(seconds for _, seconds in by_root(found, "down")) == result.downtime_seconds
    assert sum(seconds for _, seconds in by_root(found, "degraded")) == result.degraded_seconds
    assert sum(cents for _, cents in accounts(session.world)) == result.cost_cents


@pytest.mark.parametrize("seed", range(8))
def test_losses_sum_to_the_meters_at_any_time(seed: int, level: Level) -> None:
    session, luck = Session(level, seed), Random(seed)
    while not session.over:
        wild.play(session, luck, 12)
        _sums_agree(session)
        session.advance(session.world.now + 12 * HOUR)
    _sums_agree(session)
    assert session.result().downtime_seconds > 0


def test_a_service_that_is_down_from_the_start_is_charged_to_the_start(level: Level) -> None:
    session = Session(level, 1)
    session.advance(5 * HOUR)
    (open_,) = losses(session.journal, session.world)
    assert (open_.service, open_.kind, open_.start, open_.end) == ("wiki", "down", 0, 5 * HOUR)
    session.order("start wiki-1")
    session.advance(6 * HOUR)
    (closed,) = losses(session.journal, session.world)
    assert closed.start == 0
    assert 5 * HOUR < closed.end < 6 * HOUR
    assert isinstance(session.journal[closed.root].fact, GameBegun)


def test_planned_downtime_is_kept_apart(level: Level) -> None:
    session = Session(level, 1)
    assert isinstance(session.order("window shop from 3d02:00 to 3d03:00"), tuple)
    session.advance(50 * HOUR + 600)
    session.order("stop web-1")
    session.order("stop web-2")
    session.advance(52 * HOUR)
    service = session.world.services["shop"]
    down, planned = (each(service, session.world.now) for each in (down_until, planned_until))
    if session.world.guests["web-1"].state.value == "stopped":
        assert planned == 3_000
        assert down == 3_600
    _sums_agree(session)


@pytest.mark.parametrize("seed", range(4))
def test_every_loss_leads_back_to_an_order_to_bad_luck_or_to_the_start(
    seed: int, level: Level
) -> None:
    session = Session(level, seed)
    wild.play(session, Random(seed), 60)
    session.advance(session.horizon)
    found = losses(session.journal, session.world)
    kinds = {type(session.journal[loss.root].fact) for loss in found}
    assert kinds <= {Ordered, Misfortune, GameBegun}
    for loss in found:
        entry = find(session.journal, loss.root)
        assert entry is not None
        assert entry.cause is None
        assert root_of(session.journal, loss.entry) == loss.root


def test_the_result_is_that_of_the_world_alone(level: Level) -> None:
    session = Session(level, 2)
    session.advance(session.horizon)
    assert session.result() == result_of(level, session.world)
    assert not session.result().won
    assert session.result().reason.startswith("promises")
    assert session.result().stars == 0
