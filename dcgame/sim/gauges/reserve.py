"""Memory that a cluster keeps free, so that the guests of a dead host find room.

A share of the memory of all members that are up and take guests, ``F/N`` of it to survive ``F``
of ``N`` hosts (domain data, section 3: 2 of 10 hosts make 20 %; 25 % is the default). Taken is what
cannot be won back from a guest without harm: what is reserved for it or the balloon leaves to it,
and its overhead; not what was configured.
"""

from dcgame.kernel.units import WHOLE, Megabytes
from dcgame.sim.gauges.hosting import takes_guests
from dcgame.sim.gauges.memory import required
from dcgame.world.cluster import Cluster
from dcgame.world.guest import GuestState
from dcgame.world.job import JobKind
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def _coming(world: World, host: str) -> Megabytes:
    """Memory of machines that are being converted into guests of a host: they start at once, and
    have no balloon before."""
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
            guests = [world.guests[each] for each in server.guests]
            taken += sum(required(world, each) for each in guests if each.state in _HOLDING)
            taken += _coming(world, name)
    return size * (WHOLE - cluster.admission) // WHOLE - taken
