"""Who hears whom decides who may act: votes are counted whenever they may have changed."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppCrashed
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.facts.heartbeats import HeartbeatsLost, MembersUnseen, QuorumGained, QuorumLost
from dcgame.sim.facts.management import ClockDrifted, ClockSet
from dcgame.sim.facts.restarts import GuestDamaged, GuestDoubled, TwinEnded
from dcgame.sim.facts.services import ServiceDown
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.sim.gauges.quorum import acting, is_present, isolated, lacking, unheard_because
from dcgame.sim.rules.clusters import detection, restarts, try_again
from dcgame.sim.wakes.base import Effects, Forget, Later
from dcgame.sim.wakes.boot import boot_server
from dcgame.sim.wakes.fencing import (
    STORM,
    TRUSTED,
    Fence,
    HeartbeatsReturn,
    NetworkFull,
    is_full,
)
from dcgame.sim.wakes.restart import DAMAGE, Damage
from dcgame.world.app import AppState
from dcgame.world.cluster import Cluster
from dcgame.world.guest import GuestState
from dcgame.world.service import ServiceState
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def server_changed(world: World, entry: Entry) -> Effects:
    """A server came up or went down: it may be a member, or somebody's witness."""
    name = entry.fact.server
    for cluster_id in sorted(world.clusters):
        cluster = world.clusters[cluster_id]
        if name in cluster.members or name == cluster.witness:
            yield from _count(world, cluster)


def cluster_changed(world: World, entry: Entry) -> Effects:
    """Members, witness or the way of counting changed."""
    yield from _count(world, world.clusters[entry.fact.cluster])


def witnesses_heard(world: World) -> Effects:
    """The way to some witness was cut, or is whole again."""
    for name in sorted(world.clusters):
        if world.clusters[name].witness in world.servers:
            yield from _count(world, world.clusters[name])


def _count(world: World, cluster: Cluster) -> Effects:
    now = lacking(world, cluster)
    lost = tuple(name for name in now if name not in cluster.without)
    gained = tuple(name for name in cluster.without if name not in now and is_present(world, name))
    if lost:
        absent = [
            world.servers[name].since for name in cluster.members if not is_present(world, name)
        ]
        enabling = given(cluster.witness_entry, cluster.cut_entry if cluster.sides else None)
        silent = unheard_because(world, cluster)
        yield Cited(QuorumLost(cluster.id, lost), given(*enabling, *silent, *absent))
    if gained:
        yield QuorumGained(cluster.id, gained)


def quorum_lost(world: World, entry: Entry) -> Effects:
    """Their watchdogs run."""
    fact: QuorumLost = entry.fact
    yield from _watch(world, world.clusters[fact.cluster], fact.members)


def _watch(
    world: World, cluster: Cluster, members: tuple[str, ...], since: tuple[int, ...] = ()
) -> Effects:
    if cluster.ha is None:
        return
    for name in members:
        due = world.now + cluster.ha.watchdog
        yield Later(f"fence/{name}", due, Fence(name, cluster.id, since))


def policy_changed(world: World, entry: Entry) -> Effects:
    """Votes count from now on, or no longer; whoever has to let go is given the time to."""
    cluster = world.clusters[entry.fact.cluster]
    yield from _count(world, cluster)
    known = tuple(name for name in lacking(world, cluster) if name in cluster.without)
    silent = (*known, *isolated(world, cluster))
    cut = cluster.cut_entry if cluster.sides else cluster.quorum_lost_entry
    yield from _watch(world, cluster, silent, given(cut))


def quorum_gained(world: World, entry: Entry) -> Effects:
    """Their watchdogs are calmed, and who waited for a majority is tried again."""
    fact: QuorumGained = entry.fact
    for name in fact.members:
        yield Forget(f"fence/{name}")
    yield from try_again(world, world.clusters[fact.cluster])


def host_fenced(world: World, entry: Entry) -> Effects:
    """It falls, and boots again."""
    yield HostLost(entry.fact.server)
    yield from boot_server(world, entry.fact.server)


def heartbeats_lost(world: World, entry: Entry) -> Effects:
    """Whoever may act takes the guests of those whom it does not hear for lost; where votes
    count, not before their watchdogs must have run out. Where shared storage is asked, it tells
    that they live."""
    fact: HeartbeatsLost | MembersUnseen = entry.fact
    cluster = world.clusters[fact.cluster]
    yield from _count(world, cluster)
    if cluster.ha is None:
        return
    yield from _watch(world, cluster, isolated(world, cluster))
    if cluster.leans_on_locks and cluster.locks:
        return
    able = acting(world, cluster)
    for host in cluster.members:
        others = [name for name in able if name not in cluster.beside(host)]
        if not is_present(world, host) or not others:
            continue
        if cluster.counts_votes and host in able:
            continue
        guests = [
            name for name in world.servers[host].guests if world.guests[name].state in _HOLDING
        ]
        wait = max(detection(world, cluster, host), cluster.ha.watchdog * cluster.counts_votes)
        yield from restarts(world, cluster, guests, wait)


def heartbeats_back(world: World, entry: Entry) -> Effects:
    """They see that nobody was dead: second starts end, and what was planned is dropped."""
    cluster = world.clusters[entry.fact.cluster]
    guests = sorted(name for each in cluster.members for name in world.servers[each].guests)
    for name in guests:
        guest = world.guests[name]
        if guest.twin:
            yield TwinEnded(name, guest.twin)
        if guest.state is GuestState.RUNNING and not _apart(cluster, guest.host):
            yield Forget(f"ha/{name}")
    yield from _count(world, cluster)
    yield from try_again(world, cluster)


def _apart(cluster: Cluster, host: str) -> bool:
    return bool(cluster.side(host))


def guest_doubled(world: World, entry: Entry) -> Effects:
    """Its disks bear two writers for some minutes."""
    fact: GuestDoubled = entry.fact
    yield Later(f"damage/{fact.guest}", world.now + DAMAGE, Damage(fact.guest))


def guest_damaged(world: World, entry: Entry) -> Effects:
    """Nothing can be read from its disks: its applications fall. What was down for less, because
    nobody reached it, is down for this from now on."""
    fact: GuestDamaged = entry.fact
    for name in world.guests[fact.guest].apps:
        app = world.apps[name]
        if app.state not in (AppState.RUNNING, AppState.LOADING):
            continue
        yield AppCrashed(name)
        service = world.services.get(app.service or "")
        if service is not None and service.state is ServiceState.DOWN:
            yield ServiceDown(service.id)


def network_used(world: World, entry: Entry) -> Effects:
    """A copy begins: on a network that heartbeats share it may drown them."""
    for cluster_id in sorted(world.clusters):
        if not world.clusters[cluster_id].own_network and is_full(world):
            key = f"storm/{cluster_id}"
            if world.agenda.get(key) is None:
                yield Later(key, world.now + STORM, NetworkFull(cluster_id))


def clock_drifted(world: World, entry: Entry) -> Effects:
    """The others no longer believe what a host with a wrong clock signs."""
    fact: ClockDrifted = entry.fact
    cluster = cluster_of(world, fact.server)
    if cluster is None or fact.drift <= TRUSTED or cluster.side(fact.server):
        return
    yield HeartbeatsLost(cluster.id, (fact.server,))


def clock_set(world: World, entry: Entry) -> Effects:
    """It is believed again."""
    fact: ClockSet = entry.fact
    cluster = cluster_of(world, fact.server)
    if cluster is not None:
        yield from HeartbeatsReturn(cluster.id, (fact.server,)).decide(world)
