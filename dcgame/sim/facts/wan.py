"""Facts about the lines to other sites."""

from attrs import frozen

from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.world import World


@frozen(eq=False)
class LineCut(Fact):
    """Nothing comes from the main building to that site any more, or back."""

    says = N_("The line to {site} is cut")
    alarm = "network"
    site: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("sites", self.site, cut=seq)


@frozen(eq=False)
class LineMended(Fact):
    """The line carries again."""

    says = N_("The line to {site} is whole again")
    site: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("sites", self.site, cut=None)
