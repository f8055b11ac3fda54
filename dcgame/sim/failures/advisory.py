"""A hole in a platform is published: whoever has not patched it by the deadline is attacked."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import DAY
from dcgame.sim.facts.business import AdvisoryPublished
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

SOONEST, LATEST = 3, 7
"""Days from the advisory to the first attacks (game constant)."""


def strike(world: World, target: str) -> Effects:
    """One hole of a platform at a time, and only where it is in use."""
    if target in world.advisories:
        return
    used = {server.platform.name for server in world.servers.values() if server.platform}
    if target in used:
        days = between(SOONEST, LATEST, world.seed, "advisory", target)
        yield AdvisoryPublished(target, world.now + days * DAY)


ADVISORY = Failure(
    "advisory", N_("A hole in a platform is published"), "platform", strike, everyday=100_000
)
