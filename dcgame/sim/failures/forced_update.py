"""The host's operating system wants to update: it can be put off, not refused."""

from dcgame.kernel.units import DAY, HOUR
from dcgame.sim.facts.platform import UpdateAnnounced
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

NOTICE = 10 * HOUR
"""A night's warning, from bedtime to lunch (game constant)."""
PATIENCE = 3 * DAY
"""The grace period that a desktop system of 2012 gave: 72 hours."""


def strike(world: World, target: str) -> Effects:
    """A platform that forces its updates announces one; one more rides along with a pending one."""
    server = world.servers.get(target)
    if server is None or server.platform is None:
        return
    if not server.platform.model.forced_updates or server.platform.update_due is not None:
        return
    yield UpdateAnnounced(target, world.now + NOTICE, world.now + PATIENCE)


FORCED_UPDATE = Failure(
    "forced-update", N_("An update for the operating system is out"), "server", strike
)
