"""The way back: what was done, and worlds kept on the way, so that any past moment is near one."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from dcgame.kernel.units import HOUR, Seconds
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.engine import advance, submit
from dcgame.world.world import World

GAP: Seconds = 6 * HOUR
"""Between two worlds that are kept, to begin with. Two worlds share whatever did not change."""
MOST = 256
"""Worlds kept; beyond, every second one goes and the gap doubles."""


class DivergedError(RuntimeError):
    """An order that was accepted is refused when it is given again; a fault of the program."""


@frozen
class Deed:
    """What the player did ``at`` a second: ``order``, ``predict`` or ``hint``, and its text."""

    at: Seconds
    do: str
    text: str


@frozen(order=True)
class Moment:
    """A place in the past: the second, and how many deeds had been done. Several orders of one
    second have moments between them."""

    at: Seconds
    deeds: int


def moment_at(deeds: Sequence[Deed], at: Seconds) -> Moment:
    """The moment after all that was done in that second."""
    return Moment(at, bisect_right([deed.at for deed in deeds], at))


@frozen(eq=False)
class _Kept:
    moment: Moment
    world: World


class Trail:
    """Worlds of one game, by moment. They may be thrown away: each follows from the first."""

    def __init__(self, first: World) -> None:
        self.gap = GAP
        self._kept = [_Kept(Moment(first.now, 0), first)]

    @property
    def first(self) -> World:
        """The world in which the game begins."""
        return self._kept[0].world

    def __len__(self) -> int:
        return len(self._kept)

    def note(self, world: World, deeds: int) -> None:
        """Keep a world if none near it is kept."""
        moment = Moment(world.now, deeds)
        place = self._place(moment)
        if moment.at - self._kept[place - 1].moment.at < self.gap:
            return
        if place < len(self._kept) and self._kept[place].moment.at - moment.at < self.gap:
            return
        self._kept.insert(place, _Kept(moment, world))
        if len(self._kept) > MOST:
            self._kept = self._kept[::2]
            self.gap *= 2

    def forget(self, world: World) -> None:
        """Time and orders after ``world`` are taken back."""
        self._kept = [
            kept
            for kept in self._kept
            if kept.world.now <= world.now and kept.world.seq <= world.seq
        ]

    def copy(self) -> "Trail":
        """The same worlds, to be kept apart: for a thread of its own."""
        other = Trail(self.first)
        other.gap, other._kept = self.gap, list(self._kept)
        return other

    def world(self, deeds: Sequence[Deed], moment: Moment) -> World:
        """The world of a moment: from the nearest before it, its orders given again."""
        return next(self.walk(deeds, (moment,)))

    def walk(self, deeds: Sequence[Deed], moments: Iterable[Moment]) -> Iterator[World]:
        """The worlds of moments that follow each other, on one way."""
        here: _Kept | None = None
        for moment in moments:
            if here is None:
                here = self._kept[self._place(moment) - 1]
            here = self._on(here, deeds, moment)
            yield here.world

    def _on(self, kept: _Kept, deeds: Sequence[Deed], moment: Moment) -> _Kept:
        world, done = kept.world, kept.moment.deeds
        while True:
            wanted = done < moment.deeds
            goal = min(moment.at, world.now + self.gap)
            if wanted:
                goal = min(goal, deeds[done].at)
            if goal > world.now:
                world = advance(world, goal).world
                self.note(world, done)
            if wanted and deeds[done].at == world.now:
                world = _again(world, deeds[done])
                done += 1
            elif world.now >= moment.at:
                return _Kept(moment, world)

    def _place(self, moment: Moment) -> int:
        return bisect_right([kept.moment for kept in self._kept], moment)


def _again(world: World, deed: Deed) -> World:
    if deed.do != "order":
        return world
    command = parse(deed.text)
    outcome = command if isinstance(command, NotUnderstood) else submit(world, command)
    if isinstance(outcome, NotUnderstood | Refused):
        raise DivergedError(f"{deed.text!r} at second {deed.at}")
    return outcome.world
