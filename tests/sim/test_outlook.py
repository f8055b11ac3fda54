"""What a week's outlook tells, against a plain walk over the slots.

Mutations caught: a load exactly at a threshold taken for one below; a stretch that begins or ends a
slot early or late; the last slots of a week left out; relief not taken off; crossing to short where
it goes straight out; a whole week's sum without its cap, or counted as contended where it is
exactly full.
"""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dcgame.kernel.bands import Band
from dcgame.kernel.units import SLOT, ceiling
from dcgame.sim.gauges.meters import _served
from dcgame.sim.gauges.outlook import BANDS, RELIEF, SUSTAINED, next_crossing, outlook
from dcgame.sim.gauges.processor import total_block
from dcgame.world.demand import BLOCK, Demand
from dcgame.world.load import HostLoad, Load
from dcgame.world.shapes import SHAPES

LOADS = st.builds(
    lambda shape, noise, offset, size: HostLoad(
        ("a",),
        (Load(Demand(shape, 8000, noise=noise, offset=offset), 8000, 1000),),
        size,
    ),
    st.sampled_from(SHAPES),
    st.integers(0, 200),
    st.integers(0, 8000),
    st.integers(1000, 9000),
)


def _brim(floor: int) -> HostLoad:
    """A flat load that is exactly at a threshold."""
    flat = next(shape for shape in SHAPES if shape.name == "flat")
    return HostLoad(("a",), (Load(Demand(flat, 8000), 8000, 1000),), 8000 * 1000 // floor)


def _plain(load: HostLoad, band: Band, slot: int) -> tuple[int, Band] | None:
    """Slot by slot until the end of the week."""
    total = total_block(load.loads, slot // BLOCK).tolist()
    relief = load.capacity * RELIEF // 1000
    short, out = (ceiling(floor * load.capacity, 1000) for floor in (BANDS.short, BANDS.out))
    for here in range(slot % BLOCK, BLOCK - SUSTAINED + 1):
        most, least = max(total[here : here + SUSTAINED]), min(total[here : here + SUSTAINED])
        known = slot - slot % BLOCK + here + SUSTAINED
        if band < Band.OUT and least >= out:
            return known, Band.OUT
        if band < Band.SHORT and least >= short:
            return known, Band.SHORT
        if band >= Band.SHORT and most < short - relief:
            return known, Band.FINE
        if band is Band.OUT and most < out - relief:
            return known, Band.SHORT
    return None


@settings(max_examples=30)
@given(LOADS, st.sampled_from((Band.FINE, Band.SHORT, Band.OUT)), st.integers(0, 2 * BLOCK - 1))
@example(_brim(BANDS.short), Band.FINE, 0)
@example(_brim(BANDS.out), Band.SHORT, 0)
def test_the_next_crossing_is_that_of_a_walk(load: HostLoad, band: Band, slot: int) -> None:
    assert next_crossing(load, band, slot) == _plain(load, band, slot)


@settings(max_examples=30)
@given(LOADS, st.lists(st.integers(0, 4 * BLOCK * SLOT), min_size=2, max_size=4, unique=True))
def test_what_was_served_adds_up(load: HostLoad, times: list[int]) -> None:
    """A span over whole weeks is the sum of its slots, and of its parts."""
    times.sort()
    parts = [_served(load, start, end) for start, end in zip(times, times[1:], strict=False)]
    whole = _served(load, times[0], times[-1])
    assert whole == tuple(map(sum, zip(*parts, strict=True)))
    week = total_block(load.loads, 0).tolist()
    assert outlook(load, 0).served == sum(min(each, load.capacity) * SLOT for each in week)
    assert outlook(load, 0).contended == sum(each > load.capacity for each in week) * SLOT
