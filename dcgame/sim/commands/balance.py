"""Balance a cluster by itself, by advice, or not."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_cluster
from dcgame.sim.facts.clusters import BalanceSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.cluster import Balance
from dcgame.world.world import World

_WORDS = tuple(each.value for each in Balance)


@frozen
class SetBalance(Command):
    """``balance prod auto``"""

    verb = "balance"
    does = N_("Move guests off hosts that are short")
    group = "cluster"

    cluster: str = argument("cluster")
    how: str = argument("balance")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_cluster(world, self.cluster)
        if missing:
            return missing
        if self.how not in _WORDS:
            return refuse(
                N_("{how} is no way of balancing"), N_("say off, manual or auto"), how=self.how
            )
        if world.clusters[self.cluster].balance.value == self.how:
            return refuse(
                N_("balancing of {cluster} already is {how}"), cluster=self.cluster, how=self.how
            )
        return (BalanceSet(self.cluster, Balance(self.how)),)
