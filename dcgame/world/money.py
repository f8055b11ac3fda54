"""The ledger: whole cents by account. What is spent is positive."""

from enum import Enum

from attrs import frozen
from immutables import Map

from dcgame.kernel.units import Cents


class Account(Enum):
    """What money is spent on; what comes in is spent negatively."""

    CAPEX = "capex"
    ENERGY = "energy"
    LICENCE = "licence"
    SUPPORT = "support"
    RENT = "rent"
    LABOUR = "labour"
    SPARES = "spares"
    CREDIT = "credit"
    PENALTY = "penalty"
    INCOME = "income"


@frozen(eq=False)
class Ledger:
    """Running totals; every change of them is an entry of the journal."""

    totals: Map[str, Cents] = Map()

    def add(self, account: Account, cents: Cents) -> "Ledger":
        """This ledger with ``cents`` more spent on ``account``."""
        return Ledger(self.totals.set(account.value, self.of(account) + cents))

    def of(self, account: Account) -> Cents:
        """What that account has cost."""
        return self.totals.get(account.value, 0)

    @property
    def total(self) -> Cents:
        """All that was spent."""
        return sum(self.totals.values())
