"""Demand is a pure function of the slot, in integers."""

from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from dcgame.kernel.units import SLOTS_A_DAY
from dcgame.sim.gauges.processor import load_block, total_block
from dcgame.world.demand import (
    BLOCK,
    NOISE_REACH,
    NOISE_RING,
    WORKING_WEEK,
    Demand,
    Shape,
    Surge,
    demand_block,
    ring_of,
)
from dcgame.world.load import Load
from dcgame.world.shapes import FLAT, OFFICE, SHAPES, WEB

DEMANDS = st.builds(
    Demand,
    shape=st.sampled_from(SHAPES),
    peak=st.integers(1, 64_000),
    phase=st.integers(0, SLOTS_A_DAY - 1),
    offset=st.integers(0, NOISE_RING - 1),
    noise=st.integers(0, NOISE_REACH),
    noise_seed=st.integers(0, 3),
    days=st.sampled_from([(1000,) * 7, WORKING_WEEK]),
    weekday=st.integers(0, 6),
)


def _at(demand: Demand, slot: int) -> int:
    block, here = divmod(slot, BLOCK)
    return int(demand_block(demand, block)[here])


def _slowly(demand: Demand, slot: int) -> int:
    """The definition, one slot at a time."""
    load = demand.shape.slots[(slot + demand.phase) % SLOTS_A_DAY]
    weekday = (slot // SLOTS_A_DAY + demand.weekday) % 7
    load = load * demand.days[weekday] // 1000
    if demand.noise:
        values = ring_of(demand.noise_seed).values
        load += values[(slot + demand.offset) % NOISE_RING] * demand.noise // NOISE_REACH
    load = min(max(load, demand.floor), demand.ceiling)
    for surge in demand.surges:
        if surge.first <= slot < surge.stop:
            load = load * surge.per_mille // 1000
    return load * demand.peak // 1000


@settings(max_examples=60, deadline=None)
@given(DEMANDS, st.integers(0, 5 * BLOCK - 1))
def test_blocks_say_what_the_definition_says(demand: Demand, slot: int) -> None:
    assert _at(demand, slot) == _slowly(demand, slot)


@pytest.mark.parametrize("first", [0, 5, BLOCK - 3, BLOCK])
def test_surges_multiply_what_they_cover(first: int) -> None:
    demand = Demand(WEB, 1000, surges=(Surge(first, first + 7, 2500), Surge(first + 3, 9999, 500)))
    for slot in range(max(0, first - 4), first + 12):
        assert _at(demand, slot) == _slowly(demand, slot)


def test_noise_is_keyed_by_its_seed() -> None:
    assert ring_of(3).values == ring_of(3).values
    assert ring_of(3).values != ring_of(4).values
    assert max(ring_of(3).values) <= NOISE_REACH
    assert min(ring_of(3).values) >= -NOISE_REACH
    assert abs(sum(ring_of(3).values)) < 3 * NOISE_RING


def test_blocks_that_are_kept_cannot_be_written_to() -> None:
    load = Load(Demand(FLAT, 1000), cap=4000, tax=1040)
    kept = load_block(load, 0)
    assert kept is load_block(load, 0)
    assert total_block((load,), 0) is total_block((load,), 0)
    for block in (kept, total_block((load,), 0)):
        with pytest.raises(ValueError, match="read-only"):
            block[0] = 1
    demand_block(load.demand, 0)[0] = 7
    assert int(load_block(load, 0)[0]) == 1040


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_shapes_fill_a_day_without_jumps(shape: Shape) -> None:
    slots = shape.slots
    assert len(slots) == SLOTS_A_DAY
    assert 0 < min(slots) <= max(slots) <= 1000
    assert all(abs(a - b) <= 90 for a, b in pairwise([*slots, slots[0]]))


def test_an_office_sleeps_at_the_weekend() -> None:
    demand = Demand(OFFICE, 1000, days=WORKING_WEEK, weekday=4)
    noon = 12 * 12
    friday, saturday, monday = (_at(demand, noon + day * SLOTS_A_DAY) for day in (0, 1, 3))
    assert saturday == friday * 300 // 1000
    assert monday == friday
    assert _at(evolve(demand, weekday=0), noon + SLOTS_A_DAY) == friday
