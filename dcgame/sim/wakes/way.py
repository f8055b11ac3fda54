"""One way in which a change goes wrong."""

from collections.abc import Callable

from attrs import frozen

from dcgame.sim.facts.business import ChangeWentWrong
from dcgame.sim.wakes.base import Effects
from dcgame.world.world import World

Hits = Callable[[World, str], tuple[str, ...]]


@frozen(eq=False)
class Way:
    """``hits`` are the ids of what it could hit now, of which luck chooses one; ``strike`` is what
    becomes of that one; ``says`` tells of it beforehand. Before it is ordered it ``could`` hit
    these, where they are others: what stands still while the work is done. What slips on a screen
    does so ``soon``."""

    id: str
    says: str
    hits: Hits
    strike: Callable[[World, ChangeWentWrong], Effects]
    before: Hits | None = None
    soon: bool = False

    def could(self, world: World, subject: str) -> tuple[str, ...]:
        """What an order that is only thought of could hit."""
        return (self.before or self.hits)(world, subject)
