"""Let only a majority of a cluster act, or whoever is left."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import no_votes, not_a_cluster, not_a_switch
from dcgame.sim.facts.clusters import QuorumSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class SetQuorum(Command):
    """``quorum prod off``: whoever is left acts, and nobody fences itself."""

    verb = "quorum"
    does = N_("Act only with a majority, or without")
    group = "cluster"

    cluster: str = argument("cluster")
    on_off: str = argument("switch")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_cluster(world, self.cluster) or not_a_switch(self.on_off)
        if refusal:
            return refusal
        unasked = no_votes(world, self.cluster)
        if unasked:
            return unasked
        wanted = self.on_off == "on"
        if world.clusters[self.cluster].quorum is wanted:
            return refuse(
                N_("quorum of {cluster} already is {switch}"),
                cluster=self.cluster,
                switch=self.on_off,
            )
        return (QuorumSet(self.cluster, wanted),)
