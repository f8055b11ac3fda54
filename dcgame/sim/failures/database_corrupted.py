"""The data of an application go wrong, and nobody notices before some hours have passed.

Backups made meanwhile hold the wrong data: only an older one helps.
"""

from dcgame.kernel.dice import between
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.damage import DataCorrupted
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.ailments import CorruptionShows
from dcgame.sim.wakes.base import Effects, Later
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.world import World

SOONEST, LATEST = 4, 36
"""Hours until somebody notices (game constant)."""


def strike(world: World, target: str) -> Effects:
    """An application that runs writes nonsense from now on."""
    app = world.apps.get(target)
    if app is None or app.state is not AppState.RUNNING or app.corrupt is not None:
        return
    yield DataCorrupted(target)
    hours = between(SOONEST, LATEST, world.seed, "database-corrupted", target)
    wake = CorruptionShows(target, world.now)
    yield Later(f"corrupt/{target}", world.now + hours * HOUR, wake)


DATABASE_CORRUPTED = Failure(
    "database-corrupted",
    N_("The data of an application go wrong unseen"),
    "app",
    strike,
    latent=True,
    everyday=3_000,
)
