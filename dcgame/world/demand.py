"""How much processor time an application asks for, as a pure function of the slot."""

from functools import lru_cache

import numpy as np
from attrs import field, frozen

from dcgame.kernel.curve import Curve
from dcgame.kernel.dice import below
from dcgame.kernel.units import SLOTS_A_DAY, Millicores, PerMille

NOISE_RING = 8191
NOISE_REACH: PerMille = 120
BLOCK = 7 * SLOTS_A_DAY
"""Slots of a block: curves are computed and kept a week at a time."""

EVERY_DAY = (1000,) * 7
WORKING_WEEK = (1000, 1000, 1000, 1000, 1000, 300, 300)
"""Weekends carry three tenths of an office's load (domain data, section 10)."""


@frozen(cache_hash=True)
class Shape:
    """A day in 288 slots, per mille of the peak."""

    name: str
    slots: tuple[PerMille, ...] = field(metadata={"digest": False})


@frozen(cache_hash=True)
class Surge:
    """From slot ``first`` until before ``stop`` the demand is ``per_mille`` of what it was."""

    first: int
    stop: int
    per_mille: PerMille


@frozen(cache_hash=True)
class Demand:
    """``clamp(shape · weekday + noise, floor, ceiling)`` thousandths of ``peak`` millicores.

    ``phase`` shifts the day, ``offset`` the noise (slots); ``noise`` is its reach, per mille of
    the peak; ``weekday`` is the weekday of slot 0 (Monday is 0); ``noise_seed`` keys the ring.
    """

    shape: Shape
    peak: Millicores
    phase: int = 0
    offset: int = 0
    noise: PerMille = 0
    noise_seed: int = 0
    floor: PerMille = 20
    ceiling: PerMille = 1000
    days: tuple[PerMille, ...] = EVERY_DAY
    weekday: int = 0
    surges: tuple[Surge, ...] = ()


@lru_cache(maxsize=8)
def noise_ring(seed: int) -> Curve:
    """The ring of noise, ``-120 .. 120``, that every demand of one seed reads at its own offset."""
    reach = 2 * NOISE_REACH + 1
    values = [below(reach, seed, "noise", slot) - NOISE_REACH for slot in range(NOISE_RING)]
    return np.array(values, dtype=np.int64)


def per_mille_of(demand: Demand, first: int, stop: int) -> Curve:
    """The demand of slots ``first .. stop - 1``, per mille of its peak."""
    slots = np.arange(first, stop, dtype=np.int64)
    shape = np.array(demand.shape.slots, dtype=np.int64)
    load = shape[(slots + demand.phase) % SLOTS_A_DAY]
    if demand.days != EVERY_DAY:
        days = np.array(demand.days, dtype=np.int64)
        load = load * days[(slots // SLOTS_A_DAY + demand.weekday) % 7] // 1000
    if demand.noise:
        ring = noise_ring(demand.noise_seed)[(slots + demand.offset) % NOISE_RING]
        load = load + ring * demand.noise // NOISE_REACH
    load = np.clip(load, demand.floor, demand.ceiling)
    for surge in demand.surges:
        start, end = max(surge.first, first), min(surge.stop, stop)
        if start < end:
            load[start - first : end - first] = (
                load[start - first : end - first] * surge.per_mille // 1000
            )
    return load


@lru_cache(maxsize=4096)
def demand_block(demand: Demand, block: int) -> Curve:
    """Millicores asked for in each slot of that block. The array must not be written to."""
    curve = per_mille_of(demand, block * BLOCK, (block + 1) * BLOCK) * demand.peak // 1000
    curve.setflags(write=False)
    return curve
