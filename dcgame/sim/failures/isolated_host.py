"""One host no longer hears the others of its cluster, nor they it; its guests run on."""

from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.heartbeats import HeartbeatsLost
from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.partition import mended
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Its port to the heartbeat network is dead, until somebody has plugged it in elsewhere."""
    cluster = cluster_of(world, target)
    if cluster is None or cluster.sides or len(cluster.members) < 2:
        return
    yield Cited(HeartbeatsLost(cluster.id, (target,)), given(cluster.network_entry))
    yield mended(world, cluster.id, (target,))


ISOLATED_HOST = Failure(
    "isolated-host", N_("A host is cut off its cluster"), "server", strike, everyday=3_000
)
