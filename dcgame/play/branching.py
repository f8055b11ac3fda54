"""Going on from a past moment: a new game with the old orders up to there."""

from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from dcgame.play.record import Recorder
from dcgame.play.saves import header_for, new_path
from dcgame.play.session import Origin, Session
from dcgame.play.trail import Deed, Moment


def branch(game: Session, moment: Moment, saves: Path, clock: Callable[[], float]) -> Session:
    """A new game, in a save of its own, that stands at ``moment`` of ``game``.

    ``game`` and its save stay as they are; the new header says where it comes from.

    Raises:
        OSError: when the save cannot be written.
    """
    origin = Origin(game.file, moment.at)
    header = evolve(
        header_for(game.level, game.seed), branched_from=origin.game, branched_at=origin.at
    )
    recorder = Recorder.new(new_path(saves, game.level, game.seed), header, clock)
    fresh = Session(game.level, game.seed, recorder)
    fresh.origin = origin
    for deed in game.deeds[: moment.deeds]:
        fresh.advance(deed.at)
        do_again(fresh, deed)
    fresh.advance(moment.at)
    fresh.settle_down()
    return fresh


def do_again(game: Session, deed: Deed) -> None:
    """One thing more that was done before."""
    if deed.do == "order":
        game.order(deed.text)
    elif deed.do == "predict":
        game.predict(deed.text)
    else:
        game.take_hint(int(deed.text))
