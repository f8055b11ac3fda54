"""The debrief of a finished game: figures, causes, questions."""

from pathlib import Path

import pytest

from dcgame import words
from dcgame.play.session import Session
from dcgame.play.trail import Moment
from dcgame.tui.floor.past import PastScreen
from dcgame.tui.screens.campaign_map import MapScreen
from dcgame.tui.screens.debrief import DebriefScreen
from dcgame.tui.screens.why import CauseScreen
from dcgame.tui.widgets.pick import Pick
from tests.tui.pictures import compare, text
from tests.tui.shell.driving import NARROW, NORMAL, game, until
from tests.tui.shell.example import LEVEL


def played(*, mistake: bool = True) -> Session:
    """A game that has ended; with a mistake in it, or with bad luck alone."""
    session = Session(LEVEL, 1)
    if mistake:
        session.advance(20_000)
        session.order("power-off mail-01")
        session.advance(40_000)
        session.order("power-on mail-01")
    session.advance(29 * 3600)
    session.predict("post")
    session.advance(LEVEL.horizon)
    return session


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize(("size", "label"), [(NARROW, "80x24"), (NORMAL, "120x36")])
async def test_pictures(tmp_path: Path, size: tuple[int, int], label: str, lang: str) -> None:
    words.use(lang)
    app = game(tmp_path)
    async with app.run_test(size=size) as pilot:
        app.open_debrief(played())
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and app.screen.complete)
        await until(pilot, lambda: not app.screen.query("#busy"))
        compare(app, f"debrief.top.{label}.{lang}")
        await pilot.press("end")
        await pilot.pause()
        compare(app, f"debrief.end.{label}.{lang}")


async def test_a_lost_stretch_explains_itself(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NORMAL) as pilot:
        app.open_debrief(played())
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("tab")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CauseScreen))
        assert "power-off mail-01" in text(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))


async def test_questions_keep_their_answer_over_a_change_of_language(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=(120, 80)) as pilot:
        app.open_debrief(played())
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        picks = list(app.screen.query(Pick))
        next(pick for pick in picks if pick.name == "most").focus()
        await pilot.press("enter")
        await until(pilot, lambda: "about half" in text(app))
        await pilot.press("l")
        await until(pilot, lambda: "como la mitad" in text(app))


async def test_a_letter_answers_the_next_question(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=(120, 80)) as pilot:
        app.open_debrief(played())
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("f", "a")
        await until(pilot, lambda: "Not so." in text(app))


async def test_a_calm_game_lost_nothing_but_to_bad_luck(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=(120, 80)) as pilot:
        app.open_debrief(played(mistake=False))
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        assert len(app.screen.query(".loss")) == 1


async def test_what_would_have_been_better_leads_to_its_moment(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=(120, 80)) as pilot:
        session = played()
        app.open_debrief(session)
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and app.screen.complete)
        found = list(app.screen.query(".lesson").results(Pick))
        lesson = next(pick for pick in found if "without the order" in str(pick.render()))
        assert "less down" in str(lesson.render())
        lesson.focus()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PastScreen))
        assert isinstance(app.screen, PastScreen)
        assert app.screen.past.moment == Moment(20_000, 0)
        assert "here comes the order" in text(app)


async def test_back_to_the_map(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_debrief(played())
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MapScreen))


async def test_again_begins_a_new_game(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        app.open_debrief(played())
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("r")
        await until(pilot, lambda: app.session is not None)
        assert app.session is not None
        assert (app.session.seed, app.session.world.now) == (1, 0)
