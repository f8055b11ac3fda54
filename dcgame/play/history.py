"""What the debrief plots, read from the journal: steps, never samples."""

from collections.abc import Sequence

from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, Cents, Seconds
from dcgame.sim.facts.money import Billed, Charged
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.world.money import Account
from dcgame.world.service import ServiceState


@frozen
class Step:
    """From ``at`` on the value is ``value``."""

    at: Seconds
    value: int


@frozen
class Mark:
    """Something to see on the time axis: an order, or a misfortune."""

    at: Seconds
    seq: int
    kind: str


def cost_over_time(journal: Sequence[Entry]) -> tuple[Step, ...]:
    """Cents spent so far, after each entry that spent some."""
    total: Cents = 0
    steps = [Step(0, 0)]
    for entry in journal:
        if isinstance(entry.fact, Charged | Billed):
            total += entry.fact.cents
            steps.append(Step(entry.at, total))
    return tuple(steps)


def energy_by_day(journal: Sequence[Entry]) -> tuple[Cents, ...]:
    """Cents of energy on the bill of each day."""
    bills: dict[int, Cents] = {}
    for entry in journal:
        if isinstance(entry.fact, Billed):
            lines = dict(entry.fact.lines)
            bills[entry.at // DAY - 1] = lines.get(Account.ENERGY, 0)
    return tuple(bills.get(day, 0) for day in range(max(bills, default=-1) + 1))


def states_of(journal: Sequence[Entry], service: str) -> tuple[tuple[Seconds, ServiceState], ...]:
    """When a service changed, and to what.

    It begins up, unless the first that is heard of it is that it came up.
    """
    steps: list[tuple[Seconds, ServiceState]] = []
    for entry in journal:
        fact = entry.fact
        if isinstance(fact, ServiceUp) and fact.service == service:
            steps.append((entry.at, ServiceState.UP))
        elif isinstance(fact, ServiceDown) and fact.service == service:
            steps.append((entry.at, ServiceState.DOWN))
        elif isinstance(fact, ServiceDegraded) and fact.service == service:
            steps.append((entry.at, ServiceState.DEGRADED))
    came_up = bool(steps) and steps[0][1] is ServiceState.UP
    return ((0, ServiceState.DOWN if came_up else ServiceState.UP), *steps)


def marks(journal: Sequence[Entry]) -> tuple[Mark, ...]:
    """Orders and misfortunes, in order."""
    return tuple(
        Mark(entry.at, entry.seq, "order" if isinstance(entry.fact, Ordered) else "fault")
        for entry in journal
        if isinstance(entry.fact, Ordered | Misfortune)
    )
