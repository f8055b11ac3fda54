"""An update breaks an application: a snapshot or a backup from before it brings it back."""

from dcgame.kernel.units import HOUR, Seconds
from dcgame.sim.facts.damage import UpdateBroke
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.ailments import VendorMends
from dcgame.sim.wakes.base import Effects, Later
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.world import World

CORRECTION: Seconds = 24 * HOUR
"""Until the vendor has a correction (game constant)."""


def strike(world: World, target: str) -> Effects:
    """An application that runs falls, and falls again whenever it is started."""
    app = world.apps.get(target)
    if app is None or app.state is not AppState.RUNNING or app.broken is not None:
        return
    yield UpdateBroke(target)
    wake = VendorMends(target, world.now)
    yield Later(f"mend/{target}", world.now + CORRECTION, wake)


BAD_UPDATE = Failure(
    "bad-update", N_("An update breaks an application"), "app", strike, everyday=20_000
)
