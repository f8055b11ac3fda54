"""What the debrief plots agrees with the meters."""

from random import Random

import pytest

from dcgame.campaign.level import Level
from dcgame.play.history import cost_over_time, energy_by_day, marks, states_of
from dcgame.play.ledger import accounts
from dcgame.play.session import Session
from dcgame.world.money import Account
from dcgame.world.service import ServiceState
from tests.play import wild


@pytest.fixture(scope="module")
def session(level: Level) -> Session:
    played = Session(level, 3)
    played.order("start wiki-1")
    wild.play(played, Random(3), 80)
    played.advance(played.horizon)
    return played


def _seconds(session: Session, service: str, state: ServiceState) -> int:
    steps = states_of(session.journal, session.world.services[service])
    ends = [*(at for at, _ in steps[1:]), session.world.now]
    return sum(end - at for (at, kind), end in zip(steps, ends, strict=True) if kind is state)


def test_the_states_of_services_sum_to_their_meters(session: Session) -> None:
    for service in session.result().services:
        down = service.down_seconds + service.planned_seconds
        assert _seconds(session, service.id, ServiceState.DOWN) == down
        slow = _seconds(session, service.id, ServiceState.DEGRADED)
        assert slow == service.degraded_seconds


def test_the_curve_of_costs_ends_at_the_total(session: Session) -> None:
    steps = cost_over_time(session.journal)
    assert steps[0].value == 0
    assert steps[-1].value == session.result().cost_cents
    assert [step.at for step in steps] == sorted(step.at for step in steps)


def test_the_days_energy_sums_to_its_account(session: Session) -> None:
    energy = dict(accounts(session.world)).get(Account.ENERGY, 0)
    assert sum(energy_by_day(session.journal)) == energy > 0


def test_orders_and_faults_are_marked(session: Session) -> None:
    found = marks(session.journal)
    assert {mark.kind for mark in found} == {"order", "fault", "alarm"}
    assert [mark.at for mark in found] == sorted(mark.at for mark in found)
