"""Every lost second charged once, to the root of its chain; every cent to its account.

What each cent was spent for is told by :mod:`dcgame.play.costs`, both together by
:mod:`dcgame.play.causes`.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from dcgame.kernel.journal import Entry, chain, find
from dcgame.kernel.units import Cents, Seconds
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.world.money import Account
from dcgame.world.service import down_until, overlap, planned_until
from dcgame.world.world import World


@frozen
class Loss:
    """A stretch in which a service was down or slow.

    ``entry`` is where it began, ``root`` the entry from which its chain starts, ``planned``
    the part of it inside a published window.
    """

    service: str
    kind: str
    start: Seconds
    end: Seconds
    planned: Seconds
    entry: int
    root: int

    @property
    def seconds(self) -> Seconds:
        """How long it lasted."""
        return self.end - self.start


def losses(journal: Sequence[Entry], world: World) -> tuple[Loss, ...]:
    """All stretches, in order of their start; open ones end now."""
    open_: dict[str, Entry] = {}
    found: list[Loss] = []
    for entry in journal:
        fact = entry.fact
        if not isinstance(fact, ServiceDown | ServiceDegraded | ServiceUp):
            continue
        begun = open_.pop(fact.service, None)
        if begun is not None:
            found.append(_loss(journal, world, begun, entry.at))
        if not isinstance(fact, ServiceUp):
            open_[fact.service] = entry
    found.extend(_loss(journal, world, entry, world.now) for entry in open_.values())
    found.extend(_from_the_start(journal, world, found))
    return tuple(
        sorted(
            (loss for loss in found if loss.seconds),
            key=lambda loss: (loss.start, loss.entry),
        )
    )


def _loss(journal: Sequence[Entry], world: World, begun: Entry, end: Seconds) -> Loss:
    service = world.services[begun.fact.service]
    down = isinstance(begun.fact, ServiceDown)
    planned = overlap(service.windows, begun.at, end) if down else 0
    kind = "down" if down else "degraded"
    return Loss(service.id, kind, begun.at, end, planned, begun.seq, root_of(journal, begun.seq))


def _from_the_start(
    journal: Sequence[Entry], world: World, found: Sequence[Loss]
) -> Iterator[Loss]:
    """Services that a level begins with down: no entry took them down, their meter alone knows.

    They are charged to the game's first entry.
    """
    if not journal:
        return
    first = journal[0]
    for service in world.services.values():
        lost = down_until(service, world.now) + planned_until(service, world.now)
        lost -= sum(
            loss.seconds for loss in found if loss.service == service.id and loss.kind == "down"
        )
        if lost:
            end = first.at + lost
            planned = overlap(service.windows, first.at, end)
            yield Loss(service.id, "down", first.at, end, planned, first.seq, first.seq)


def root_of(journal: Sequence[Entry], seq: int) -> int:
    """The entry at the end of the chain of causes; what only enabled is left aside."""
    entry = find(journal, seq)
    while entry is not None and entry.cause is not None:
        seq = entry.cause
        entry = find(journal, seq)
    return seq


def decisions(journal: Sequence[Entry], seq: int) -> tuple[int, ...]:
    """The roots of what only enabled an entry: orders and misfortunes without which its cause
    would have done no harm, the nearest first."""
    return tuple(
        link.entry.seq
        for link in chain(journal, seq)
        if link.enabling and isinstance(link.entry.fact, Ordered | Misfortune)
    )


def by_root(found: tuple[Loss, ...], kind: str) -> tuple[tuple[int, Seconds], ...]:
    """Seconds that count, by root entry, most first."""
    sums: dict[int, Seconds] = {}
    for loss in found:
        if loss.kind == kind:
            sums[loss.root] = sums.get(loss.root, 0) + loss.seconds - loss.planned
    return tuple(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def accounts(world: World) -> tuple[tuple[Account, Cents], ...]:
    """What was spent by account, most first; it sums to the ledger's total."""
    amounts = [(account, world.ledger.of(account)) for account in Account]
    return tuple(
        sorted(
            ((account, cents) for account, cents in amounts if cents),
            key=lambda item: (-item[1], item[0].value),
        )
    )
