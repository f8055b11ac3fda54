"""Give the heartbeats of a cluster a network of their own."""

from attrs import frozen

from dcgame.kernel.units import Cents
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_cluster
from dcgame.sim.facts.clusters import NetworkSet
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.money import Account
from dcgame.world.world import World

PORTS: Cents = 12_000
"""A network port and its cable for each member (game constant)."""
_WORDS = ("own", "shared")


@frozen
class Heartbeat(Command):
    """``heartbeat prod own``: 120 € a member; ``heartbeat prod shared``"""

    verb = "heartbeat"
    does = N_("Give a cluster's heartbeats a network of their own")
    group = "cluster"

    cluster: str = argument("cluster")
    network: str = argument("heartbeat")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_cluster(world, self.cluster)
        if missing:
            return missing
        if self.network not in _WORDS:
            return refuse(
                N_("{network} is no network"), N_("say own or shared"), network=self.network
            )
        cluster = world.clusters[self.cluster]
        own = self.network == "own"
        if cluster.own_network is own:
            return refuse(
                N_("the heartbeat network of {cluster} already is {network}"),
                cluster=self.cluster,
                network=self.network,
            )
        return self._set(len(cluster.members), own=own)

    def _set(self, members: int, *, own: bool) -> Effects:
        if own and members:
            yield Charged(self.cluster, Account.CAPEX, PORTS * members)
        yield NetworkSet(self.cluster, own)
