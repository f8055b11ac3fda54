"""Keyed luck: the same for the same key, and shaped as theory says, in integers."""

from math import log

from hypothesis import given
from hypothesis import strategies as st

from dcgame.kernel.dice import below, between, draw, minus_ln, waiting_time

KEYS = st.lists(st.one_of(st.text(max_size=8), st.integers(-9, 10**9)), min_size=1, max_size=4)


@given(st.integers(0, 2**64), KEYS)
def test_the_same_key_draws_the_same(seed: int, key: list[str | int]) -> None:
    assert draw(seed, *key) == draw(seed, *key)
    assert 0 <= draw(seed, *key) < 2**64


def test_a_draw_is_for_ever() -> None:
    """Saves depend on these numbers: they may never change."""
    assert draw(1, "disk", "esx-1/disk-1", 0) == 14069320215896173581
    assert waiting_time(1_000_000, 1, "disk", "esx-1/disk-1", 0) == 270891


def test_keys_that_look_alike_draw_differently() -> None:
    keys: list[tuple[str | int, ...]] = [("1",), (1,), ("i1",), ("a", "b"), ("ab",), ("a", "b", "")]
    assert len({draw(1, *key) for key in keys}) == len(keys)
    assert draw(1, "a") != draw(2, "a")


@given(st.integers(-50, 50), st.integers(0, 100), st.integers(0, 10_000))
def test_between_includes_both_ends(low: int, span: int, key: int) -> None:
    assert low <= between(low, low + span, 1, key) <= low + span


def test_ends_are_drawn_and_evenly() -> None:
    counts = [0] * 6
    for key in range(12_000):
        counts[between(0, 5, 3, key)] += 1
    assert all(abs(count - 2_000) < 160 for count in counts)
    assert {below(1, 3, key) for key in range(50)} == {0}


def test_waiting_times_have_their_mean_and_shape() -> None:
    """Exponential: as much as e says is left after half, one and two means."""
    mean, count = 1_000_000, 20_000
    times = [waiting_time(mean, 9, "wait", key) for key in range(count)]
    assert abs(sum(times) // count - mean) < mean * 4 // 141
    for halves, left_of_million in ((1, 606_531), (2, 367_879), (4, 135_335), (8, 18_316)):
        left = sum(time > mean * halves // 2 for time in times)
        assert abs(left * 1_000_000 // count - left_of_million) < 15_000
    assert min(times) >= 1
    assert waiting_time(1, 1, "x") >= 1


@given(st.integers(1, 2**64))
def test_the_logarithm_is_right_to_a_millionth(uniform: int) -> None:
    """Of the unit: the fixed point may not err by more than 2**-20 of a mean."""
    exact = -(log(uniform) - 64 * log(2))
    assert abs(minus_ln(uniform) / 2**32 - exact) < 2**-20


def test_the_logarithm_falls() -> None:
    values = [minus_ln(uniform) for uniform in (1, 2, 3, 2**32, 2**63, 2**64 - 1, 2**64)]
    assert values == sorted(values, reverse=True)
    assert values[-1] == 0
