"""The management agent of a host hangs: its guests run, and nobody can manage them."""

from dcgame.sim.facts.management import AgentHung
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A hypervisor that is up takes no order any more, until its agent or it is restarted."""
    server = world.servers.get(target)
    if server is None or server.state is not ServerState.UP or server.agent_hung is not None:
        return
    if server.platform is not None and server.platform.model.kind is not PlatformKind.SYSTEM:
        yield AgentHung(target)


AGENT_HUNG = Failure(
    "agent-hung", N_("A management agent hangs"), "server", strike, everyday=20_000
)
