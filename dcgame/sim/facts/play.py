"""Facts about the game itself."""

from attrs import frozen

from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.world import World


@frozen(eq=False)
class GameBegun(Fact):
    """The first entry of every journal."""

    says = N_("The shift begins")
    seed: int

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class Ordered(Fact):
    """The player gave an order; ``line`` is how the console would say it."""

    says = N_("Order: {line}")
    line: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class Misfortune(Fact):
    """Luck or the level's script struck ``target``; what it means follows from it."""

    says = N_("{kind} strikes {target}")
    needs_consequences = True
    target: str
    kind: str

    def apply(self, world: World, seq: int) -> World:
        return world
