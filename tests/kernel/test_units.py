"""Integer units and their roundings."""

from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcgame.kernel.units import (
    DAY,
    SLOT,
    SLOTS_A_DAY,
    WEEK,
    YEAR,
    ceiling,
    round_half_up,
    share,
)
from dcgame.kernel.values import changed
from dcgame.world.app import App
from tests.scenarios.rooms import room


def test_the_calendar() -> None:
    assert (DAY, WEEK, YEAR) == (86_400, 604_800, 31_536_000)
    assert SLOTS_A_DAY * SLOT == DAY


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**9))
def test_roundings_are_exact(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    assert round_half_up(numerator, denominator) == floor(exact + Fraction(1, 2))
    assert ceiling(numerator, denominator) == ceil(exact)


def test_a_share_is_rounded_down() -> None:
    assert [share(999, per_mille) for per_mille in (0, 1, 500, 1000)] == [0, 0, 499, 999]


def test_a_changed_value_is_a_new_one() -> None:
    app = room("server a runs linux\napp shop on a").apps["shop"]
    other = changed(app, size=7)
    assert (other.size, app.size) == (7, 1_000)
    assert isinstance(other, App)
    assert other.id == "shop"


def test_no_field_is_made_up() -> None:
    app = room("server a runs linux\napp shop on a").apps["shop"]
    with pytest.raises(TypeError, match="colour"):
        changed(app, colour="red")
