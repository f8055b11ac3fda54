"""The network moved: members of clusters and nodes of pools hear each other no more, or again."""

from collections.abc import Iterator

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.heartbeats import MembersJoined, MembersParted
from dcgame.sim.facts.nodes import NodeBack, NodeLost
from dcgame.sim.gauges.hearing import Group, heard, linked, parted_because
from dcgame.sim.wakes.base import Effects
from dcgame.world.cluster import Cluster
from dcgame.world.hardware import ServerState
from dcgame.world.network import Traffic
from dcgame.world.pool import Node, Pool
from dcgame.world.world import World


def heard_again(world: World, entry: Entry) -> Effects:
    """Whatever moved the network."""
    yield from members_again(world, entry)
    for name in sorted(world.pools) if world.switches else ():
        yield from _nodes(world, world.pools[name])


def members_again(world: World, entry: Entry) -> Effects:
    """A member came up or joined: the network may keep it from the others."""
    for name in sorted(world.clusters) if world.switches else ():
        yield from _members(world, world.clusters[name])


def _members(world: World, cluster: Cluster) -> Effects:
    groups = heard(world, cluster)
    back = tuple(name for name in cluster.unheard for group in groups[:1] if name in group)
    if back:
        yield MembersJoined(cluster.id, back)
    for group in groups[1:]:
        if _is_news(cluster, group):
            because = parted_because(world, group, Traffic.MANAGEMENT)
            yield Cited(MembersParted(cluster.id, group), because)


def _is_news(cluster: Cluster, group: Group) -> bool:
    """Whether a group was heard until now, or was another one; not if all of it was cut off
    already by something else."""
    if {cluster.side(name) for name in group} == {group[0]}:
        return False
    cut = [name for name in group if cluster.side(name) and name not in cluster.unheard]
    return len(cut) < len(group)


def _nodes(world: World, pool: Pool) -> Effects:
    groups = linked(world, pool)
    for node in pool.nodes:
        if world.servers[node.server].state is not ServerState.UP:
            continue
        together = node.server in groups[0]
        if together and node.away:
            yield NodeBack(pool.id, node.server)
        elif not together and not node.away:
            yield from _gone(world, pool, node)


def _gone(world: World, pool: Pool, node: Node) -> Iterator[Cited]:
    because = parted_because(world, (node.server,), Traffic.STORAGE)
    yield Cited(NodeLost(pool.id, node.server), because)
