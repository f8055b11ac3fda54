"""How it feels to share a processor: waiting, slowdown, ready time.

Domain data, section 13, formula 1. Fixed-point numbers, so that every machine finds the same.
"""

from functools import lru_cache
from math import isqrt

import numpy as np

from dcgame.kernel.curve import Curve
from dcgame.kernel.units import WHOLE, Millicores, PerMille
from dcgame.world.load import ReadyLoad

WAIT_CAP: PerMille = 300
_BITS = 40
_ROOTS = 6
"""Exponents are rounded to 64ths: a power is so many square roots, then a whole power."""


def slowdown(load: Millicores, size: Millicores, core: Millicores = WHOLE) -> PerMille:
    """``max(ρ, 1 + W)`` per mille, ``W = ρ^(√(2(C+1))−1) / (C(1−ρ))``, at most 0.3; of a host of
    ``size`` with cores of that speed."""
    rho = max(0, load) * WHOLE // size
    if rho >= WHOLE:
        return max(rho, WHOLE + WAIT_CAP)
    return int(slowdowns(size * WHOLE // core)[rho])


def slowdown_block(total: Curve, size: Millicores, core: Millicores) -> Curve:
    """The same slot by slot, of what is asked for in all."""
    rho = total * WHOLE // size
    below = slowdowns(size * WHOLE // core)[np.minimum(rho, WHOLE)]
    return np.maximum(below, rho)


@lru_cache(maxsize=128)
def slowdowns(cores: int) -> Curve:
    """Of so many thousandths of a core, by the load per mille of it, from 0 to 1000."""
    cores = max(WHOLE, cores)
    exponent = isqrt(2 * (cores + WHOLE) * 4**_ROOTS // WHOLE) - 2**_ROOTS
    found, waits = [WHOLE], 0
    for rho in range(1, WHOLE):
        if waits < WAIT_CAP:
            waits = (_power(rho, exponent) * WHOLE**3 // (cores * (WHOLE - rho))) >> _BITS
        found.append(WHOLE + min(waits, WAIT_CAP))
    curve = np.array([*found, WHOLE + WAIT_CAP], dtype=np.int64)
    curve.setflags(write=False)
    return curve


def _power(rho: PerMille, exponent: int) -> int:
    """``(rho / 1000)`` to so many 64ths, in fixed point."""
    base = (rho << _BITS) // WHOLE
    for _ in range(_ROOTS):
        base = isqrt(base << _BITS)
    found = 1 << _BITS
    while exponent:
        if exponent & 1:
            found = found * base >> _BITS
        base = base * base >> _BITS
        exponent >>= 1
    return found


def waits(load: ReadyLoad, total: Curve, mine: Curve) -> Curve:
    """Per mille of its time that a guest waits, slot by slot: ``total`` is asked of its host,
    ``mine`` of that by itself."""
    slowed = slowdown_block(total, load.capacity, load.core) - WHOLE
    busy = np.minimum(mine * WHOLE // load.width, WHOLE)
    waiting: Curve = np.minimum(busy * slowed // WHOLE + load.wait, WHOLE)
    return waiting


def in_steps(waiting: Curve) -> Curve:
    """The same so that the bands of all gauges are those of ready time: 700 per mille where it is
    to be watched, 900 where it is significant, 1000 where it is bad."""
    return _steps()[waiting]


WATCHED: PerMille = 25
SIGNIFICANT: PerMille = 50
BAD: PerMille = 100
"""Beyond each a guest's ready time is in the next band [SCLABS]."""


@lru_cache(maxsize=1)
def _steps() -> Curve:
    waiting = np.arange(WHOLE + 1, dtype=np.int64)
    bounds = [waiting > BAD, waiting > SIGNIFICANT, waiting > WATCHED]
    levels = [WHOLE + waiting - BAD, 798 + 2 * waiting, 518 + 7 * waiting]
    steps: Curve = np.select(bounds, levels, 27 * waiting)
    steps.setflags(write=False)
    return steps
