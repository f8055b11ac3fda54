"""The network between the members of a cluster is cut in two; all of them run on."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import MINUTE
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.heartbeats import HeartbeatsLost
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.fencing import HeartbeatsReturn
from dcgame.words import N_
from dcgame.world.cluster import Cluster
from dcgame.world.world import World

SOONEST, LATEST = 15, 40
"""Minutes until the way is whole again (game constants)."""


def strike(world: World, target: str) -> Effects:
    """The part that is cut off hears itself only, until somebody has mended the cable."""
    cluster = world.clusters.get(target)
    if cluster is None or cluster.sides or len(cluster.members) < 2:
        return
    apart = far_side(world, cluster)
    yield Cited(HeartbeatsLost(target, apart), given(cluster.witness_entry, cluster.quorum_entry))
    yield mended(world, target, apart)


def far_side(world: World, cluster: Cluster) -> tuple[str, ...]:
    """Where members stand in several racks, those of all but the first; else the latter half."""
    racks = sorted({world.servers[name].rack for name in cluster.members})
    if len(racks) > 1:
        return tuple(name for name in cluster.members if world.servers[name].rack != racks[0])
    return cluster.members[(len(cluster.members) + 1) // 2 :]


def mended(world: World, cluster: str, members: tuple[str, ...]) -> Later:
    """When they are heard again."""
    minutes = between(SOONEST, LATEST, world.seed, "partition", cluster, world.now)
    due = world.now + minutes * MINUTE
    return Later(f"heal/{cluster}", due, HeartbeatsReturn(cluster, members))


PARTITION = Failure("partition", N_("A cluster is cut in two"), "cluster", strike, everyday=5_000)
