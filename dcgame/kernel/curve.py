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
