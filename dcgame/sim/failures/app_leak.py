"""An application leaks memory until it is started anew; first its guest swaps, then its host."""

from dcgame.kernel.units import HOUR
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.ailments import AppLeakGrows
from dcgame.sim.wakes.base import Effects, Later
from dcgame.words import N_
from dcgame.world.world import World

SLICES = 8
"""An hour's leak is this part of what it touches (game constant)."""


def strike(world: World, target: str) -> Effects:
    """From now on it grows."""
    app = world.apps.get(target)
    if app is None:
        return
    wake = AppLeakGrows(target, max(1, app.active // SLICES), app.since)
    yield Later(f"leak/{target}", world.now + HOUR, wake)


APP_LEAK = Failure("app-leak", N_("An application leaks memory"), "app", strike, everyday=30_000)
