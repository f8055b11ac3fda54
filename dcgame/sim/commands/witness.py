"""Give a cluster a witness, whose vote breaks ties; or take it away."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import no_votes, not_a_cluster, not_up
from dcgame.sim.facts.clusters import WitnessDropped, WitnessSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.cluster import Cluster
from dcgame.world.world import World


@frozen
class SetWitness(Command):
    """``witness prod old-1``, ``witness prod off``"""

    verb = "witness"
    does = N_("Give a cluster a witness, or take it away")
    group = "cluster"

    cluster: str = argument("cluster")
    server: str = argument("witness")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_cluster(world, self.cluster)
        if missing:
            return missing
        cluster = world.clusters[self.cluster]
        if self.server == "off":
            if cluster.witness:
                return (WitnessDropped(self.cluster),)
            return refuse(N_("{cluster} has no witness"), cluster=self.cluster)
        return self._unfit(world, cluster) or (WitnessSet(self.cluster, self.server),)

    def _unfit(self, world: World, cluster: Cluster) -> Refused | None:
        unasked = no_votes(world, cluster.id)
        if unasked:
            return unasked
        if self.server in cluster.members:
            return refuse(
                N_("{name} is a member of {cluster}: it would fall silent with its own vote"),
                N_("choose a server outside the cluster"),
                name=self.server,
                cluster=self.cluster,
            )
        if self.server == cluster.witness:
            return refuse(
                N_("{name} already is the witness of {cluster}"),
                name=self.server,
                cluster=self.cluster,
            )
        down = not_up(world, self.server)
        if down or world.servers[self.server].platform is not None:
            return down
        return refuse(
            N_("nothing is installed on {name}"), N_("install a platform"), name=self.server
        )
