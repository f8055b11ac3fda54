"""Votes: which part of a cluster may act for all of it.

Each member has one, whether it is up or not, and the witness has one. A part has quorum when
those of it that are up have more than half (domain data, section 3: three nodes at least, or
two and a witness). Where the policy counts no votes, every host may act that is not isolated.
"""

from dcgame.sim.facts.base import given
from dcgame.sim.facts.heartbeats import NETWORK
from dcgame.sim.gauges.network import reaches_out, sees
from dcgame.sim.gauges.wan import severed
from dcgame.world.cluster import OUTSIDE, Cluster
from dcgame.world.hardware import ServerState
from dcgame.world.network import Traffic
from dcgame.world.world import World


def is_present(world: World, member: str) -> bool:
    """Whether a member is up and takes part."""
    server = world.servers[member]
    return server.state is ServerState.UP and server.platform is not None


def present(world: World, cluster: Cluster) -> tuple[str, ...]:
    """The members that are up and take part, in order."""
    servers = [world.servers[member] for member in cluster.members]
    up = [each for each in servers if each.state is ServerState.UP]
    return tuple([each.id for each in up if each.platform is not None])


def sides_of(world: World, cluster: Cluster) -> tuple[tuple[str, ...], ...]:
    """The members that hear each other, part by part; each with those that are up only."""
    members = present(world, cluster)
    if not cluster.sides:
        return (members,) if members else ()
    parts: dict[str, list[str]] = {}
    for member in members:
        parts.setdefault(cluster.side(member), []).append(member)
    return tuple(tuple(part) for part in parts.values())


def witness_answers(world: World, cluster: Cluster) -> bool:
    """Whether there is a witness, and it is up."""
    if not cluster.witness or cluster.witness == OUTSIDE:
        return bool(cluster.witness)
    server = world.servers.get(cluster.witness)
    return server is not None and server.state is ServerState.UP


def _asks_witness(world: World, cluster: Cluster, part: tuple[str, ...]) -> bool:
    """Whether a witness hears anybody of a part: over the room's switches if there are any, and
    over the line to its site."""
    if not world.switches and not world.sites:
        return True
    if cluster.witness == OUTSIDE:
        members = (world.servers[name] for name in part)
        return any(reaches_out(world, member, Traffic.MANAGEMENT) for member in members)
    return any(sees(world, name, cluster.witness) for name in part)


def unheard_because(world: World, cluster: Cluster) -> tuple[int, ...]:
    """What keeps a witness that is a server from voting: it fell, or the line to it is cut."""
    witness = world.servers.get(cluster.witness)
    if witness is None:
        return ()
    if witness.state is not ServerState.UP:
        return given(witness.since)
    sites = {world.site_of(world.servers[name].rack) for name in cluster.members}
    there = world.site_of(witness.rack)
    cut = (severed(world, here, there) for here in sorted(sites))
    return given(*(entry for entries in cut for entry in entries or ()))


def expected_votes(cluster: Cluster) -> int:
    """The votes of everybody, were everybody there."""
    return len(cluster.members) + bool(cluster.witness)


def favoured(world: World, cluster: Cluster) -> tuple[str, ...]:
    """The part for which the witness votes: the greatest of those that it hears, in a tie that
    with the first member; empty if it hears nobody."""
    if not witness_answers(world, cluster):
        return ()
    hearing = [each for each in sides_of(world, cluster) if _asks_witness(world, cluster, each)]
    return min(hearing, key=lambda each: (-len(each), each), default=())


def votes_of(world: World, cluster: Cluster, part: tuple[str, ...]) -> int:
    """The votes of one part, with that of the witness if it has it."""
    return len(part) + (bool(part) and part == favoured(world, cluster))


def has_majority(world: World, cluster: Cluster, part: tuple[str, ...]) -> bool:
    """Whether a part has more than half of all votes; one part at most does."""
    return 2 * votes_of(world, cluster, part) > expected_votes(cluster)


def is_isolated(world: World, cluster: Cluster, member: str) -> bool:
    """Whether a member that is up hears no other, nor the way out of its network: whose own port
    or clock is at fault does not, and of a network that fell apart, who does not come to the
    core."""
    if not cluster.sides or not is_present(world, member):
        return False
    beside = cluster.beside(member)
    if any(name != member and is_present(world, name) for name in beside):
        return False
    side = cluster.side(member)
    if side and not side.startswith(NETWORK):
        return True
    if world.switches and not cluster.own_network:
        return not reaches_out(world, world.servers[member], Traffic.MANAGEMENT)
    return bool(side)


def isolated(world: World, cluster: Cluster) -> tuple[str, ...]:
    """The members that are up and take themselves for isolated, in order: only where that is
    what decides."""
    if not cluster.leans_on_locks or not cluster.sides:
        return ()
    return tuple([name for name in cluster.members if is_isolated(world, cluster, name)])


def acting(world: World, cluster: Cluster) -> tuple[str, ...]:
    """The members that are up and may act, in order; where nobody counts votes, each may, but
    for those that are isolated."""
    if not cluster.counts_votes:
        alone = isolated(world, cluster)
        return tuple([name for name in present(world, cluster) if name not in alone])
    parts = sides_of(world, cluster)
    return next((part for part in parts if has_majority(world, cluster, part)), ())


def acting_if_up(world: World, cluster: Cluster) -> tuple[str, ...]:
    """The members that may act, among some that are not up where nobody counts votes: a large
    cluster asks those only that come into question."""
    if cluster.counts_votes or isolated(world, cluster):
        return acting(world, cluster)
    return cluster.members


def has_quorum(world: World, cluster: Cluster, member: str) -> bool:
    """Whether the part on which a member is may act; where nobody counts votes, each may."""
    if not is_present(world, member):
        return False
    if not cluster.counts_votes:
        return True
    part = next(part for part in sides_of(world, cluster) if member in part)
    return has_majority(world, cluster, part)


def lacking(world: World, cluster: Cluster) -> tuple[str, ...]:
    """The members that are up and have no quorum, in order."""
    if not cluster.counts_votes:
        return ()
    return tuple(
        sorted(
            member
            for part in sides_of(world, cluster)
            if not has_majority(world, cluster, part)
            for member in part
        )
    )
