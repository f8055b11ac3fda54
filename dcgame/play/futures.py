"""Two games that were one until a moment: what became of each."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.play.branching import do_again
from dcgame.play.ledger import Loss, losses
from dcgame.play.score import Result
from dcgame.play.session import Session


@frozen(eq=False)
class Future:
    """A game at its end. ``left_at`` is when its player had left it, if that was before the end:
    from there on it went as it goes when nobody gives an order."""

    game: Session
    left_at: Seconds | None
    result: Result
    losses: tuple[Loss, ...]


@frozen(eq=False)
class Futures:
    """The game that was left at ``at``, and the one that went on from there."""

    old: Future
    new: Future
    at: Seconds


def future(game: Session) -> Future:
    """What became, or would become, of a game. The game itself stays where it is."""
    ended = game if game.over else carried_on(game)
    left_at = None if game.over else game.world.now
    return Future(ended, left_at, ended.result(), losses(ended.journal, ended.world))


def carried_on(game: Session) -> Session:
    """A copy of a game, run to its end without another order; recorded nowhere."""
    copy = Session(game.level, game.seed)
    copy.file, copy.origin = game.file, game.origin
    for deed in game.deeds:
        copy.advance(deed.at)
        do_again(copy, deed)
    copy.advance(copy.horizon)
    return copy
