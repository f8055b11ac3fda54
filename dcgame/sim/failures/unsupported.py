"""An application runs where its vendor does not answer for it, until the first ticket."""

from dcgame.kernel.dice import between
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.apps import AppStarted
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.support import is_supported
from dcgame.sim.wakes.ailments import VendorShrugs
from dcgame.sim.wakes.base import Effects, Later
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """An application on a platform without support fails within hours."""
    app = world.apps.get(target)
    if app is None or is_supported(world, app):
        return
    hours = between(4, 12, world.seed, "vendor", app.id)
    due = world.now + hours * HOUR
    yield Later(f"vendor/{app.id}", due, VendorShrugs(app.id, app.placed_entry))


def app_started(world: World, entry: Entry) -> Effects:
    """Each start on such a platform ends in the same way."""
    fact: AppStarted = entry.fact
    yield from strike(world, fact.app)


UNSUPPORTED = Failure("unsupported", N_("A vendor does not support the platform"), "app", strike)
