"""Memory that a cluster keeps free, so that the guests of a dead host find room.

A share of the memory of all members that are up and take guests, ``F/N`` of it to survive ``F``
of ``N`` hosts (domain data, section 3: 2 of 10 hosts make 20 %; 25 % is usual). What is promised
to a guest counts as taken, as if all of it were reserved.
"""

from dcgame.kernel.units import WHOLE, Megabytes
from dcgame.sim.gauges.hosting import takes_guests
from dcgame.world.cluster import Cluster
from dcgame.world.job import JobKind
from dcgame.world.world import World


def _coming(world: World, host: str) -> Megabytes:
    """Memory of machines that are being converted into guests of a host: they start at once."""
    return sum(
        int(job.detail.rpartition("/")[2])
        for job in world.jobs.values()
        if job.kind is JobKind.CONVERT and job.goal == host
    )


def unreserved(world: World, cluster: Cluster) -> Megabytes:
    """Megabytes that may still be promised without eating the reserve; may be negative."""
    size = taken = 0
    for name in cluster.members:
        server = world.servers[name]
        if takes_guests(server) and server.platform is not None:
            size += server.ram - server.platform.model.reserve_ram
            taken += server.allocated + _coming(world, name)
    return size * (WHOLE - cluster.admission) // WHOLE - taken
