"""A host's clock goes wrong: what it signs is one day no longer believed."""

from dcgame.kernel.units import HOUR
from dcgame.sim.facts.management import ClockDrifted
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.fencing import DRIFT, ClockDrifts
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """It is a minute off, and a minute more every hour; beyond five its cluster shuts it out."""
    server = world.servers.get(target)
    if server is None or server.state is not ServerState.UP or server.drift:
        return
    yield ClockDrifted(target, DRIFT)
    yield Later(f"clock/{target}", world.now + HOUR, ClockDrifts(target))


CLOCK_DRIFT = Failure(
    "clock-drift", N_("A server's clock goes wrong"), "server", strike, everyday=5_000
)
