"""High availability chooses a host for a guest that it has to start elsewhere."""

from attrs import frozen

from dcgame.kernel.units import MINUTE, WHOLE, Seconds, ceiling
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.guests import GuestPlaced, GuestWaiting
from dcgame.sim.facts.restarts import (
    GuestBound,
    GuestDamaged,
    GuestDoubled,
    GuestHeld,
    GuestKeptOut,
    GuestUnheard,
    GuestUnhosted,
    GuestUnread,
    StartDenied,
)
from dcgame.sim.gauges.affinity import broken_by
from dcgame.sim.gauges.claims import not_claimed
from dcgame.sim.gauges.hosting import best_host, busy_now, can_restart, fits, roomiest, takes
from dcgame.sim.gauges.quorum import acting, acting_if_up, has_quorum, is_present, isolated
from dcgame.sim.gauges.reach import reaches
from dcgame.sim.gauges.taxes import boot_time
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.boot import GuestReady, tell_locked
from dcgame.world.cluster import Cluster
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Maintenance, Server
from dcgame.world.world import World

DAMAGE: Seconds = 5 * MINUTE
"""Two machines write to one file system for so long before nothing can be read of it (game
constant)."""


@frozen(eq=False)
class HaRestart(Wake):
    """One guest of a cluster is started on the member that suits it best, unless somebody has moved
    it elsewhere."""

    guest: str
    cluster: str

    def decide(self, world: World) -> Effects:
        guest = world.guests.get(self.guest)
        cluster = world.clusters.get(self.cluster)
        if guest is None or cluster is None or cluster.ha is None or guest.data_lost is not None:
            return
        if guest.template or guest.host not in cluster.members:
            return
        if guest.state is GuestState.RUNNING:
            yield from _start_twice(world, cluster, guest)
        elif guest.stale_lock is not None:
            if guest.state is GuestState.LOST:
                yield from tell_locked(guest)
        elif guest.state in (GuestState.LOST, GuestState.WAITING):
            yield from _restart(world, cluster, guest)


def _restart(world: World, cluster: Cluster, guest: Guest) -> Effects:
    host = _host_for(world, cluster, guest)
    if host is not None:
        ready_at = world.now + restart_time(world, cluster, world.servers[host], guest)
        yield GuestPlaced(guest.id, host, ready_at)
        yield Later(f"guest/{guest.id}", ready_at, GuestReady(guest.id))
    elif guest.state is GuestState.LOST:
        yield _waits(world, cluster, guest, _acting(world, cluster, guest))


def _host_for(world: World, cluster: Cluster, guest: Guest) -> str | None:
    """Of the members that may act, have room and could start the guest, the best; or the first,
    where the policy does not spread."""
    near, servers = _near(world, cluster, guest), world.servers
    roomy = (name for name in not_claimed(world, near, guest) if takes(world, name, guest))
    able = (name for name in roomy if can_restart(world, servers[name], guest))
    if cluster.ha is not None and not cluster.ha.spread:
        return next(able, None)
    return roomiest(world, tuple(able), guest)


def _near(world: World, cluster: Cluster, guest: Guest) -> tuple[str, ...]:
    """The members that may act, if they are up; where a folder lies on a host's own disks, of them
    that host."""
    if not guest.store and not is_present(world, guest.host):
        return ()
    members = acting_if_up(world, cluster)
    return members if guest.store else tuple([name for name in members if name == guest.host])


def _acting(world: World, cluster: Cluster, guest: Guest) -> tuple[str, ...]:
    """The members that may act and could start the guest, were there room."""
    near, servers = _near(world, cluster, guest), world.servers
    return tuple([member for member in near if can_restart(world, servers[member], guest)])


def _waits(world: World, cluster: Cluster, guest: Guest, hosts: tuple[str, ...]) -> Cited:
    """Why it is not started now, with the decision that made it so."""
    if not hosts and not _is_read_elsewhere(world, cluster, guest):
        if not reaches(world, guest.host, guest):
            return Cited(GuestUnread(guest.id, cluster.id))
        fact = GuestBound(guest.id, guest.host, cluster.id)
        return Cited(fact, given(guest.placed_entry))
    if not hosts and not acting(world, cluster) and cluster.counts_votes:
        because = given(cluster.quorum_lost_entry, cluster.witness_entry)
        return Cited(GuestHeld(guest.id, cluster.id), because)
    if not hosts and not acting(world, cluster) and isolated(world, cluster):
        because = given(cluster.cut_entry, cluster.network_entry)
        return Cited(GuestUnheard(guest.id, cluster.id), because)
    if not hosts:
        away = (world.servers[name] for name in cluster.members)
        entries = (
            each.since if each.maintenance is Maintenance.NONE else each.maintenance_entry
            for each in away
        )
        return Cited(GuestUnhosted(guest.id, cluster.id), given(*entries))
    roomy = [name for name in hosts if fits(world, world.servers[name], guest)]
    rules = [rule for name in roomy if (rule := broken_by(world, guest, name)) is not None]
    if rules:
        return Cited(GuestKeptOut(guest.id), given(*(rule.since for rule in rules)))
    instead = _instead(world, guest, hosts)
    return Cited(
        GuestWaiting(guest.id), given(guest.sized_entry, cluster.admission_entry, *instead)
    )


def _instead(world: World, guest: Guest, hosts: tuple[str, ...]) -> tuple[int | None, ...]:
    """Who has the room: of those without whom it would fit, the last that was put there, and what
    made it go first."""
    others = [world.guests[name] for host in hosts for name in world.servers[host].guests]
    enough = [each for each in others if each.placed_entry and _fits_without(world, each, guest)]
    last = max(enough, key=lambda each: each.placed_entry or 0, default=None)
    return (last.placed_entry, last.priority_entry) if last else ()


def _fits_without(world: World, other: Guest, guest: Guest) -> bool:
    server = world.servers[other.host]
    holds = other.state in (GuestState.RUNNING, GuestState.BOOTING)
    rest = tuple(name for name in server.guests if name != other.id)
    without = changed(server, guests=rest, allocated=server.allocated - other.ram)
    return holds and fits(world, without, guest)


def _is_read_elsewhere(world: World, cluster: Cluster, guest: Guest) -> bool:
    """Whether another member could open its folder; one on a host's own disks none can."""
    others = [name for name in cluster.members if name != guest.host] if guest.store else []
    return any(reaches(world, name, guest) for name in others)


def restart_time(world: World, cluster: Cluster, server: Server, guest: Guest) -> Seconds:
    """``boot · (1 + ρ)``: who starts where much is busy, or much starts, takes longer."""
    weight = cluster.ha.storm if cluster.ha else 0
    slower = WHOLE * WHOLE + busy_now(world, server) * weight
    return ceiling(boot_time(guest) * slower, WHOLE * WHOLE)


def _start_twice(world: World, cluster: Cluster, guest: Guest) -> Effects:
    """Those that hear nothing of a guest's host take it for dead. The lock on its files stops
    them; where nothing locks, it runs twice."""
    if guest.twin or (cluster.counts_votes and has_quorum(world, cluster, guest.host)):
        return
    beside = cluster.beside(guest.host)
    hosts = tuple(name for name in _acting(world, cluster, guest) if name not in beside)
    host = best_host(world, hosts, guest)
    if host is None:
        return
    if cluster.locks:
        yield Cited(StartDenied(guest.id, host, guest.host), given(cluster.quorum_entry))
        return
    enabling = given(cluster.quorum_entry, cluster.witness_entry, cluster.isolation_entry)
    yield Cited(GuestDoubled(guest.id, host), enabling)


@frozen(eq=False)
class Damage(Wake):
    """A guest has run twice for some time."""

    guest: str

    def decide(self, world: World) -> Effects:
        guest = world.guests.get(self.guest)
        if guest is not None and guest.twin and guest.data_lost is None:
            yield GuestDamaged(self.guest)
