"""An application in a guest writes and writes (a log that nobody rotates): its thin disk grows, and
the pool under it fills up."""

from dcgame.sim.facts.luns import AppPoursOut
from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.thin_lun_full import POURED
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """One that runs in a guest with thin disks on a pool; a thick disk has had all its space from
    the beginning, and fills nothing."""
    guest = world.guests.get(target)
    pool = world.pools.get(guest.store) if guest else None
    if guest is None or pool is None or not guest.has_thin:
        return
    apps = [world.apps[name] for name in guest.apps]
    running = [app for app in apps if app.state is AppState.RUNNING and app.growth < POURED]
    if running:
        yield AppPoursOut(running[0].id, POURED)


POOL_FULL = Failure("pool-full", N_("A guest fills its pool"), "stored", strike, everyday=3_000)
