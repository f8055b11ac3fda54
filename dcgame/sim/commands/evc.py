"""Show all guests of a cluster the processor features of one year."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING, not_a_cluster
from dcgame.sim.facts.clusters import EvcDropped, EvcSet
from dcgame.sim.gauges.compatible import features_of
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.cluster import Cluster
from dcgame.world.world import World


@frozen
class SetEvc(Command):
    """``evc prod 2015``; 0 shows each guest all that its host has."""

    verb = "evc"
    does = N_("Set the processor baseline of a cluster")
    group = "cluster"

    cluster: str = argument("cluster")
    year: int = argument("count")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_cluster(world, self.cluster)
        if missing:
            return missing
        cluster = world.clusters[self.cluster]
        if cluster.evc == self.year:
            return refuse(
                N_("the baseline of {cluster} already is {year}"),
                cluster=self.cluster,
                year=str(self.year),
            )
        refusal = _too_new(world, cluster, self.year) if self.year else None
        if refusal:
            return refusal
        return (EvcSet(self.cluster, self.year) if self.year else EvcDropped(self.cluster),)


def _too_new(world: World, cluster: Cluster, year: int) -> Refused | None:
    """Every member has those features, and no guest that runs uses later ones."""
    for member in cluster.members:
        own = world.servers[member].model.year
        if own < year:
            return refuse(
                N_("{name} is of {own} and has no features of {year}"),
                N_("the baseline is that of the oldest: evc {cluster} {own}"),
                name=member,
                own=str(own),
                year=str(year),
                cluster=cluster.id,
            )
    for member in cluster.members:
        for name in world.servers[member].guests:
            guest = world.guests[name]
            used = features_of(world, guest)
            if guest.state in RUNNING and used > year:
                return refuse(
                    N_("{guest} runs and uses processor features of {used}"),
                    N_("stop it, set the baseline, start it"),
                    guest=name,
                    used=str(used),
                )
    return None
