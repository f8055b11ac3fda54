"""An application meets a fault that only its vendor knows, and he answers for some platforms."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.ailments import ask_vendor
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """An application that runs falls, wherever it is; how long for is up to its vendor."""
    app = world.apps.get(target)
    if app is None or app.state is not AppState.RUNNING or app.sought is not None:
        return
    yield from ask_vendor(world, app)


UNSUPPORTED = Failure(
    "unsupported", N_("An application has a fault that only its vendor knows"), "app", strike
)
