"""Have a generator's tank filled."""

from attrs import frozen

from dcgame.kernel.units import HOUR
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.visits import nothing_of
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.power import fuel_left
from dcgame.sim.wakes.site import VisitDone
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World

LORRY = 4 * HOUR
"""Until the lorry is there (game constant)."""
CENTS_A_LITRE = 150
"""Diesel (game constant)."""


@frozen
class Refuel(Command):
    """``refuel gen-1``"""

    verb = "refuel"
    does = N_("Have the tank of a generator filled")
    group = "site"

    generator: str = argument("generator")

    def decide(self, world: World) -> Refused | Effects:
        missing = nothing_of(world, "generators", self.generator)
        if missing:
            return missing
        if self._key in world.jobs:
            return refuse(N_("the lorry is already on the way"))
        generator = world.generators[self.generator]
        load = world.shared_loads.get(self.generator)
        missing_litres = (generator.tank - fuel_left(world, self.generator, load)) // 1000
        if missing_litres < 1:
            return refuse(N_("the tank of {name} is full"), name=self.generator)
        return self._ordered(world, missing_litres)

    @property
    def _key(self) -> str:
        return f"refuel/{self.generator}"

    def _ordered(self, world: World, litres: int) -> Effects:
        due = world.now + LORRY
        yield Charged(self.generator, Account.ENERGY, litres * CENTS_A_LITRE)
        yield JobBegun(self.generator, JobKind.REFUEL, self._key, str(litres), due)
        yield Later(self._key, due, VisitDone(self._key))
