"""What high availability makes of hosts that fall, and of guests that found no room."""

from collections.abc import Iterator

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Seconds
from dcgame.sim.facts.clusters import MemberLeft
from dcgame.sim.facts.restarts import TwinEnded
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.sim.gauges.quorum import is_present
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.restart import HaRestart
from dcgame.world.cluster import Cluster
from dcgame.world.guest import GuestState, Priority
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)
_ORDER = (Priority.HIGH, Priority.MEDIUM, Priority.LOW)


def detection(world: World, cluster: Cluster, host: str) -> Seconds:
    """Until a silent host is declared dead: longer when it was the primary, for the others
    have to elect one first. The primary is the member with the last id, of those that are up."""
    if cluster.ha is None:
        return 0
    later = any(name > host and is_present(world, name) for name in reversed(cluster.members))
    return cluster.ha.detection if later else cluster.ha.primary_detection


def in_order(world: World, guests: list[str]) -> list[str]:
    """Those that are restarted at all, by priority and then by id."""
    wanted = [name for name in guests if world.guests[name].priority in _ORDER]
    return sorted(wanted, key=lambda name: (_ORDER.index(world.guests[name].priority), name))


def restarts(world: World, cluster: Cluster, guests: list[str], after: Seconds) -> Effects:
    """Timers for guests, in batches; one that is to be tried sooner already keeps its time."""
    if cluster.ha is None:
        return
    for rank, name in enumerate(in_order(world, guests)):
        ha = cluster.ha
        due = world.now + after + ha.placement + rank // ha.batch * ha.batch_gap
        key = f"ha/{name}"
        timer = world.agenda.get(key)
        if timer is None or timer.due > due:
            yield Later(key, due, HaRestart(name, cluster.id))


def host_fell(world: World, entry: Entry) -> Effects:
    """Each guest that fell with a member is placed anew."""
    cluster = cluster_of(world, entry.fact.server)
    if cluster is None or cluster.ha is None:
        return
    server = world.servers[entry.fact.server]
    fallen = [name for name in server.guests if world.guests[name].state in _HOLDING]
    yield from restarts(world, cluster, fallen, detection(world, cluster, server.id))


def twins_fell(world: World, entry: Entry) -> Effects:
    """What ran twice runs once when one of its hosts falls."""
    cluster = cluster_of(world, entry.fact.server)
    if cluster is None or not cluster.sides:
        return
    for name in _guests_of(world, cluster):
        if world.guests[name].twin == entry.fact.server:
            yield TwinEnded(name, entry.fact.server)


def _guests_of(world: World, cluster: Cluster) -> list[str]:
    return [name for member in cluster.members for name in world.servers[member].guests]


def try_again(world: World, cluster: Cluster) -> Iterator[Later]:
    """Those of a cluster that wait are tried again at once."""
    if cluster.ha is None:
        return
    waiting = [
        name
        for name in world.waiting
        if name in world.guests
        and world.guests[name].state is GuestState.WAITING
        and world.servers[world.guests[name].host].cluster == cluster.id
    ]
    for name in in_order(world, waiting):
        yield Later(f"ha/{name}", world.now, HaRestart(name, cluster.id))


def host_can_more(world: World, entry: Entry) -> Effects:
    """A member is back, or takes guests again."""
    cluster = cluster_of(world, entry.fact.server)
    if cluster is not None:
        yield from try_again(world, cluster)


def cluster_can_more(world: World, entry: Entry) -> Effects:
    """A cluster has a majority again, or a rule less, or high availability."""
    yield from try_again(world, world.clusters[entry.fact.cluster])


def guest_made_room(world: World, entry: Entry) -> Effects:
    """A guest stopped, moved or changed: another may fit now."""
    guest = world.guests.get(entry.fact.guest)
    cluster = cluster_of(world, guest.host) if guest else None
    if cluster is not None:
        yield from try_again(world, cluster)


def guest_isolated(world: World, entry: Entry) -> Effects:
    """A guest that its host gave up is started by those that may."""
    cluster = cluster_of(world, world.guests[entry.fact.guest].host)
    if cluster is not None:
        yield from restarts(world, cluster, [entry.fact.guest], 0)


def member_retired(world: World, entry: Entry) -> Effects:
    """What has left the room votes no more."""
    cluster = cluster_of(world, entry.fact.server)
    if cluster is not None:
        yield MemberLeft(entry.fact.server, cluster.id)
