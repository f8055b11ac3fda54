"""What goes down because the player's own work switches over: foreseen, so no emergency."""

from collections.abc import Sequence

from dcgame.kernel.journal import Entry, find
from dcgame.sim.facts.guests import GuestStarted
from dcgame.sim.facts.jobs import CutoverBegun
from dcgame.sim.facts.play import Ordered
from dcgame.sim.facts.services import ServiceDown


def awaited(journal: Sequence[Entry], entry: Entry) -> bool:
    """Whether a guest has booted because the player ordered it: he waited for that."""
    if not isinstance(entry.fact, GuestStarted) or entry.cause is None:
        return False
    cause = find(journal, entry.cause)
    return cause is not None and isinstance(cause.fact, Ordered)


def foreseen(journal: Sequence[Entry], entry: Entry) -> bool:
    """Whether a service went down because a switch-over began, and not by bad luck."""
    if not isinstance(entry.fact, ServiceDown):
        return False
    cause: Entry | None = entry
    while cause is not None and not isinstance(cause.fact, CutoverBegun):
        cause = find(journal, cause.cause) if cause.cause is not None else None
    return cause is not None
