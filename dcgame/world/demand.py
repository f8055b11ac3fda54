"""How much processor time an application asks for, as a pure function of the slot."""

from functools import lru_cache

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from dcgame.kernel.curve import Curve
from dcgame.kernel.dice import below
from dcgame.kernel.units import SLOTS_A_DAY, Millicores, PerMille

NOISE_RING = 8191
NOISE_REACH: PerMille = 120
BLOCK = 7 * SLOTS_A_DAY
"""Slots of a block: curves are computed and kept a week at a time."""

_Small = NDArray[np.int32]
"""Per mille fit in 32 bits, and go twice as fast."""

EVERY_DAY = (1000,) * 7
WORKING_WEEK = (1000, 1000, 1000, 1000, 1000, 300, 300)
"""Weekends carry three tenths of an office's load (domain data, section 10)."""


@frozen(cache_hash=True)
class Shape:
    """A day in 288 slots, per mille of the peak."""

    name: str
    slots: tuple[PerMille, ...] = field(eq=False, metadata={"digest": False})


@frozen(cache_hash=True)
class Surge:
    """From slot ``first`` until before ``stop`` the demand is ``per_mille`` of what it was."""

    first: int
    stop: int
    per_mille: PerMille


@frozen(cache_hash=True)
class Ring:
    """Noise in a ring of slots, ``-120 .. 120``."""

    name: str
    values: tuple[int, ...] = field(eq=False, metadata={"digest": False})


@frozen(cache_hash=True)
class Demand:
    """``clamp(shape · weekday + noise, floor, ceiling)`` thousandths of ``peak`` millicores.

    ``phase`` shifts the day, ``offset`` the noise (slots); ``noise`` is its reach, per mille of
    the peak; ``weekday`` is the weekday of slot 0 (Monday is 0); ``noise_seed`` keys the ring of
    noise, unless one is given as ``ring``.
    """

    shape: Shape
    peak: Millicores
    phase: int = 0
    offset: int = 0
    noise: PerMille = 0
    noise_seed: int = 0
    ring: Ring | None = None
    floor: PerMille = 20
    ceiling: PerMille = 1000
    days: tuple[PerMille, ...] = EVERY_DAY
    weekday: int = 0
    surges: tuple[Surge, ...] = ()


@lru_cache(maxsize=64)
def ring_of(seed: int) -> Ring:
    """The ring of noise that every demand of one seed reads, each at its own offset."""
    reach = 2 * NOISE_REACH + 1
    values = (below(reach, seed, "noise", slot) - NOISE_REACH for slot in range(NOISE_RING))
    return Ring(f"seed-{seed}", tuple(values))


@lru_cache(maxsize=64)
def _noise(ring: Ring, reach: PerMille) -> _Small:
    """A ring scaled to its reach, and as much of it again as a block may need."""
    once = np.array(ring.values, dtype=np.int32) * reach // NOISE_REACH
    return np.resize(once, len(once) + BLOCK)


@lru_cache(maxsize=64)
def _days(shape: Shape) -> _Small:
    """A shape day after day, a block and a day long."""
    return np.resize(np.array(shape.slots, dtype=np.int32), BLOCK + SLOTS_A_DAY)


@lru_cache(maxsize=64)
def _weekdays(days: tuple[PerMille, ...], weekday: int) -> _Small:
    """The factor of each slot of a block that begins on that weekday."""
    turned = (*days[weekday:], *days[:weekday])
    return np.repeat(np.array(turned, dtype=np.int32), SLOTS_A_DAY)


@lru_cache(maxsize=64)
def _flat(level: PerMille) -> _Small:
    """One level for a whole block: two arrays are compared at once by vectors of the processor, an
    array and a number one by one, four times as slow."""
    return np.full(BLOCK, level, dtype=np.int32)


def per_mille_of(demand: Demand, block: int) -> _Small:
    """The demand of a week's block of slots, per mille of its peak."""
    first = block * BLOCK
    phase = (first + demand.phase) % SLOTS_A_DAY
    load = _days(demand.shape)[phase : phase + BLOCK]
    if demand.days != EVERY_DAY:
        load = load * _weekdays(demand.days, demand.weekday) // 1000
    if demand.noise:
        ring = demand.ring or ring_of(demand.noise_seed)
        offset = (first + demand.offset) % len(ring.values)
        load = load + _noise(ring, demand.noise)[offset : offset + BLOCK]
    load = np.maximum(load, _flat(demand.floor))
    np.minimum(load, _flat(demand.ceiling), out=load)
    for surge in demand.surges:
        start, end = max(surge.first - first, 0), min(surge.stop - first, BLOCK)
        if start < end:
            load[start:end] = load[start:end] * surge.per_mille // 1000
    return load


def demand_block(demand: Demand, block: int) -> Curve:
    """Millicores asked for in each slot of that block."""
    cores, rest = divmod(demand.peak, 1000)
    load = per_mille_of(demand, block)
    factor = demand.peak if rest else cores
    curve: Curve = np.multiply(load, factor, dtype=np.int64)
    if rest:
        curve //= 1000
    return curve
