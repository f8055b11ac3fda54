"""The operating system of a host leaks memory, hour by hour, until it is restarted."""

from dcgame.kernel.units import HOUR
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.updates import LeakGrows
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.world import World

STEPS = 64
"""An hour's leak is this part of the server's memory (game constant)."""


def strike(world: World, target: str) -> Effects:
    """From now on it grows."""
    server = world.servers.get(target)
    if server is None or server.platform is None or server.state is not ServerState.UP:
        return
    wake = LeakGrows(target, server.model.ram // STEPS, server.since)
    yield Later(f"leak/{target}", world.now + HOUR, wake)


HOST_LEAK = Failure(
    "host-leak", N_("A host's operating system leaks memory"), "server", strike, everyday=10_000
)
