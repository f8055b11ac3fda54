"""Timers as data: what will be decided, and when. An agenda is a value, like all of a world."""

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen
from immutables import Map

from dcgame.kernel import row
from dcgame.kernel.row import Row
from dcgame.kernel.units import Seconds


@frozen(eq=False, slots=False)
class Timer:
    """At ``due``, ``wake`` is decided; ``cause`` is the entry that set it.

    ``key`` names the timer: setting the same key again replaces it. ``order`` breaks ties, so
    that timers due at one second fire in the order in which they were set.
    """

    key: str
    due: Seconds
    wake: Any
    cause: int | None = None
    order: int = 0


_Place = tuple[Seconds, int, str]


@frozen(eq=False, slots=False)
class Agenda:
    """Timers by key, and their order in time."""

    timers: Map[str, Timer] = Map()
    line: Row[_Place] = field(default=(), metadata={"digest": row.flat})
    next_order: int = 0

    def set(self, timer: Timer) -> "Agenda":
        """This agenda with ``timer``, in place of any timer of the same key."""
        return self.add(timer.key, timer.due, timer.wake, timer.cause)

    def add(self, key: str, due: Seconds, wake: Any, cause: int | None) -> "Agenda":
        """This agenda with such a timer, in place of any of the same key."""
        line, order = self.line, self.next_order
        before = self.timers.get(key)
        if before is not None:
            line = row.take(line, (before.due, before.order, key))
        timers = self.timers.set(key, Timer(key, due, wake, cause, order))
        return Agenda(timers, row.put(line, (due, order, key)), order + 1)

    def drop(self, key: str) -> "Agenda":
        """This agenda without the timer of that key; unknown keys are no error."""
        timer = self.timers.get(key)
        if timer is None:
            return self
        line = row.take(self.line, (timer.due, timer.order, key))
        return Agenda(self.timers.delete(key), line, self.next_order)

    def rest(self) -> "Agenda":
        """This agenda, not empty, without the timer that fires next."""
        first, *others = self.line
        line = (first[1:], *others) if len(first) > 1 else self.line[1:]
        return Agenda(self.timers.delete(first[0][2]), line, self.next_order)

    def get(self, key: str) -> Timer | None:
        """The timer of that key, if it is set."""
        return self.timers.get(key)

    def first(self) -> Timer | None:
        """The timer that fires next, if any."""
        return self.timers[self.line[0][0][2]] if self.line else None

    def in_order(self) -> tuple[Timer, ...]:
        """All timers, the next one first."""
        return tuple(self.timers[key] for _, _, key in row.flat(self.line))

    def set_since(self, order: int) -> Iterator[Timer]:
        """The timers of that number or a later one, the next one first."""
        for piece in self.line:
            for _, number, key in piece:
                if number >= order:
                    yield self.timers[key]

    def __len__(self) -> int:
        return len(self.timers)
