"""A wake is a timer's content; deciding it gives facts, and timers to set or to drop."""

from collections.abc import Iterable

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.facts.base import Cited, Fact
from dcgame.world.world import World


class Wake:
    """Something to be decided when its time comes. Data only: it is saved and digested."""

    def decide(self, world: World) -> "Effects":
        """What follows, in the world of that moment."""
        raise TypeError(f"{type(self).__name__} decides nothing")


@frozen(eq=False)
class Later:
    """Set a timer: at ``due``, decide ``wake``. The same key again replaces it.

    ``cause`` is the entry behind it, where what sets it only moves what was set before.
    """

    key: str
    due: Seconds
    wake: Wake
    cause: int | None = None


@frozen(eq=False)
class Forget:
    """Drop the timer of that key, if it is set."""

    key: str


@frozen(eq=False)
class Reread:
    """The gauges of those servers, and shared things, are to be read: what they can do may have
    changed."""

    names: tuple[str, ...]


Effect = Fact | Cited | Later | Forget | Reread
Effects = Iterable[Effect]
