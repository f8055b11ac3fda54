"""Keep a share of a cluster's memory free for restarts."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_cluster
from dcgame.sim.facts.clusters import AdmissionSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

MOST = 90


@frozen
class Admission(Command):
    """``admission prod share 25``; 0 keeps nothing free."""

    verb = "admission"
    does = N_("Keep a share of memory free for restarts")
    group = "cluster"

    cluster: str = argument("cluster")
    share: int = argument("count", "share")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_cluster(world, self.cluster)
        if missing:
            return missing
        if self.share > MOST:
            return refuse(
                N_("a cluster that keeps {share} free is of little use"),
                N_("keep {most} % at most; one host of four is 25 %"),
                share=f"{self.share} %",
                most=MOST,
            )
        if world.clusters[self.cluster].admission == self.share * 10:
            return refuse(
                N_("{cluster} already keeps {share} free"),
                cluster=self.cluster,
                share=f"{self.share} %",
            )
        return (AdmissionSet(self.cluster, self.share * 10),)
