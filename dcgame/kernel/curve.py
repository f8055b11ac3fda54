"""Load over time: integer arrays on a five-minute grid, and exact integrals over them.

A curve covers slots ``first .. first + len - 1``; slot ``k`` is the time ``[k·300, (k+1)·300)``.
"""

import numpy as np
from numpy.typing import NDArray

from dcgame.kernel.units import SLOT, Seconds

Curve = NDArray[np.int64]


def slots_between(start: Seconds, end: Seconds) -> tuple[int, int]:
    """The first slot touched by ``[start, end)``, and the one after the last."""
    return start // SLOT, -(-end // SLOT)


def lengths(start: Seconds, end: Seconds) -> Curve:
    """How many seconds of ``[start, end)`` lie in each slot that it touches."""
    first, stop = slots_between(start, end)
    seconds = np.full(stop - first, SLOT, dtype=np.int64)
    seconds[0] -= start - first * SLOT
    seconds[-1] -= stop * SLOT - end
    return seconds


def integral(curve: Curve, seconds: Curve) -> int:
    """The exact integral of a curve over slots of those lengths."""
    return int(np.dot(curve, seconds))


def filled(level: int, floor: int, rates: Curve, seconds: Curve) -> Curve:
    """What a vessel holds at the end of each slot, filled by ``rates`` a second; never less
    than ``floor``."""
    free = level + np.cumsum(rates * seconds)
    lifted = np.minimum.accumulate(np.minimum(free - floor, 0))
    levels: Curve = free - lifted
    return levels


def reaches(level: int, floor: int, rates: Curve, seconds: Curve, target: int) -> Seconds | None:
    """After how many seconds the vessel holds ``target``, from below or from above; ``None`` if
    it does not within these slots."""
    levels = filled(level, floor, rates, seconds)
    rising = target > level
    (there,) = (levels >= target if rising else levels <= target).nonzero()
    if not len(there):
        return None
    slot = int(there[0])
    start = int(levels[slot - 1]) if slot else level
    missing, rate = abs(target - start), abs(int(rates[slot]))
    return int(seconds[:slot].sum()) + (-(-missing // rate) if rate else 0)
