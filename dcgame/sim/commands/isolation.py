"""What hosts of a cluster do with their guests when they have lost quorum, or are isolated."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_cluster
from dcgame.sim.facts.clusters import IsolationSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.cluster import Isolation
from dcgame.world.world import World

_WORDS = tuple(each.value for each in Isolation)


@frozen
class SetIsolation(Command):
    """``isolation prod shut-down``"""

    verb = "isolation"
    does = N_("Say what a host that is cut off does with its guests")
    group = "cluster"

    cluster: str = argument("cluster")
    response: str = argument("isolation")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_cluster(world, self.cluster)
        if missing:
            return missing
        if self.response not in _WORDS:
            return refuse(
                N_("{response} is no response"),
                N_("say leave-on, power-off or shut-down"),
                response=self.response,
            )
        if world.clusters[self.cluster].isolation.value == self.response:
            return refuse(
                N_("hosts of {cluster} already do that: {response}"),
                cluster=self.cluster,
                response=self.response,
            )
        return (IsolationSet(self.cluster, Isolation(self.response)),)
