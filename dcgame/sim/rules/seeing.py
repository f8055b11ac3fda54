"""A cluster whose heartbeats share the room's network falls apart with it."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.heartbeats import NETWORK, HeartbeatsBack, MembersUnseen
from dcgame.sim.gauges.network import cut_off_because, sees
from dcgame.sim.gauges.quorum import is_present
from dcgame.sim.wakes.base import Effects
from dcgame.world.cluster import Cluster
from dcgame.world.network import Traffic
from dcgame.world.world import World


def network_changed(world: World, entry: Entry) -> Effects:
    """Members to whom the network no longer leads are not heard; those it leads to again are."""
    if not world.switches:
        return
    for cluster_id in sorted(world.clusters):
        cluster = world.clusters[cluster_id]
        if not cluster.own_network:
            yield from _look(world, cluster)


def _look(world: World, cluster: Cluster) -> Effects:
    groups = _groups(world, cluster)
    if not groups:
        return
    main = min(groups, key=lambda group: (-len(group), group))
    back = tuple(name for name in main if cluster.side(name).startswith(NETWORK))
    if back:
        yield HeartbeatsBack(cluster.id, back)
    for group in groups:
        fresh = [name for name in group if not cluster.side(name)]
        if group is main or not fresh:
            continue
        because = [
            entry
            for name in fresh
            for entry in cut_off_because(world, world.servers[name], Traffic.MANAGEMENT)
        ]
        yield Cited(MembersUnseen(cluster.id, group), given(*because, cluster.network_entry))


def _groups(world: World, cluster: Cluster) -> list[tuple[str, ...]]:
    """The members that are up, by who sees whom, in order."""
    found: list[list[str]] = []
    for name in cluster.members:
        if not is_present(world, name):
            continue
        home = next((group for group in found if sees(world, group[0], name)), None)
        if home is None:
            found.append([name])
        else:
            home.append(name)
    return [tuple(group) for group in found]
