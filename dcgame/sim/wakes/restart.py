"""High availability chooses a host for a lost guest."""

from attrs import frozen

from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.folders import GuestLocked
from dcgame.sim.facts.guests import GuestPlaced, GuestWaiting
from dcgame.sim.gauges.stores import reachable
from dcgame.sim.gauges.taxes import boot_time
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.boot import GuestReady
from dcgame.world.cluster import Cluster
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Server, ServerState
from dcgame.world.world import World


@frozen(eq=False)
class HaRestart(Wake):
    """One guest of a cluster is placed on the first member that has memory for it."""

    guest: str
    cluster: str

    def decide(self, world: World) -> Effects:
        guest = world.guests.get(self.guest)
        if guest is None or guest.state not in (GuestState.LOST, GuestState.WAITING):
            return
        if guest.stale_lock is not None:
            if guest.state is GuestState.LOST:
                yield Cited(GuestLocked(guest.id), given(guest.stale_lock))
            return
        host = first_fit(world, world.clusters[self.cluster], guest)
        if host is None:
            if guest.state is GuestState.LOST:
                yield Cited(GuestWaiting(guest.id), given(guest.sized_entry))
            return
        ready_at = world.now + boot_time(guest)
        yield GuestPlaced(guest.id, host, ready_at)
        yield Later(f"guest/{guest.id}", ready_at, GuestReady(guest.id))


def fits(world: World, server: Server, guest: Guest) -> bool:
    """Whether a server that is up has that much memory unpromised, and reaches the datastore on
    which the guest lies."""
    if guest.store and not reachable(world, guest.store, server.id):
        return False
    if server.state is not ServerState.UP or server.platform is None:
        return False
    free = server.ram - server.platform.model.reserve_ram - server.allocated
    return free >= guest.ram


def first_fit(world: World, cluster: Cluster, guest: Guest) -> str | None:
    """The first member, in id order, with room for the guest."""
    for member in cluster.members:
        if fits(world, world.servers[member], guest):
            return member
    return None
