"""Which guests are to be apart or together, and which rules a place would break."""

from collections.abc import Iterator

from dcgame.sim.facts.base import given
from dcgame.world.cluster import Affinity, Cluster, Relation
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def cluster_of(world: World, server_id: str) -> Cluster | None:
    """The cluster to which a server belongs."""
    server = world.servers.get(server_id)
    return world.clusters.get(server.cluster) if server and server.cluster else None


def broken_by(world: World, guest: Guest, host: str) -> Affinity | None:
    """The rule that would be broken if the guest ran on that host; keeping together is a wish,
    and breaks nothing."""
    cluster = cluster_of(world, host)
    for rule in cluster.rules if cluster else ():
        if rule.relation is Relation.PINNED and rule.guest == guest.id and rule.other != host:
            return rule
        if rule.relation is Relation.APART and guest.id in (rule.guest, rule.other):
            other = world.guests.get(rule.other if rule.guest == guest.id else rule.guest)
            if other is not None and other.host == host and other.state in _HOLDING:
                return rule
    return None


def companions(world: World, guest: Guest, host: str) -> int:
    """How many of those with whom the guest is to be are on that host."""
    cluster = cluster_of(world, host)
    count = 0
    for rule in cluster.rules if cluster else ():
        if rule.relation is Relation.TOGETHER and guest.id in (rule.guest, rule.other):
            other = world.guests.get(rule.other if rule.guest == guest.id else rule.guest)
            count += other is not None and other.host == host
    return count


def violations(world: World, cluster: Cluster) -> tuple[Affinity, ...]:
    """The rules that are broken now, by guests that run."""
    return tuple(rule for rule in cluster.rules if _is_broken(world, rule))


def _is_broken(world: World, rule: Affinity) -> bool:
    guest, other = world.guests.get(rule.guest), world.guests.get(rule.other)
    if guest is None or guest.state not in _HOLDING:
        return False
    if rule.relation is Relation.PINNED:
        return guest.host != rule.other
    if other is None or other.state not in _HOLDING:
        return False
    return (guest.host == other.host) is (rule.relation is Relation.APART)


def blamed(world: World, guest: Guest) -> tuple[int, ...]:
    """For a guest that fell with its host: the decisions for which that did more harm than it had
    to. Another that does the same was put there with it, one it was to be kept apart from was
    there (the rule was dropped, or the last of both was put there), or nobody is to restart it."""
    cluster = cluster_of(world, guest.host)
    found = list(_against_rules(world, cluster, guest)) if cluster else []
    found += _beside(world, guest)
    if cluster is not None and cluster.ha is None:
        found.append(cluster.ha_entry)
    return given(*found)


def _against_rules(world: World, cluster: Cluster, guest: Guest) -> Iterator[int | None]:
    for rule in (*cluster.dropped, *cluster.rules):
        if rule.relation is not Relation.APART or guest.id not in (rule.guest, rule.other):
            continue
        other = world.guests.get(rule.other if rule.guest == guest.id else rule.guest)
        if other is None or other.host != guest.host:
            continue
        if rule in cluster.dropped:
            yield rule.since
        yield max(guest.placed_entry or 0, other.placed_entry or 0) or None


def _beside(world: World, guest: Guest) -> Iterator[int]:
    """Where others on its host do the same as a guest: the entry that put the last of them
    there, for then none of them stands in for another."""
    for name in guest.apps:
        service = world.services.get(world.apps[name].service or "")
        if service is None or service.needs == len(service.apps):
            continue
        holders = (world.guests.get(world.apps[each].on) for each in service.apps)
        here = [each for each in holders if each is not None and each.host == guest.host]
        put = [each.placed_entry for each in here if each.placed_entry is not None]
        if len(here) > 1 and put:
            yield max(put)
