"""Exact integrals over a five-minute grid."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dcgame.kernel.curve import integral, lengths, slots_between
from dcgame.kernel.units import SLOT

CURVE = np.array([(slot * 7919) % 1013 for slot in range(100)], dtype=np.int64)
TIMES = st.integers(0, 60 * SLOT)


def _integral(start: int, end: int) -> int:
    first, stop = slots_between(start, end)
    return integral(CURVE[first:stop], lengths(start, end))


@given(TIMES, st.integers(1, 4 * SLOT))
def test_an_integral_is_the_sum_of_its_seconds(start: int, span: int) -> None:
    seconds = range(start, start + span)
    assert _integral(start, start + span) == sum(int(CURVE[each // SLOT]) for each in seconds)


@given(TIMES, st.integers(1, 4 * SLOT), st.integers(1, 4 * SLOT))
def test_integrals_add_up_wherever_they_are_split(start: int, one: int, two: int) -> None:
    whole = _integral(start, start + one + two)
    assert whole == _integral(start, start + one) + _integral(start + one, start + one + two)


@given(TIMES, st.integers(1, 9 * SLOT))
def test_lengths_fill_their_span(start: int, span: int) -> None:
    seconds = lengths(start, start + span)
    assert int(seconds.sum()) == span
    assert len(seconds) == slots_between(start, start + span)[1] - start // SLOT
    assert all(0 < each <= SLOT for each in seconds)


def test_integrals_do_not_overflow() -> None:
    """A year of a thousand hosts with sixty-four cores fits in sixty-four bits."""
    cores, hosts, slots = 64_000, 1_000, 365 * 288
    curve = np.full(slots, cores * hosts, dtype=np.int64)
    assert integral(curve, lengths(0, slots * SLOT)) == cores * hosts * slots * SLOT
