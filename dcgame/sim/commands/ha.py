"""Switch high availability of a cluster on or off."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_cluster
from dcgame.sim.facts.clusters import HaDropped, HaSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.cluster import POLICIES
from dcgame.world.world import World


@frozen
class SetHa(Command):
    """``ha prod on``: dead hosts are noticed in 18 s, and locks on shared storage keep a guest
    from being started twice; ``watchdog``: members vote, and dead hosts are only given up after
    their watchdog must have reset them, 120 s in all."""

    verb = "ha"
    does = N_("Restart guests of dead hosts elsewhere, or not")
    group = "cluster"

    cluster: str = argument("cluster")
    policy: str = argument("ha-policy")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_cluster(world, self.cluster)
        if missing:
            return missing
        if self.policy != "off" and self.policy not in POLICIES:
            return refuse(
                N_("{policy} is no way of being highly available"),
                N_("say on, watchdog or off"),
                policy=self.policy,
            )
        cluster = world.clusters[self.cluster]
        wanted = POLICIES.get(self.policy)
        if cluster.ha is wanted:
            return refuse(
                N_("high availability of {cluster} already is {policy}"),
                cluster=self.cluster,
                policy=self.policy,
            )
        if wanted is not None and len(cluster.members) < 2:
            return refuse(
                N_("{cluster} has no second host to restart guests on"),
                N_("let another join it: join SERVER to {cluster}"),
                cluster=self.cluster,
            )
        if wanted is not None and not wanted.votes and not cluster.locks:
            return refuse(
                N_("this policy counts no votes, and nothing locks the disks of {cluster}"),
                N_("count votes: ha {cluster} watchdog"),
                cluster=self.cluster,
            )
        return (HaSet(self.cluster, self.policy) if wanted else HaDropped(self.cluster),)
