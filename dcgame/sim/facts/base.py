"""A fact happened. Applying it is the only way in which a world's shelves change."""

from typing import ClassVar

from attrs import frozen

from dcgame.world.world import World


class Fact:
    """Past tense, one change. The first field is the thing that it happened to.

    ``says`` is the sentence told to the player, with the fields as placeholders. ``alarm`` names
    the kind of alarm that it raises, if it raises one. One that ``needs_consequences`` and has
    none has not happened: bad luck that strikes an empty place is nobody's news.
    What is ``hidden`` is not told when it happens: bookkeeping, and what nobody could know yet.
    """

    says: ClassVar[str]
    alarm: ClassVar[str] = ""
    needs_consequences: ClassVar[bool] = False
    hidden: ClassVar[bool] = False

    def apply(self, world: World, seq: int) -> World:
        """The world after it; ``seq`` is the number of its entry."""
        raise TypeError(f"{type(self).__name__} does not say how it changes a world")

    def touches(self, world: World) -> tuple[str, ...]:
        """Servers, and shared things, whose load or power it may change, seen from the world
        before it."""
        return ()


@frozen(eq=False)
class PoolFact(Fact):
    """Something that happened to a pool."""

    pool: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.pool,)


@frozen(eq=False)
class Cited:
    """A fact, with the entries that enabled it."""

    fact: Fact
    given: tuple[int, ...] = ()


def given(*entries: int | None) -> tuple[int, ...]:
    """Those of the entries that exist, each once, in order."""
    return tuple(dict.fromkeys(entry for entry in entries if entry is not None))
