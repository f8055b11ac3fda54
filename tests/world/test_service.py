"""What a service's meters read, with and without windows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcgame.kernel.units import Seconds
from dcgame.kernel.values import changed
from dcgame.world.money import Account, Ledger
from dcgame.world.service import (
    Service,
    ServiceState,
    Window,
    degraded_until,
    down_until,
    overlap,
    planned_until,
)

SERVICE = Service("shop", ("a",), down=10, planned=20, degraded=30, changed_at=100)
TIMES = st.integers(0, 60)


@given(TIMES, TIMES, TIMES, TIMES)
def test_overlaps_are_counted_by_the_second(a: Seconds, b: Seconds, c: Seconds, d: Seconds) -> None:
    start, end = min(a, b), max(a, b)
    windows = (Window(min(c, d), max(c, d)), Window(61, 70))
    inside = set(range(min(c, d), max(c, d))) | set(range(61, 70))
    assert overlap(windows, start, end + 5) == len(inside & set(range(start, end + 5)))


def test_a_service_that_is_up_stands_still() -> None:
    assert (down_until(SERVICE, 999), planned_until(SERVICE, 999)) == (10, 20)
    assert degraded_until(SERVICE, 999) == 30


def test_downtime_counts_outside_of_windows() -> None:
    down = changed(SERVICE, state=ServiceState.DOWN, windows=(Window(110, 120), Window(150, 400)))
    assert down_until(down, 200) == 10 + 40
    assert planned_until(down, 200) == 20 + 60
    assert degraded_until(down, 200) == 30


def test_slow_time_counts_while_slow() -> None:
    slow = changed(SERVICE, state=ServiceState.DEGRADED)
    assert degraded_until(slow, 200) == 130
    assert down_until(slow, 200) == 10


def test_a_ledger_adds_up() -> None:
    ledger = Ledger().add(Account.CAPEX, 5).add(Account.ENERGY, 7).add(Account.CAPEX, 1)
    assert (ledger.of(Account.CAPEX), ledger.of(Account.RENT), ledger.total) == (6, 0, 13)


@pytest.mark.parametrize("seconds", [0, 1, 99])
def test_no_window_hides_nothing(seconds: int) -> None:
    assert overlap((), 0, seconds) == 0
