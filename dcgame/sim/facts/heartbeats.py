"""Facts about who hears whom in a cluster, and who may act."""

from attrs import frozen

from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.clusters import ClusterFact, change_cluster
from dcgame.words import N_
from dcgame.world.world import World


@frozen(eq=False)
class HeartbeatsLost(ClusterFact):
    """The others hear nothing of ``members``, who hear each other if ``together``."""

    says = N_("{cluster}: nothing is heard of {members}")
    alarm = "cluster"
    members: tuple[str, ...]
    together: bool = True

    def apply(self, world: World, seq: int) -> World:
        cluster = world.clusters[self.cluster]
        rest = tuple(pair for pair in cluster.sides if pair[0] not in self.members)
        cut = tuple(
            (name, self.members[0] if self.together else name)
            for name in self.members
            if name in cluster.members
        )
        return change_cluster(world, self.cluster, sides=(*rest, *cut), cut_entry=seq)


@frozen(eq=False)
class HeartbeatsSpared(ClusterFact):
    """Traffic fills the network, and the heartbeats are not in it."""

    says = N_(
        "Traffic fills the network; heartbeats of {cluster}, on wires of their own, get through"
    )

    def apply(self, world: World, seq: int) -> World:
        return world


NETWORK = "network/"
"""How the sides are called which the room's network has made."""


@frozen(eq=False)
class MembersUnseen(ClusterFact):
    """The network no longer leads from ``members`` to the others; they hear each other."""

    says = N_("{cluster}: the network does not lead to {members}")
    alarm = "cluster"
    members: tuple[str, ...]

    def apply(self, world: World, seq: int) -> World:
        sides = world.clusters[self.cluster].sides
        rest = tuple(pair for pair in sides if pair[0] not in self.members)
        cut = tuple((name, NETWORK + self.members[0]) for name in self.members)
        return change_cluster(world, self.cluster, sides=(*rest, *cut), cut_entry=seq)


@frozen(eq=False)
class HeartbeatsBack(ClusterFact):
    """``members`` are heard again."""

    says = N_("{cluster}: {members} are heard again")
    members: tuple[str, ...]

    def apply(self, world: World, seq: int) -> World:
        sides = world.clusters[self.cluster].sides
        left = tuple(pair for pair in sides if pair[0] not in self.members)
        return change_cluster(world, self.cluster, sides=left)


@frozen(eq=False)
class QuorumLost(ClusterFact):
    """``members`` are up, and no majority any more."""

    says = N_("{cluster}: no quorum for {members}")
    alarm = "cluster"
    members: tuple[str, ...]

    def apply(self, world: World, seq: int) -> World:
        without = tuple(sorted({*world.clusters[self.cluster].without, *self.members}))
        return change_cluster(world, self.cluster, without=without, quorum_lost_entry=seq)


@frozen(eq=False)
class QuorumGained(ClusterFact):
    """``members`` belong to a majority again, or are not there to want one."""

    says = N_("{cluster}: {members} no longer lack a quorum")
    members: tuple[str, ...]

    def apply(self, world: World, seq: int) -> World:
        without = world.clusters[self.cluster].without
        left = tuple(name for name in without if name not in self.members)
        return change_cluster(world, self.cluster, without=left)


@frozen(eq=False)
class HostFenced(Fact):
    """Its watchdog resets a host that has been without quorum for too long."""

    says = N_("{server} resets itself: it has no quorum")
    alarm = "host"
    server: str

    def apply(self, world: World, seq: int) -> World:
        return world
