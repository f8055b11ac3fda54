"""Buy a spare part for the cupboard."""

from attrs import frozen

from dcgame.kernel.units import DAY
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import unaffordable
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import SPARE_PRICE, WorkDone
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World

EXPRESS = DAY
"""A part comes the next day."""


@frozen
class BuySpare(Command):
    """``spare disk``"""

    verb = "spare"
    does = N_("Buy a spare part")
    group = "hardware"

    kind: str = argument("part-kind")

    def decide(self, world: World) -> Refused | Effects:
        kinds = {kind.value: kind for kind in PartKind}
        if self.kind not in kinds:
            return refuse(
                N_("there is no part called {kind}"),
                N_("parts: {kinds}"),
                kind=self.kind,
                kinds=", ".join(kinds),
            )
        price = SPARE_PRICE[kinds[self.kind]]
        return unaffordable(world, price) or self._bought(world, price)

    def _bought(self, world: World, price: int) -> Effects:
        key = f"spare/{self.kind}/{world.seq}"
        due = world.now + EXPRESS
        yield Charged(self.kind, Account.SPARES, price)
        yield JobBegun(self.kind, JobKind.SPARE, key, "cupboard", due)
        yield Later(key, due, WorkDone(key))
