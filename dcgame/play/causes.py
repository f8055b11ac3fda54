"""The loss ledger by root cause: seconds and cents together, each charged once."""

from collections.abc import Sequence

from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Cents, Seconds
from dcgame.play.costs import costs, kind_of_root
from dcgame.play.keeping import keepers
from dcgame.play.ledger import decisions, losses
from dcgame.world.world import World


@frozen
class Cause:
    """A root entry, and all that it cost.

    ``down`` are the seconds that count, ``planned`` those in announced windows; ``services``
    those that suffered; ``enabling`` the orders and misfortunes without which it would have done
    no such harm. ``kind`` is that of :func:`dcgame.play.costs.kind_of_root`.
    """

    root: int
    kind: str
    down: Seconds
    degraded: Seconds
    planned: Seconds
    cents: Cents
    services: tuple[str, ...]
    enabling: tuple[int, ...]


class _Sum:
    """What one root has cost so far."""

    def __init__(self) -> None:
        self.down = self.degraded = self.planned = self.cents = 0
        self.services: set[str] = set()
        self.enabling: dict[int, None] = {}


def causes(journal: Sequence[Entry], world: World) -> tuple[Cause, ...]:
    """Every root that lost seconds or cost cents: most downtime first, then slowness, then money.

    The sums of all are the meters of the services and the total of the ledger.
    """
    sums: dict[int, _Sum] = {}
    for loss in losses(journal, world):
        mine = sums.setdefault(loss.root, _Sum())
        if loss.kind == "down":
            mine.down += loss.seconds - loss.planned
            mine.planned += loss.planned
        else:
            mine.degraded += loss.seconds
        mine.services.add(loss.service)
        for entry in (loss.entry, *keepers(journal, world, loss.entry)):
            mine.enabling.update(dict.fromkeys(decisions(journal, entry)))
    for cost in costs(journal, world):
        sums.setdefault(cost.root, _Sum()).cents += cost.cents
    found = [_cause(journal, root, each) for root, each in sums.items()]
    found.sort(key=lambda each: (-each.down, -each.degraded, -each.cents, each.root))
    return tuple(found)


def _cause(journal: Sequence[Entry], root: int, mine: _Sum) -> Cause:
    return Cause(
        root=root,
        kind=kind_of_root(journal, root),
        down=mine.down,
        degraded=mine.degraded,
        planned=mine.planned,
        cents=mine.cents,
        services=tuple(sorted(mine.services)),
        enabling=tuple(seq for seq in mine.enabling if seq != root),
    )
