"""The best counterfactuals of a game, found from the roots of its losses and tried by replaying."""

from collections.abc import Callable, Iterator
from itertools import islice, zip_longest

from attrs import frozen

from dcgame.kernel.journal import find
from dcgame.kernel.units import WHOLE, PerMille
from dcgame.play.causes import Cause, causes
from dcgame.play.costs import ORDER
from dcgame.play.ledger import losses
from dcgame.play.remedies import remedies
from dcgame.play.session import Session
from dcgame.play.trail import Deed
from dcgame.play.whatif import WORTH_PAYING, Change, Difference, LeftOut, Spared, what_if
from dcgame.sim.facts.play import Misfortune, Ordered

REPLAYS = 12
"""How many changes are tried at most."""
A_CAUSE = 4
"""Of which so many about one cause, so that each of the worst has its turn."""
MOST = 2


@frozen
class Lesson:
    """What would have been better, and the root that it is about."""

    root: int
    difference: Difference


def lessons(
    game: Session,
    most: int = MOST,
    replays: int = REPLAYS,
    done: Callable[[PerMille], None] | None = None,
) -> tuple[Lesson, ...]:
    """The changes that would have helped most, best first: by stars, then time lost, then money.

    What the player could have decided comes before luck that might have stayed away. Takes as
    long as ``replays`` games without a screen; ``done`` hears how far it has come.
    """
    trail = game.trail.copy()
    found: list[Lesson] = []
    tried: list[Change] = []
    for root, change in _candidates(game):
        if change in tried:
            continue
        if len(tried) == replays:
            break
        tried.append(change)
        if done is not None:
            done(len(tried) * WHOLE // (replays + 1))
        difference = what_if(game, change, trail)
        if difference is not None and difference.better:
            found.append(Lesson(root, difference))
    found.sort(key=_rank)
    return tuple(found[:most])


def _rank(lesson: Lesson) -> tuple[bool, int, int, int]:
    difference = lesson.difference
    lucky = isinstance(difference.change, Spared)
    return (lucky, -difference.stars, difference.lost, difference.cents)


def _candidates(game: Session) -> Iterator[tuple[int, Change]]:
    """Changes to try, with the roots that they are about: in turn, what lost most time and the
    order that cost most money."""
    found = causes(game.journal, game.world)
    slow = [cause for cause in found if cause.down or cause.degraded]
    dear = [cause for cause in found if cause.kind == ORDER and cause.cents >= WORTH_PAYING]
    dear.sort(key=lambda cause: (-cause.cents, cause.root))
    for pair in zip_longest(slow, dear):
        for cause in pair:
            if cause is not None:
                changes = dict.fromkeys(_about(game, cause))
                yield from ((cause.root, change) for change in islice(changes, A_CAUSE))


def _about(game: Session, cause: Cause) -> Iterator[Change]:
    """The order that did it, the orders that enabled it, what would have helped, bad luck."""
    for seq in (cause.root, *cause.enabling):
        entry = find(game.journal, seq)
        if entry is not None and isinstance(entry.fact, Ordered):
            yield _left_out(game, seq)
    for loss in losses(game.journal, game.world):
        if loss.root == cause.root and loss.kind == "down":
            yield from remedies(game, loss)
    root = find(game.journal, cause.root)
    if root is not None and isinstance(root.fact, Misfortune):
        yield Spared(root.at, root.fact.kind, root.fact.target)


def _left_out(game: Session, seq: int) -> LeftOut:
    """The deed that is the order of that entry: both are in the same order."""
    place = sum(isinstance(entry.fact, Ordered) and entry.seq < seq for entry in game.journal)
    orders: list[tuple[int, Deed]] = [
        (number, deed) for number, deed in enumerate(game.deeds) if deed.do == "order"
    ]
    number, deed = orders[place]
    return LeftOut(number, deed.at, deed.text)
