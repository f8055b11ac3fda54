"""Keep guests apart, together, or on a host; or no longer."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_guest
from dcgame.sim.facts.clusters import AffinityDropped, AffinitySet
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.cluster import Cluster, Relation
from dcgame.world.world import World

_WORDS = tuple(each.value for each in Relation)


@frozen
class SetAffinity(Command):
    """``affinity web-1 apart web-2``, ``affinity erp pinned esx-1``; ``off`` drops a rule."""

    verb = "affinity"
    does = N_("Keep guests apart, together, or on a host")
    group = "cluster"

    guest: str = argument("guest")
    relation: str = argument("relation")
    other: str = argument("peer")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest)
        if missing:
            return missing
        cluster = cluster_of(world, world.guests[self.guest].host)
        if cluster is None:
            return refuse(
                N_("{guest} is in no cluster"),
                N_("rules belong to a cluster: let its host join one"),
                guest=self.guest,
            )
        if self.relation == "off":
            return self._dropped(cluster)
        if self.relation not in _WORDS:
            return refuse(
                N_("{relation} is no rule"),
                N_("say apart, together, pinned or off"),
                relation=self.relation,
            )
        relation = Relation(self.relation)
        return self._unfit(world, cluster, relation) or (
            AffinitySet(self.guest, cluster.id, relation, self.other),
        )

    def _dropped(self, cluster: Cluster) -> Refused | Effects:
        if any(rule.joins(self.guest, self.other) for rule in cluster.rules):
            return (AffinityDropped(self.guest, cluster.id, self.other),)
        return refuse(
            N_("there is no rule between {guest} and {other}"), guest=self.guest, other=self.other
        )

    def _unfit(self, world: World, cluster: Cluster, relation: Relation) -> Refused | None:
        """The other is a member to be pinned to, or another guest of the cluster."""
        if relation is Relation.PINNED:
            fits = self.other in cluster.members
        else:
            other = world.guests.get(self.other)
            fits = other is not None and other.host in cluster.members and self.other != self.guest
        if not fits:
            return refuse(
                N_("{other} is nothing to which {guest} can be bound so"),
                N_("name another guest of {cluster}; or, to pin it, one of its hosts"),
                other=self.other,
                guest=self.guest,
                cluster=cluster.id,
            )
        same = [rule for rule in cluster.rules if rule.joins(self.guest, self.other)]
        if same and same[0].relation is relation:
            return refuse(
                N_("that rule between {guest} and {other} exists"),
                guest=self.guest,
                other=self.other,
            )
        return None
