"""What is foreseen is what happens, where luck does not interfere."""

from random import Random

import attrs
import pytest

from dcgame.campaign.level import Level
from dcgame.kernel.units import DAY, HOUR
from dcgame.play.forecast import Forecast
from dcgame.play.session import Session
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.world.service import down_until
from dcgame.world.world import World
from tests.play import wild


@pytest.fixture
def calm(level: Level) -> Level:
    """The level without any bad luck."""
    return attrs.evolve(level, incidents=(), site=attrs.evolve(level.site, stress=0))


def _foreseen(session: Session, line: str) -> Forecast | Refused:
    command = parse(line)
    assert not isinstance(command, NotUnderstood), line
    return session.preview(command)


def _down(world: World) -> dict[str, int]:
    return {name: down_until(each, world.now) for name, each in world.services.items()}


def _lost(order: Session, idle: Session) -> tuple[tuple[str, int], ...]:
    with_, without = _down(order.world), _down(idle.world)
    return tuple(
        (name, with_[name] - without[name]) for name in sorted(with_) if with_[name] > without[name]
    )


def _twins(level: Level, seed: int, moves: int) -> tuple[Session, Session]:
    """Two games that have gone the same way."""
    twins = Session(level, seed), Session(level, seed)
    for each in twins:
        wild.play(each, Random(seed), moves)
        each.advance(each.world.now + 1)
    return twins


@pytest.mark.parametrize("seed", range(12))
def test_costs_and_downtime_come_as_foreseen(seed: int, calm: Level) -> None:
    luck = Random(1_000 + seed)
    for _ in range(12):
        order, idle = _twins(calm, seed, 10)
        line = wild.line(order.world, luck)
        foreseen = _foreseen(order, line)
        cost = order.world.ledger.total
        done = order.order(line)
        assert isinstance(foreseen, Refused) == isinstance(done, Refused)
        if isinstance(foreseen, Refused):
            continue
        assert order.world.ledger.total - cost == foreseen.cost_cents, line
        end = order.world.now + foreseen.duration
        order.advance(end)
        idle.advance(end)
        if order.over:
            continue
        assert _lost(order, idle) == foreseen.downtime, line
        for each in (order, idle):
            each.advance(min(end + DAY, each.world.setting.horizon - 1))
        paid = sorted((toll.service, toll.down) for toll in foreseen.tolls if toll.down)
        assert dict(_lost(order, idle)) == dict(paid), line


def test_a_conversion_is_foreseen_to_the_second(calm: Level) -> None:
    session, idle = Session(calm, 1), Session(calm, 1)
    foreseen = _foreseen(session, "convert old-1 to esx-1 vcpu 1 ram 2048")
    assert isinstance(foreseen, Forecast)
    assert foreseen.duration > 60
    assert [service for service, _ in foreseen.downtime] == ["post"]
    assert foreseen.monthly_cents < 0
    session.order("convert old-1 to esx-1 vcpu 1 ram 2048")
    session.advance(foreseen.duration)
    idle.advance(foreseen.duration)
    assert _lost(session, idle) == foreseen.downtime
    before = _lost(session, idle)
    session.advance(foreseen.duration + HOUR)
    idle.advance(foreseen.duration + HOUR)
    assert _lost(session, idle) == before, "nothing of it was still to come"


def test_what_goes_on_beside_it_is_not_counted(calm: Level) -> None:
    """Another order's long work does not lengthen the forecast of a short one."""
    alone, beside = Session(calm, 1), Session(calm, 1)
    beside.order("buy node-2015 in r1")
    beside.order("spare disk")
    short, other = (_foreseen(each, "restart mail") for each in (alone, beside))
    assert isinstance(short, Forecast)
    assert isinstance(other, Forecast)
    assert short.duration == other.duration > 0
    assert short.downtime == other.downtime


def test_what_ends_beside_it_is_not_counted(calm: Level) -> None:
    """Nor does the end of another order's work, with all that follows from it."""
    alone, beside = Session(calm, 1), Session(calm, 1)
    copy = _foreseen(beside, "convert old-2 to esx-2 vcpu 2 ram 4096")
    assert isinstance(copy, Forecast)
    beside.order("convert old-2 to esx-2 vcpu 2 ram 4096")
    for each in (alone, beside):
        each.advance(copy.duration - sum(seconds for _, seconds in copy.downtime) - 5)
    short, other = (_foreseen(each, "restart mail") for each in (alone, beside))
    assert isinstance(short, Forecast)
    assert isinstance(other, Forecast)
    assert short.duration == other.duration > 0
    assert short.downtime == other.downtime


def test_a_copy_is_foreseen_with_another_copy_beside_it(calm: Level) -> None:
    """Two copies share the link; the second is foreseen slower, and comes as foreseen."""
    session, idle = Session(calm, 1), Session(calm, 1)
    for each in (session, idle):
        each.order("convert old-2 to esx-2 vcpu 2 ram 4096")
        each.advance(600)
    line = "convert old-1 to esx-1 vcpu 1 ram 2048"
    foreseen = _foreseen(session, line)
    assert isinstance(foreseen, Forecast)
    session.order(line)
    for each in (session, idle):
        each.advance(each.world.now + foreseen.duration)
    assert _lost(session, idle) == foreseen.downtime
    assert "post" in dict(foreseen.downtime)


def test_stopping_for_good_warns(calm: Level) -> None:
    foreseen = _foreseen(Session(calm, 1), "stop mail")
    assert isinstance(foreseen, Forecast)
    assert any(toll.service == "post" and toll.stays for toll in foreseen.tolls)


def test_luck_is_not_foreseen(level: Level) -> None:
    """A forecast does not tell which part will die."""
    session = Session(level, 1)
    session.advance(DAY)
    foreseen = _foreseen(session, "convert old-1 to esx-1 vcpu 1 ram 2048")
    assert isinstance(foreseen, Forecast)
    assert {service for service, _ in foreseen.downtime} <= {"post"}
