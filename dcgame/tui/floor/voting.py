"""Who votes in a cluster, whose votes count, and for what that is enough. Pure."""

from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from dcgame.play.margins import spared_votes
from dcgame.sim.gauges.quorum import acting, expected_votes, favoured, is_present, lacking
from dcgame.tui.widgets.ink import Line, Run
from dcgame.world.cluster import Cluster
from dcgame.world.world import World

COUNTS, VOICELESS = ("■", "good"), ("□", "bad")
"""A vote that counts, and one that does not."""
MOST_MARKS = 9
"""Votes that are drawn one by one; of more there are figures alone."""


@frozen
class Voter:
    """A member, or the witness. Its vote ``counts`` if the part that may act has it."""

    name: str
    counts: bool
    witness: bool = False

    @property
    def mark(self) -> Run:
        """Its vote as a sign."""
        return COUNTS if self.counts else VOICELESS


@frozen
class Ballot:
    """The voters of a cluster, part by part as they hear each other. ``votes`` is what the part
    with most of them has, of ``expected``; ``spare`` members may fall without harm to it."""

    parts: tuple[tuple[Voter, ...], ...]
    votes: int
    expected: int
    spare: int

    @property
    def majority(self) -> int:
        """The votes that are needed."""
        return self.expected // 2 + 1

    @property
    def has_quorum(self) -> bool:
        """Whether any part may act."""
        return self.votes >= self.majority

    @property
    def tone(self) -> str:
        """Lost, at its end, or at ease."""
        if not self.has_quorum:
            return "bad"
        return "good" if self.spare else "warn"

    def marks(self) -> Line:
        """Every vote as a sign, in the order of the parts."""
        if self.expected > MOST_MARKS:
            return ()
        return tuple(voter.mark for part in self.parts for voter in part)


def ballot(world: World, cluster: Cluster) -> Ballot:
    """The votes of a cluster as things stand."""
    may_act = acting(world, cluster)
    voted_for = favoured(world, cluster)
    sides = sorted({cluster.side(name) for name in cluster.members})
    parts: list[tuple[Voter, ...]] = []
    found = 0
    for number, side in enumerate(sides):
        names = tuple(name for name in cluster.members if cluster.side(name) == side)
        voters = [Voter(name, name in may_act) for name in names]
        heard = bool(set(voted_for) & set(names))
        if cluster.counts_votes and cluster.witness and (heard or (not voted_for and not number)):
            voters.append(Voter(cluster.witness, heard and set(voted_for) <= set(may_act), True))
        found = max(found, sum(is_present(world, name) for name in names) + heard)
        parts.append(tuple(voters))
    spare = 0 if cluster.sides else spared_votes(world, cluster)
    return Ballot(tuple(parts), found, expected_votes(cluster), spare)


@lru_cache(maxsize=2)
def voiceless(world: World) -> frozenset[str]:
    """The servers that are up and must not act: their cluster's majority is elsewhere."""
    return frozenset(name for each in world.clusters.values() for name in lacking(world, each))


@lru_cache(maxsize=2)
def witnesses(world: World) -> Mapping[str, str]:
    """The servers that are somebody's witness, and of which cluster."""
    clusters = (world.clusters[name] for name in sorted(world.clusters))
    return {each.witness: each.id for each in clusters if each.witness in world.servers}
