"""A game looked at as it was: the same to read as a game in progress, and nothing can be done."""

from collections.abc import Iterator
from itertools import groupby

from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Seconds
from dcgame.play.history import marks
from dcgame.play.session import Session
from dcgame.play.trail import Moment, moment_at
from dcgame.sim.commands.base import Command, Refused, refuse
from dcgame.words import N_

GRAVITY = ("fault", "alarm", "order")
"""Kinds of stop; of several at one moment the first is told."""


@frozen
class Stop:
    """A moment worth going to, of a kind, and the entry that it is about. An order's is the
    moment before it is given: there one could still do otherwise."""

    moment: Moment
    kind: str
    seq: int


class Past(Session):
    """A view of a game at any moment until now. Orders are refused; nothing is recorded."""

    def __init__(self, game: Session) -> None:
        # Nothing begins here: not even the first entry is written again.
        self.game = game
        self.level, self.seed = game.level, game.seed
        self.recorder = None
        self.deeds, self.trail = game.deeds, game.trail
        self.file, self.origin = game.file, game.origin
        self._undoable, self._choices = [], game._choices
        self._entries: tuple[Entry, ...] = tuple(game.journal)
        self.present = Moment(game.world.now, len(game.deeds))
        self.moment = self.present
        self.world = game.world
        self.journal = list(self._entries)
        self.stops = _stops(self)

    @property
    def over(self) -> bool:
        """A past never ends."""
        return False

    def submit(self, command: Command) -> Refused:
        """No: it has happened."""
        return refuse(N_("this is the past"), N_("branch from here to do otherwise"))

    def take_hint(self, number: int) -> None:
        """Hints belong to the present."""

    def go(self, moment: Moment) -> None:
        """Look at another moment."""
        if moment == self.moment:
            return
        self.moment = moment
        self.world = self.trail.world(self.deeds, moment)
        self.journal = list(self._entries[: self.world.seq - self._entries[0].seq])

    def go_to(self, at: Seconds) -> None:
        """Look at a second, all that was done in it included."""
        self.go(moment_at(self.deeds, max(0, min(at, self.present.at))))

    def next_stop(self, way: int) -> Stop | None:
        """The next order, fault or alarm; with ``way`` −1 the one before."""
        if way > 0:
            return next((stop for stop in self.stops if stop.moment > self.moment), None)
        return next((stop for stop in reversed(self.stops) if stop.moment < self.moment), None)

    def here(self) -> Stop | None:
        """What happens at this moment."""
        return next((stop for stop in self.stops if stop.moment == self.moment), None)


def _stops(past: Past) -> tuple[Stop, ...]:
    found = sorted(_each(past), key=lambda stop: (stop.moment, GRAVITY.index(stop.kind), stop.seq))
    return tuple(next(group) for _, group in groupby(found, key=lambda stop: stop.moment))


def _each(past: Past) -> Iterator[Stop]:
    orders = [index for index, deed in enumerate(past.deeds) if deed.do == "order"]
    given = iter(orders)
    for mark in marks(past.journal):
        if mark.kind == "order":
            yield Stop(Moment(mark.at, next(given)), mark.kind, mark.seq)
        else:
            yield Stop(moment_at(past.deeds, mark.at), mark.kind, mark.seq)
