"""The network moved: nodes of pools hear each other no more, or again."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.nodes import NodeBack, NodeLost
from dcgame.sim.gauges.hearing import linked, parted_because
from dcgame.sim.wakes.base import Effects
from dcgame.world.hardware import ServerState
from dcgame.world.network import Traffic
from dcgame.world.pool import Pool
from dcgame.world.world import World


def node_added(world: World, entry: Entry) -> Effects:
    """A new node may stand where the others do not hear it."""
    yield from nodes_again(world)


def nodes_again(world: World) -> Effects:
    """Nodes to which no way leads are lost to their pool, until one leads there again."""
    for name in sorted(world.pools) if world.switches else ():
        yield from _nodes(world, world.pools[name])


def _nodes(world: World, pool: Pool) -> Effects:
    groups = linked(world, pool)
    for node in pool.nodes:
        if world.servers[node.server].state is not ServerState.UP:
            continue
        together = node.server in groups[0]
        if together and node.away:
            yield NodeBack(pool.id, node.server)
        elif not together and not node.away:
            because = parted_because(world, (node.server,), Traffic.STORAGE)
            yield Cited(NodeLost(pool.id, node.server), because)
