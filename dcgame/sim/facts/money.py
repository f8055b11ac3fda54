"""Facts about money."""

from attrs import frozen

from dcgame.kernel.units import Cents
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.money import Account
from dcgame.world.world import World


@frozen(eq=False)
class Charged(Fact):
    """Money was spent on ``about``, once."""

    says = N_("{cents} for {about} ({account})")
    about: str
    account: Account
    cents: Cents

    def apply(self, world: World, seq: int) -> World:
        return changed(world, ledger=world.ledger.add(self.account, self.cents))


@frozen(eq=False)
class Billed(Fact):
    """A day's bill: cents by account, each as (account, cents)."""

    says = N_("The bill of the day: {cents}")
    cents: Cents
    lines: tuple[tuple[Account, Cents], ...]

    def apply(self, world: World, seq: int) -> World:
        ledger, billed = world.ledger, world.billed
        for account, cents in self.lines:
            ledger = ledger.add(account, cents)
            billed = billed.set(account.value, billed.get(account.value, 0) + cents)
        return changed(world, ledger=ledger, billed=billed, last_bill=self.cents)
