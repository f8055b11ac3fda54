"""Bands, and where they begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcgame.kernel.bands import Band, Bands


@pytest.mark.parametrize(
    ("load", "band"),
    [
        (0, Band.FINE),
        (699, Band.FINE),
        (700, Band.BUSY),
        (899, Band.BUSY),
        (900, Band.SHORT),
        (999, Band.SHORT),
        (1000, Band.OUT),
        (9999, Band.OUT),
    ],
)
def test_edges(load: int, band: Band) -> None:
    assert Bands().of(load) is band


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_more_load_is_never_better(one: int, other: int) -> None:
    bands = Bands(500, 600, 700)
    assert (one <= other) <= (bands.of(one) <= bands.of(other))


@pytest.mark.parametrize("band", list(Band))
def test_a_floor_is_the_first_load_of_its_band(band: Band) -> None:
    bands = Bands(500, 600, 700)
    floor = bands.floor(band)
    assert bands.of(floor) is band
    assert floor == 0 or bands.of(floor - 1) < band
