"""Facts about how a cluster is set up: decisions, each of which stays cited by what it costs."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import PerMille
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.cluster import POLICIES, Affinity, Balance, Cluster, Isolation, Relation
from dcgame.world.guest import Priority
from dcgame.world.world import World


@frozen(eq=False)
class ClusterFact(Fact):
    """Something happened to a cluster."""

    cluster: str


def change_cluster(world: World, cluster: str, **changes: Any) -> World:
    """The world with some fields of a cluster changed."""
    return world.alter("clusters", cluster, **changes)


@frozen(eq=False)
class ClusterFormed(ClusterFact):
    """A cluster without members exists."""

    says = N_("The cluster {cluster} is formed")

    def apply(self, world: World, seq: int) -> World:
        return world.put(
            "clusters",
            Cluster(self.cluster, (), ha_entry=seq, witness_entry=seq, admission_entry=seq),
        )


@frozen(eq=False)
class MemberJoined(Fact):
    """A host belongs to a cluster."""

    says = N_("{server} has joined {cluster}")
    server: str
    cluster: str

    def apply(self, world: World, seq: int) -> World:
        members = tuple(sorted((*world.clusters[self.cluster].members, self.server)))
        after = world.change_server(self.server, cluster=self.cluster)
        return change_cluster(after, self.cluster, members=members)


@frozen(eq=False)
class MemberLeft(Fact):
    """A host belongs to no cluster any more."""

    says = N_("{server} has left {cluster}")
    server: str
    cluster: str

    def apply(self, world: World, seq: int) -> World:
        cluster = world.clusters[self.cluster]
        after = world.change_server(self.server, cluster=None)
        return change_cluster(
            after,
            self.cluster,
            members=tuple(name for name in cluster.members if name != self.server),
            sides=tuple(pair for pair in cluster.sides if pair[0] != self.server),
            without=tuple(name for name in cluster.without if name != self.server),
        )


@frozen(eq=False)
class HaSet(ClusterFact):
    """By which policy guests of dead hosts are restarted elsewhere; it may keep a share of memory
    free from the beginning."""

    says = N_("{cluster} restarts the guests of dead hosts elsewhere: {policy}")
    policy: str

    def apply(self, world: World, seq: int) -> World:
        policy, cluster = POLICIES[self.policy], world.clusters[self.cluster]
        after = change_cluster(world, self.cluster, ha=policy, ha_entry=seq)
        if not policy.admission or cluster.admission_entry is not None or cluster.admission:
            return after
        kept = policy.admission
        return change_cluster(after, self.cluster, admission=kept, admission_entry=seq)


@frozen(eq=False)
class HaDropped(ClusterFact):
    """Guests of dead hosts stay where they fell."""

    says = N_("{cluster} no longer restarts the guests of dead hosts")

    def apply(self, world: World, seq: int) -> World:
        return change_cluster(world, self.cluster, ha=None, ha_entry=seq)


@frozen(eq=False)
class QuorumSet(ClusterFact):
    """Whether only a majority may act."""

    says = N_("{cluster} acts only with a majority: {quorum}")
    quorum: bool

    def apply(self, world: World, seq: int) -> World:
        return change_cluster(world, self.cluster, quorum=self.quorum, quorum_entry=seq)


@frozen(eq=False)
class WitnessSet(ClusterFact):
    """Who has a vote beside the members."""

    says = N_("The witness of {cluster}: {witness}")
    witness: str

    def apply(self, world: World, seq: int) -> World:
        return change_cluster(world, self.cluster, witness=self.witness, witness_entry=seq)


@frozen(eq=False)
class WitnessDropped(ClusterFact):
    """Nobody but the members votes."""

    says = N_("{cluster} has no witness any more")

    def apply(self, world: World, seq: int) -> World:
        return change_cluster(world, self.cluster, witness="", witness_entry=seq)


@frozen(eq=False)
class AdmissionSet(ClusterFact):
    """The share of memory that is kept free for restarts."""

    says = N_("{cluster} keeps {per_mille} of its memory free for restarts")
    per_mille: PerMille

    def apply(self, world: World, seq: int) -> World:
        return change_cluster(world, self.cluster, admission=self.per_mille, admission_entry=seq)


@frozen(eq=False)
class BalanceSet(ClusterFact):
    """Whether guests are moved off a host that is short."""

    says = N_("Balancing of {cluster}: {balance}")
    balance: Balance

    def apply(self, world: World, seq: int) -> World:
        return change_cluster(world, self.cluster, balance=self.balance, balance_entry=seq)


@frozen(eq=False)
class IsolationSet(ClusterFact):
    """What a host without quorum does with its guests."""

    says = N_("A host of {cluster} without quorum: {isolation}")
    isolation: Isolation

    def apply(self, world: World, seq: int) -> World:
        return change_cluster(world, self.cluster, isolation=self.isolation, isolation_entry=seq)


def _show_features(world: World, cluster_id: str, year: int, seq: int) -> World:
    """Another baseline; guests that run keep the features that they have found."""
    cluster = world.clusters[cluster_id]
    for member in cluster.members:
        server = world.servers[member]
        for name in server.guests:
            guest = world.guests[name]
            seen = guest.features or min(server.model.year, cluster.evc or server.model.year)
            shown = min(server.model.year, year or server.model.year)
            world = world.change_guest(name, features=0 if seen == shown else seen)
    return change_cluster(world, cluster_id, evc=year, evc_entry=seq)


@frozen(eq=False)
class EvcSet(ClusterFact):
    """Guests are shown the processor features of that year only."""

    says = N_("Guests of {cluster} see the processor features of {year}")
    year: int

    def apply(self, world: World, seq: int) -> World:
        return _show_features(world, self.cluster, self.year, seq)


@frozen(eq=False)
class EvcDropped(ClusterFact):
    """Guests that start are shown all that their host has."""

    says = N_("Guests of {cluster} see all features of their host's processor")

    def apply(self, world: World, seq: int) -> World:
        return _show_features(world, self.cluster, 0, seq)


@frozen(eq=False)
class NetworkSet(ClusterFact):
    """Whether heartbeats have wires of their own."""

    says = N_("{cluster} has a heartbeat network of its own: {own}")
    own: bool

    def apply(self, world: World, seq: int) -> World:
        return change_cluster(world, self.cluster, own_network=self.own, network_entry=seq)


@frozen(eq=False)
class AffinitySet(Fact):
    """A rule holds between a guest and another guest or a host."""

    says = N_("{guest} and {other}: {relation}")
    guest: str
    cluster: str
    relation: Relation
    other: str

    def apply(self, world: World, seq: int) -> World:
        cluster = world.clusters[self.cluster]
        kept = tuple(rule for rule in cluster.rules if not rule.joins(self.guest, self.other))
        rule = Affinity(self.relation, self.guest, self.other, seq)
        dropped = tuple(each for each in cluster.dropped if not each.joins(self.guest, self.other))
        return change_cluster(world, self.cluster, rules=(*kept, rule), dropped=dropped)


@frozen(eq=False)
class AffinityDropped(Fact):
    """No rule holds between the two any more."""

    says = N_("The rule between {guest} and {other} is dropped")
    guest: str
    cluster: str
    other: str

    def apply(self, world: World, seq: int) -> World:
        cluster = world.clusters[self.cluster]
        gone = [rule for rule in cluster.rules if rule.joins(self.guest, self.other)]
        kept = tuple(rule for rule in cluster.rules if not rule.joins(self.guest, self.other))
        dropped = (*cluster.dropped, *(changed(rule, since=seq) for rule in gone))
        return change_cluster(world, self.cluster, rules=kept, dropped=dropped)


@frozen(eq=False)
class PrioritySet(Fact):
    """When high availability restarts a guest, compared with others."""

    says = N_("Restart priority of {guest}: {priority}")
    guest: str
    priority: Priority

    def apply(self, world: World, seq: int) -> World:
        return world.change_guest(self.guest, priority=self.priority, priority_entry=seq)
