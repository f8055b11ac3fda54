"""The controller guest of a node crashes: its disks are out of reach, its guests run on with the
copies on other nodes, over the network, until it has started again."""

from dcgame.sim.facts.nodes import ControllerCrashed
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.healing import CONTROLLER_RESTARTS, ControllerReady
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """It crashes, and its hypervisor starts it again."""
    server = world.servers.get(target)
    pool = world.pools.get(server.pool or "") if server else None
    node = pool.node(target) if pool else None
    if pool is None or node is None or not node.serves:
        return
    yield ControllerCrashed(pool.id, target)
    due = world.now + CONTROLLER_RESTARTS
    yield Later(f"controller/{pool.id}/{target}", due, ControllerReady(pool.id, target))


CONTROLLER_GUEST = Failure(
    "controller-vm",
    N_("The controller guest of a node crashes"),
    "node",
    strike,
    yearly=20_000,
)
