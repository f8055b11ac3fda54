"""Every cent charged once: to an account, and to the root of why it was spent."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from dcgame.kernel.journal import Entry, find
from dcgame.kernel.units import Cents, Seconds
from dcgame.play.ledger import Loss, losses, root_of
from dcgame.sim.facts.money import Billed, Charged
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.world.money import Account
from dcgame.world.service import overlap
from dcgame.world.world import World

ORDER, MISFORTUNE, RUNNING = "order", "misfortune", "running"
"""Kinds of root: the player asked for it, bad luck or the script brought it, or it is what the
room costs as it stands."""
FOR_LOSSES = (Account.CREDIT, Account.PENALTY)
"""What is paid for downtime: it is shared out among the stretches for which it is paid."""


@frozen
class Cost:
    """Cents of one entry of the journal.

    ``about`` is what was bought, or the service whose customers were paid back; ``loss`` is the
    entry with which the stretch began for which they were.
    """

    entry: int
    at: Seconds
    account: Account
    cents: Cents
    root: int
    about: str = ""
    loss: int | None = None


def costs(journal: Sequence[Entry], world: World) -> tuple[Cost, ...]:
    """All that was spent, in order; it sums to the ledger, account by account."""
    found: list[Cost] = []
    lost: tuple[Loss, ...] | None = None
    paid: dict[str, Seconds] = {}
    for entry in journal:
        fact = entry.fact
        if isinstance(fact, Billed):
            found += _bill(journal, entry)
        elif isinstance(fact, Charged):
            if fact.account in FOR_LOSSES and fact.about in world.services:
                lost = losses(journal, world) if lost is None else lost
                mine = [loss for loss in lost if loss.service == fact.about]
                found += _for_losses(journal, world, entry, mine, paid.get(fact.about, 0))
                paid[fact.about] = entry.at
            else:
                found.append(_cost(journal, entry, fact.account, fact.cents, fact.about))
    return tuple(found)


def kind_of_root(journal: Sequence[Entry], root: int) -> str:
    """What kind of root an entry is: :data:`ORDER`, :data:`MISFORTUNE` or :data:`RUNNING`."""
    entry = find(journal, root)
    fact = entry.fact if entry else None
    if isinstance(fact, Ordered):
        return ORDER
    return MISFORTUNE if isinstance(fact, Misfortune) else RUNNING


def _cost(
    journal: Sequence[Entry], entry: Entry, account: Account, cents: Cents, about: str = ""
) -> Cost:
    return Cost(entry.seq, entry.at, account, cents, root_of(journal, entry.seq), about)


def _bill(journal: Sequence[Entry], entry: Entry) -> Iterator[Cost]:
    for account, cents in entry.fact.lines:
        yield _cost(journal, entry, account, cents)


def _for_losses(
    journal: Sequence[Entry], world: World, entry: Entry, mine: list[Loss], since: Seconds
) -> Iterator[Cost]:
    """A credit, cent by cent to the stretches of its period by the seconds that counted."""
    fact: Charged = entry.fact
    down = [loss for loss in mine if loss.kind == "down"]
    weights = [_counted(world, loss, since, entry.at) for loss in down]
    if not any(weights):
        yield _cost(journal, entry, fact.account, fact.cents, fact.about)
        return
    for loss, cents in zip(down, shares(fact.cents, weights), strict=True):
        if cents:
            yield Cost(entry.seq, entry.at, fact.account, cents, loss.root, fact.about, loss.entry)


def _counted(world: World, loss: Loss, since: Seconds, until: Seconds) -> Seconds:
    """Seconds of a stretch between two moments that lie in no announced window."""
    start, end = max(loss.start, since), min(loss.end, until)
    if start >= end:
        return 0
    return end - start - overlap(world.services[loss.service].windows, start, end)


def shares(cents: Cents, weights: Sequence[int]) -> tuple[Cents, ...]:
    """``cents`` by weight, to the cent: what rounding down leaves goes to the largest rests, the
    first of equals first. At least one weight is positive, none is negative."""
    total = sum(weights)
    parts = [cents * weight // total for weight in weights]
    rests = [cents * weight % total for weight in weights]
    order = sorted(range(len(weights)), key=lambda index: (-rests[index], index))
    for index in order[: cents - sum(parts)]:
        parts[index] += 1
    return tuple(parts)


def by_account(found: Sequence[Cost]) -> dict[Account, Cents]:
    """Sums by account."""
    sums: dict[Account, Cents] = {}
    for cost in found:
        sums[cost.account] = sums.get(cost.account, 0) + cost.cents
    return sums
