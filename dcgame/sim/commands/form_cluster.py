"""Form a cluster; hosts join it afterwards."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument
from dcgame.sim.commands.checks import name_taken
from dcgame.sim.facts.clusters import ClusterFormed
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class FormCluster(Command):
    """``cluster prod``"""

    verb = "cluster"
    does = N_("Form a cluster")
    group = "cluster"

    name: str = argument("new")

    def decide(self, world: World) -> Refused | Effects:
        return name_taken(world, self.name) or (ClusterFormed(self.name),)
