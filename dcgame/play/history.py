"""What the debrief plots, read from the journal: steps, never samples."""

from collections.abc import Sequence

from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, Cents, Seconds
from dcgame.play.alarms import attention
from dcgame.sim.facts.money import Billed, Charged
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.world.money import Account
from dcgame.world.service import Service, ServiceState


@frozen
class Step:
    """From ``at`` on the value is ``value``."""

    at: Seconds
    value: int


Steps = tuple[Step, ...]


@frozen
class Mark:
    """Something to see on the time axis: an ``order``, a ``fault``, or an ``alarm``."""

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


def spent_until(journal: Sequence[Entry], at: Seconds) -> tuple[tuple[Account, Cents], ...]:
    """What had been spent by then, by account, most first."""
    sums: dict[Account, Cents] = {}
    for entry in journal:
        if entry.at > at:
            break
        lines = entry.fact.lines if isinstance(entry.fact, Billed) else ()
        if isinstance(entry.fact, Charged):
            lines = ((entry.fact.account, entry.fact.cents),)
        for account, cents in lines:
            sums[account] = sums.get(account, 0) + cents
    found = sorted(sums.items(), key=lambda item: (-item[1], item[0].value))
    return tuple(item for item in found if item[1])


def energy_by_day(journal: Sequence[Entry]) -> tuple[Cents, ...]:
    """Cents of energy on the bill of each day."""
    bills: dict[int, Cents] = {}
    for entry in journal:
        if isinstance(entry.fact, Billed):
            lines = dict(entry.fact.lines)
            bills[entry.at // DAY - 1] = lines.get(Account.ENERGY, 0)
    return tuple(bills.get(day, 0) for day in range(max(bills, default=-1) + 1))


def states_of(
    journal: Sequence[Entry], service: Service
) -> tuple[tuple[Seconds, ServiceState], ...]:
    """When a service changed, and to what; ``service`` as it is at the end of the journal.

    It begins up, unless the first that is heard of it is that it came up. One of which nothing
    is heard is as it always was.
    """
    steps: list[tuple[Seconds, ServiceState]] = []
    for entry in journal:
        fact = entry.fact
        if isinstance(fact, ServiceUp) and fact.service == service.id:
            steps.append((entry.at, ServiceState.UP))
        elif isinstance(fact, ServiceDown) and fact.service == service.id:
            steps.append((entry.at, ServiceState.DOWN))
        elif isinstance(fact, ServiceDegraded) and fact.service == service.id:
            steps.append((entry.at, ServiceState.DEGRADED))
    if not steps:
        return ((0, service.state),)
    came_up = steps[0][1] is ServiceState.UP
    return ((0, ServiceState.DOWN if came_up else ServiceState.UP), *steps)


UP, ANNOUNCED, SLOW, DOWN = range(4)
"""Ranks of how a service is, the worst last; down within a published window stands apart."""
_RANKS = {ServiceState.UP: UP, ServiceState.DEGRADED: SLOW, ServiceState.DOWN: DOWN}


def ranks_of(
    journal: Sequence[Entry], service: Service, end: Seconds
) -> tuple[tuple[Seconds, int], ...]:
    """When a service changed its rank, and to which; until ``end``."""
    found: list[tuple[Seconds, int]] = []
    states = states_of(journal, service)
    for index, (at, state) in enumerate(states):
        until = states[index + 1][0] if index + 1 < len(states) else end
        found.append((at, _RANKS[state]))
        if state is not ServiceState.DOWN:
            continue
        for window in sorted(service.windows, key=lambda window: window.start):
            opens, closes = max(at, window.start), min(until, window.end)
            if opens < closes:
                found += [(opens, ANNOUNCED), (closes, DOWN)]
    return tuple(found)


def down_over_time(journal: Sequence[Entry], services: Sequence[Service], end: Seconds) -> Steps:
    """Seconds that the services had been down together, announced windows left out, at each
    moment at which that began or ceased to grow; between two of them it grows evenly."""
    changes: dict[Seconds, int] = {0: 0, end: 0}
    for service in services:
        before = UP
        for at, rank in ranks_of(journal, service, end):
            changes[at] = changes.get(at, 0) + (rank == DOWN) - (before == DOWN)
            before = rank
    total, falling, last = 0, 0, 0
    steps = []
    for at in sorted(changes):
        total += falling * (at - last)
        falling, last = falling + changes[at], at
        steps.append(Step(at, total))
    return tuple(steps)


def marks(journal: Sequence[Entry]) -> tuple[Mark, ...]:
    """Orders, misfortunes, and whatever else deserves attention, in order."""
    kinds = ((entry, _kind(entry)) for entry in journal)
    return tuple(Mark(entry.at, entry.seq, kind) for entry, kind in kinds if kind)


def _kind(entry: Entry) -> str:
    if isinstance(entry.fact, Ordered):
        return "order"
    if isinstance(entry.fact, Misfortune):
        return "fault"
    return "alarm" if attention(entry) else ""
