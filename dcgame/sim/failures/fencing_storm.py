"""Busy traffic drowns the heartbeats of a cluster that shares its wires: healthy hosts reset
themselves, even all of them (domain data, section 3)."""

from dcgame.kernel.units import MINUTE, Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.heartbeats import HeartbeatsLost, HeartbeatsSpared
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.copying import copying
from dcgame.sim.wakes.fencing import HeartbeatsReturn
from dcgame.words import N_
from dcgame.world.world import World

LASTS: Seconds = 3 * MINUTE
"""How long the burst lasts: longer than a watchdog waits (game constant)."""


def strike(world: World, target: str) -> Effects:
    """Nobody hears anybody, for three minutes; heartbeats with wires of their own do not care,
    and that is told with the order that gave them theirs."""
    cluster = world.clusters.get(target)
    if cluster is None or cluster.sides or len(cluster.members) < 2:
        return
    if cluster.own_network:
        yield Cited(HeartbeatsSpared(target), given(cluster.network_entry))
        return
    copies = (job.entry for job in copying(world))
    lost = HeartbeatsLost(target, cluster.members, together=False)
    yield Cited(lost, given(cluster.network_entry, *copies))
    due = world.now + LASTS
    yield Later(f"calm/{target}", due, HeartbeatsReturn(target, cluster.members))


FENCING_STORM = Failure(
    "fencing-storm",
    N_("Busy traffic drowns the heartbeats of a cluster"),
    "cluster",
    strike,
    everyday=5_000,
)
