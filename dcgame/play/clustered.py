"""What a cluster could have done better about a loss: twins apart, the right one first, another
witness, a clean cut, heartbeats on wires of their own. Remedies of :mod:`dcgame.play.remedies`."""

from collections.abc import Iterable

from dcgame.play.ledger import Loss
from dcgame.play.session import Session
from dcgame.play.stronger import Prepare, facts_behind, facts_meanwhile, first_world
from dcgame.play.whatif import Added, Begun
from dcgame.sim.facts.clusters import ClusterFact, HaSet, WitnessSet
from dcgame.sim.facts.guests import GuestPlaced, GuestWaiting
from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.facts.heartbeats import HostFenced, QuorumLost
from dcgame.sim.facts.restarts import GuestBound, GuestDoubled
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.sim.gauges.hosting import fits
from dcgame.words import N_
from dcgame.world.cluster import WATCHDOG
from dcgame.world.world import World


def with_twins_apart(game: Session, loss: Loss) -> Iterable[Begun]:
    """All that do the same fell with one host: one of them could have begun on another."""
    world = first_world(game)
    service = world.services.get(loss.service)
    if service is None or len(service.apps) <= service.needs:
        return
    for entry in facts_behind(game, loss, HostLost):
        host: str = entry.fact.server
        twins = sorted({world.apps[name].on for name in service.apps} & set(world.guests))
        here = [name for name in twins if world.guests[name].host == host]
        for guest in here[1:]:
            for other in _elsewhere(world, guest):
                values = (("guest", guest), ("host", other))
                yield Begun(N_("with {guest} on {host}"), values, _moved(guest, other))


def _elsewhere(world: World, guest: str) -> list[str]:
    own = world.guests[guest].host
    cluster = cluster_of(world, own)
    members = cluster.members if cluster else ()
    able = [name for name in members if fits(world, world.servers[name], world.guests[guest])]
    return [name for name in able if name != own][:1]


def _moved(guest: str, to: str) -> Prepare:
    def prepare(world: World) -> World:
        host = world.servers[world.guests[guest].host]
        left = tuple(name for name in host.guests if name != guest)
        world = world.change_server(host.id, guests=left)
        world = world.change_server(to, guests=(*world.servers[to].guests, guest))
        return world.change_guest(guest, host=to)

    return prepare


def restarted_first(game: Session, loss: Loss) -> Iterable[Added]:
    """A guest that fell found no room, for others had been placed before it."""
    service = game.world.services.get(loss.service)
    machines = {game.world.apps[name].on for name in service.apps} if service else set()
    for entry in facts_meanwhile(game, loss, GuestWaiting):
        if entry.fact.guest in machines:
            yield Added(0, f"priority {entry.fact.guest} high")


def with_another_witness(game: Session, loss: Loss) -> Iterable[Added]:
    """The witness that was chosen fell silent too, or voted for those whom nobody reaches."""
    parted = (*facts_behind(game, loss, QuorumLost), *facts_meanwhile(game, loss, QuorumLost))
    for cluster_id in dict.fromkeys(entry.fact.cluster for entry in parted):
        cluster = game.world.clusters.get(cluster_id)
        if cluster is None or cluster.witness not in game.world.servers:
            continue
        chosen = _last(game, WitnessSet, cluster.id)
        for name in sorted(game.world.servers):
            server = game.world.servers[name]
            if server.platform and name not in (*cluster.members, cluster.witness):
                yield Added(chosen + 1, f"witness {cluster.id} {name}")


def with_a_clean_cut(game: Session, loss: Loss) -> Iterable[Added]:
    """A guest ran twice: whoever has no majority could have been made to let go."""
    for entry in facts_behind(game, loss, GuestDoubled):
        cluster = cluster_of(game.world, entry.fact.host)
        if cluster is not None:
            yield Added(entry.at - 3600, f"isolation {cluster.id} power-off")
            yield Added(entry.at - 3600, f"quorum {cluster.id} on")


def on_a_shared_disk(game: Session, loss: Loss) -> Iterable[Added]:
    """A guest fell whose folder only its own host could read."""
    world = first_world(game)
    for entry in facts_meanwhile(game, loss, GuestBound):
        for name in sorted(world.luns):
            yield Added(0, f"move-storage {entry.fact.guest} to {name}")


def noticed_sooner(game: Session, loss: Loss) -> Iterable[Added]:
    """A restart waited until the dead host's watchdog must have reset it."""
    for entry in facts_meanwhile(game, loss, GuestPlaced):
        cluster = cluster_of(game.world, entry.fact.host)
        if cluster is not None and cluster.ha is WATCHDOG:
            chosen = _last(game, HaSet, cluster.id)
            yield Added(chosen + 1, f"ha {cluster.id} on")


def _last(game: Session, kind: type[ClusterFact], cluster: str) -> int:
    """When something was last set in a cluster; 0 where it never was."""
    found = (e.at for e in game.journal if isinstance(e.fact, kind) and e.fact.cluster == cluster)
    return max(found, default=0)


def with_own_heartbeats(game: Session, loss: Loss) -> Iterable[Added]:
    """A healthy host reset itself in a cluster whose heartbeats share their wires."""
    for entry in facts_behind(game, loss, HostFenced):
        cluster = cluster_of(game.world, entry.fact.server)
        if cluster is not None and not cluster.own_network:
            yield Added(0, f"heartbeat {cluster.id} own")
