"""How many failures a thing survives: nodes of a pool, disks of a group, members of a cluster."""

from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from dcgame.kernel.units import PerMille
from dcgame.sim.gauges.quorum import expected_votes, is_present, witness_answers
from dcgame.sim.gauges.raid import missing, survives
from dcgame.world.cluster import Cluster
from dcgame.world.pool import Pool
from dcgame.world.storage import RaidGroup
from dcgame.world.world import World


@frozen
class Margin:
    """Of ``thing``, any so many may fail at once: ``before`` the order and ``after`` it.

    ``kind`` is ``nodes`` of a pool, ``disks`` of a group, ``votes`` of a cluster; ``room``: the
    share of its memory, per mille, that a cluster keeps free for restarts; or ``once``: what
    keeps its guests from running twice, a majority (2), the locks of its storage (1), nothing.
    """

    kind: str
    thing: str
    before: int
    after: int


def margins(idle: World, done: World) -> tuple[Margin, ...]:
    """Those that differ, by kind and name; only of what is there with the order and without."""
    found = []
    for kind, measure in _MEASURES.items():
        before, after = dict(measure(idle)), dict(measure(done))
        for name in sorted(before):
            if name in after and before[name] != after[name]:
                found.append(Margin(kind, name, before[name], after[name]))
    return tuple(found)


def _pools(world: World) -> Iterator[tuple[str, int]]:
    for name in sorted(world.pools):
        yield name, _spared_nodes(world.pools[name])


def _spared_nodes(pool: Pool) -> int:
    """How many nodes a pool can miss: every folder can still be read, and a majority serves."""
    folders = [
        len(pool.good(layout)) - layout.scheme.needed
        for layout in pool.layouts.values()  # any order: the least counts
    ]
    voters = pool.voters()
    serving = sum(node.serves for node in voters)
    majority = len(voters) // 2 + 1
    return max(0, min(*folders, pool.scheme.spared, serving - majority, len(voters)))


def _groups(world: World) -> Iterator[tuple[str, int]]:
    for name in sorted(world.raid_groups):
        group = world.raid_groups[name]
        if group.lost is None:
            yield name, _spared_disks(world, group)


def _spared_disks(world: World, group: RaidGroup) -> int:
    """How many disks a group can miss, whichever they are; mirrored ones stand side by side."""
    gone = tuple(part.id for part in missing(world, group))
    left = [disk for disk in group.disks if disk not in gone]
    number = 0
    while number < len(left):
        rows = range(len(left) - number)
        if not all(survives(group, (*gone, *left[row : row + number + 1])) for row in rows):
            break
        number += 1
    return number


def _clusters(world: World) -> Iterator[tuple[str, int]]:
    for name in sorted(world.clusters):
        cluster = world.clusters[name]
        if cluster.counts_votes and cluster.ha is not None:
            yield name, spared_votes(world, cluster)


def spared_votes(world: World, cluster: Cluster) -> int:
    """How many of its members can fall while the others keep their quorum."""
    up = sum(is_present(world, member) for member in cluster.members)
    votes, most = up + witness_answers(world, cluster), expected_votes(cluster)
    return max(0, min(up - 1, (2 * votes - most - 1) // 2))


def _room(world: World) -> Iterator[tuple[str, PerMille]]:
    for name in sorted(world.clusters):
        if world.clusters[name].ha is not None:
            yield name, world.clusters[name].admission


def _once(world: World) -> Iterator[tuple[str, int]]:
    for name in sorted(world.clusters):
        cluster = world.clusters[name]
        if cluster.ha is not None and len(cluster.members) > 1:
            yield name, 2 if cluster.counts_votes else int(cluster.locks)


_MEASURES: Mapping[str, Callable[[World], Iterator[tuple[str, int]]]] = {
    "nodes": _pools,
    "disks": _groups,
    "votes": _clusters,
    "room": _room,
    "once": _once,
}
