"""How it feels to share a processor: waiting, slowdown, ready time.

Domain data, section 13, formula 1. These figures are shown to the player; no rule of the
simulation depends on them, so they may be computed with floats and are rounded at once.
"""

from math import pow as power
from math import sqrt

from dcgame.kernel.units import WHOLE, Millicores, PerMille

WAIT_CAP = 0.3


def slowdown(load: Millicores, size: Millicores) -> PerMille:
    """``max(ρ, 1 + W)`` per mille, ``W = ρ^(√(2(C+1))−1) / (C(1−ρ))``, at most 0.3."""
    if load <= 0:
        return WHOLE
    rho = load / size
    if rho >= 1:
        return max(round(rho * WHOLE), round((1 + WAIT_CAP) * WHOLE))
    cores = max(1.0, size / 1000)
    wait = power(rho, sqrt(2 * (cores + 1)) - 1) / (cores * (1 - rho))
    return round((1 + min(wait, WAIT_CAP)) * WHOLE)


def ready(busy: PerMille, slowed: PerMille) -> PerMille:
    """CPU ready: ``100·u·(slowdown − 1)`` per cent, at most 100, here per mille."""
    return min(WHOLE, busy * (slowed - WHOLE) // WHOLE)
