"""Everywhere but on the floor."""

import os
from pathlib import Path

from dcgame.campaign.template import new_level
from dcgame.kernel.units import DAY
from dcgame.play.record import Recorder
from dcgame.play.saves import header_for, new_path
from dcgame.play.session import Session
from dcgame.play.trail import moment_at
from dcgame.tui.screens.debrief import DebriefScreen
from tests.pictures.acting import A_MOMENT, Hands, level, run_of


async def title(hands: Hands) -> None:
    """A game can be gone on with."""
    _saved(hands, "sprawl", 3 * DAY)
    _dated(hands)
    hands.app.open_settings()
    await hands.settle()
    await hands.press("escape")


async def map_(hands: Hands) -> None:
    """A few stars have been won."""
    _won(hands, "sprawl")
    _won(hands, "update-tuesday")
    hands.app.open_campaign()


async def page_help(hands: Hands) -> None:
    """What F1 says of a page."""
    await map_(hands)
    await hands.press("f1")


async def brief(hands: Hands) -> None:
    """Of a level with a demonstration."""
    hands.app.open_brief(level("twelve-to-three"))


async def codex(hands: Hands) -> None:
    """A page with a picture."""
    hands.app.open_codex("ballooning")


async def saves(hands: Hands) -> None:
    """Three games."""
    _saved(hands, "sprawl", 3 * DAY, "power-off iris")
    _saved(hands, "feed-a-feed-b", 2 * DAY)
    _saved(hands, "twelve-to-three", 2 * DAY)
    _dated(hands)
    hands.app.open_saves()


async def settings(hands: Hands) -> None:
    """As they are at first."""
    hands.app.open_settings()


async def keys(hands: Hands) -> None:
    """As they are at first."""
    hands.app.open_keys()


async def sandbox(hands: Hands) -> None:
    """As it is at first."""
    hands.app.open_sandbox()


async def daily(hands: Hands) -> None:
    """Of a day that stands."""
    hands.app.open_daily()


async def review(hands: Hands) -> None:
    """What was won a week ago."""
    _won(hands, "sprawl")
    _won(hands, "update-tuesday")
    _dated(hands, A_MOMENT - 7 * 86_400)
    hands.app.open_review()


async def check(hands: Hands) -> None:
    """A level with a fault."""
    made = new_level(hands.folder, "attic")
    file = made / "level.toml"
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace("rack = ", "rak = ", 1), encoding="utf-8")
    from dcgame.tui.screens.level_check import LevelCheckScreen

    hands.app.push_screen(LevelCheckScreen(Path(made)))


async def plots(hands: Hands) -> None:
    """Of a level that was played well."""
    await hands.enter(run_of("twelve-to-three", share=80))
    await hands.press("g")
    await hands.settle()
    await hands.press(*["left"] * 20)


async def past(hands: Hands) -> None:
    """Two orders back."""
    await hands.enter(run_of("twelve-to-three", share=60))
    await hands.press("t")
    await hands.settle()
    await hands.press("p", "p", "p")


async def debrief(hands: Hands) -> None:
    """Of a level that was lost."""
    hands.app.open_debrief(run_of("feed-a-feed-b", "lose-watts-only"))
    await hands.until(lambda: isinstance(hands.app.screen, DebriefScreen))
    await hands.until(lambda: _complete(hands))


async def debrief_more(hands: Hands) -> None:
    """Some pages down."""
    await debrief(hands)
    await hands.settle()
    await hands.press("pagedown", "pagedown", "pagedown")


async def debrief_end(hands: Hands) -> None:
    """At the end."""
    await debrief(hands)
    await hands.settle()
    await hands.press("end")


async def futures(hands: Hands) -> None:
    """A lost game, and what came of other decisions from its first day on."""
    shelf = hands.app.shelf
    old = shelf.begin(level("feed-a-feed-b"), 1)
    old.advance(old.horizon)
    old.close()
    new = shelf.branch(old, moment_at(old.deeds, 0))
    _deeds(new, run_of("feed-a-feed-b"))
    new.advance(new.horizon)
    hands.app.open_debrief(new)
    await hands.until(lambda: isinstance(hands.app.screen, DebriefScreen))
    await hands.until(lambda: _complete(hands))
    await hands.settle()
    await hands.press("2")


def _deeds(session: Session, like: Session) -> None:
    """What was done in another game, as far as it can be done here."""
    for deed in like.deeds:
        if deed.at >= session.world.now:
            session.advance(deed.at)
            (session.predict if deed.do == "predict" else session.order)(deed.text)


def _complete(hands: Hands) -> bool:
    screen = hands.app.screen
    return isinstance(screen, DebriefScreen) and screen.complete


def _saved(hands: Hands, name: str, until: int, *orders: str) -> Path:
    """A game that was left at that second."""
    found = level(name)
    path = new_path(hands.folder / "saves", found, 1)
    session = Session(found, 1, Recorder.new(path, header_for(found, 1), lambda: 0.0))
    for order in orders:
        session.order(order)
    session.advance(until)
    session.close()
    return path


def _won(hands: Hands, name: str) -> None:
    """A game played to its end as the reference does."""
    found, like = level(name), run_of(name)
    path = new_path(hands.folder / "saves", found, 1)
    session = Session(found, 1, Recorder.new(path, header_for(found, 1), lambda: 0.0))
    _deeds(session, like)
    session.advance(found.horizon)
    session.close()


def _dated(hands: Hands, at: int = A_MOMENT) -> None:
    """All saves as if written a minute after each other."""
    for number, path in enumerate(sorted((hands.folder / "saves").glob("*.jsonl"))):
        os.utime(path, (at + 60 * number,) * 2)
