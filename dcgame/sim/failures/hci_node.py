"""A node of a pool hangs: with the host go the copies on its disks, until somebody resets it."""

from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """It stops answering and does not boot by itself; its disks are as they were."""
    server = world.servers.get(target)
    if server is not None and server.pool and server.state is ServerState.UP:
        yield HostLost(target)


HCI_NODE = Failure("hci-node", N_("A node of a pool hangs"), "node", strike, yearly=5_000)
