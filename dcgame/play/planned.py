"""What the player waits for, and what happens as he planned it: foreseen, so no emergency."""

from collections.abc import Sequence

from dcgame.kernel.journal import Entry, find
from dcgame.sim.facts.guests import GuestStarted
from dcgame.sim.facts.jobs import CutoverBegun, JobDone
from dcgame.sim.facts.play import Ordered
from dcgame.sim.facts.services import ServiceDown
from dcgame.world.job import JobKind

_SCHEDULED = (JobKind.BACKUP, JobKind.REPLICATE)
"""What goes on by itself, day after day."""


def awaited(journal: Sequence[Entry], entry: Entry) -> bool:
    """Whether a guest has booted because the player ordered it: he waited for that."""
    if not isinstance(entry.fact, GuestStarted):
        return False
    cause = _cause(journal, entry)
    return cause is not None and isinstance(cause.fact, Ordered)


def routine(journal: Sequence[Entry], entry: Entry) -> bool:
    """Whether a copy is done that nobody waited for: its schedule began it, and not an order."""
    if not isinstance(entry.fact, JobDone) or entry.fact.kind not in _SCHEDULED:
        return False
    begun = _cause(journal, entry)
    order = _cause(journal, begun)
    if begun is None or order is None or not isinstance(order.fact, Ordered):
        return True
    return order.at != begun.at


def _cause(journal: Sequence[Entry], entry: Entry | None) -> Entry | None:
    return None if entry is None or entry.cause is None else find(journal, entry.cause)


def foreseen(journal: Sequence[Entry], entry: Entry) -> bool:
    """Whether a service went down because a switch-over began, and not by bad luck."""
    if not isinstance(entry.fact, ServiceDown):
        return False
    cause: Entry | None = entry
    while cause is not None and not isinstance(cause.fact, CutoverBegun):
        cause = _cause(journal, cause)
    return cause is not None
