"""A process runs in circles and takes every processor that its machine has."""

from dcgame.sim.facts.apps import AppRanAway
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """An application that runs takes all that it can get, until it is started anew."""
    app = world.apps.get(target)
    if app is not None and app.state is AppState.RUNNING and not app.runaway:
        yield AppRanAway(target)


RUNAWAY = Failure("runaway", N_("A process runs in circles"), "app", strike, everyday=15_000)
