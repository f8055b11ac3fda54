"""Who gets how much of a processor that does not suffice for all.

Each gets what is reserved for it, if it asks for that much; the rest is shared by weight, and
what one does not ask for goes to the others. Nobody gets more than it asks for.
"""

import numpy as np

from dcgame.kernel.curve import Curve
from dcgame.kernel.units import WHOLE, Millicores

FINENESS = WHOLE
"""Parts of a millicore for each share, in which the level of the water is sought."""


def granted(
    asked: Curve, weights: tuple[int, ...], reserved: tuple[Millicores, ...], size: Millicores
) -> Curve:
    """Millicores that each claim (rows) gets in each slot (columns) of ``asked``.

    The lowest level at which nothing of ``size`` is left over, or all is granted; so the sum may
    exceed it by a millicore for each claim. Reservations that exceed it shrink in proportion.
    """
    promised = sum(reserved)
    if promised > size:
        reserved = tuple(each * size // promised for each in reserved)
    floor = np.array(reserved, dtype=np.int64)[:, None]
    weight = np.array(weights, dtype=np.int64)[:, None]
    low = np.zeros(asked.shape[1], dtype=np.int64)
    high = np.full(asked.shape[1], size * FINENESS // min(weights) + 1, dtype=np.int64)
    enough = np.minimum(asked.sum(axis=0), size)
    while (low < high).any():
        middle = (low + high) // 2
        fills = _at(asked, floor, weight, middle).sum(axis=0) >= enough
        high = np.where(fills, middle, high)
        low = np.where(fills, low, middle + 1)
    return _at(asked, floor, weight, low)


def _at(asked: Curve, floor: Curve, weight: Curve, level: Curve) -> Curve:
    """What each gets when the water stands at that level."""
    filled: Curve = np.minimum(asked, np.maximum(floor, weight * level // FINENESS))
    return filled
