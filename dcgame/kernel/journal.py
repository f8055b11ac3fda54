"""What happened, and why: facts stamped with sequence number, time, cause and enabling entries."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from dcgame.kernel.units import Seconds


@frozen(eq=False, slots=False)
class Entry:
    """``fact`` happened at ``at``.

    ``cause`` is the entry that triggered it (none for an order of the player or for bad luck);
    ``given`` are the entries without which the cause would have done no harm.
    """

    seq: int
    at: Seconds
    fact: Any
    cause: int | None = None
    given: tuple[int, ...] = ()


@frozen(eq=False)
class Link:
    """One step of an explanation: an entry, how deep it lies, and whether it only enabled."""

    entry: Entry
    depth: int
    enabling: bool


def find(journal: Sequence[Entry], seq: int) -> Entry | None:
    """The entry with that number, in a journal whose numbers are consecutive."""
    if not journal:
        return None
    index = seq - journal[0].seq
    return journal[index] if 0 <= index < len(journal) else None


def chain(journal: Sequence[Entry], seq: int) -> tuple[Link, ...]:
    """From the entry ``seq`` to its roots: each cause below its effect, then what enabled them.

    An entry is told once; as a cause, if it is both. Unknown numbers are passed over.
    """
    links: list[Link] = []
    told: dict[int, None] = {}
    waiting: list[tuple[int, int, bool]] = [(seq, 0, False)]
    while waiting:
        number, depth, enabling = waiting.pop()
        entry = find(journal, number)
        if entry is None or number in told:
            continue
        told[number] = None
        links.append(Link(entry, depth, enabling))
        waiting.extend((given, depth + 1, True) for given in reversed(entry.given))
        if entry.cause is not None:
            waiting.append((entry.cause, depth + 1, enabling))
    return tuple(links)
