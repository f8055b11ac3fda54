"""An application pours data onto a thin logical unit: whoever promised more than there is now
learns how much there is."""

from dcgame.kernel.dice import below
from dcgame.sim.facts.luns import AppPoursOut
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.stores import lying_on
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.world import World

POURED = 2_400_000
"""Megabytes a day: 100 GB an hour, a log that nobody turns over (game constant)."""


def strike(world: World, target: str) -> Effects:
    """One of the applications that run on that thin logical unit."""
    lun = world.luns.get(target)
    if lun is None or not lun.thin:
        return
    apps = [world.apps[name] for guest in lying_on(world, target) for name in guest.apps]
    names = [app.id for app in apps if app.state is AppState.RUNNING and app.growth < POURED]
    if names:
        yield AppPoursOut(names[below(len(names), world.seed, "pours", target)], POURED)


THIN_LUN_FULL = Failure(
    "thin-lun-full", N_("An application fills a thin datastore"), "lun", strike, yearly=10_000
)
