"""A hypervisor or an operating system crashes: everything on the host falls, and it reboots."""

from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.facts.platform import PlatformCrashed
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import boot_server
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A server that is up falls and boots again by itself."""
    server = world.servers.get(target)
    if server is None or server.state is not ServerState.UP or server.platform is None:
        return
    yield PlatformCrashed(server.id, server.platform.name)
    yield HostLost(server.id)
    yield from boot_server(world, server.id)


PLATFORM_CRASH = Failure(
    "platform-crash",
    N_("A hypervisor or operating system crashes"),
    "server",
    strike,
    yearly=50_000,
)
