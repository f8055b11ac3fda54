"""The debrief by keyboard and by mouse on the smallest screen; the line of a daily room.

Mutations caught: an arrow that jumps over text that was never in sight; a line that can be opened
but that no arrow reaches; keys that act on what is out of sight; a section that is skipped; a line
that is copied for a room which others cannot have; a block that does not tell a bad day.
"""

from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from dcgame.campaign.library import levels
from dcgame.campaign.rooms.daily import daily_level, seed_of
from dcgame.kernel.units import DAY, HOUR
from dcgame.play.session import Session
from dcgame.play.sharing import blocks, share_line
from dcgame.tui.app import DcgameApp
from dcgame.tui.screens.debrief import DebriefScreen
from dcgame.tui.screens.debrief_parts import prediction_lines
from dcgame.tui.screens.why import CauseScreen
from dcgame.tui.widgets.pick import Pick
from tests.tui.pictures import lines, settled, text
from tests.tui.shell.driving import NARROW, game, until
from tests.tui.shell.test_debrief import played

TODAY = date(2026, 11, 24)


async def _opened(app: DcgameApp, pilot: Pilot[int], session: Session) -> DebriefScreen:
    app.open_debrief(session)
    await until(pilot, lambda: isinstance(app.screen, DebriefScreen) and app.screen.complete)
    await settled(pilot)
    assert isinstance(app.screen, DebriefScreen)
    return app.screen


async def test_the_arrows_read_on_and_reach_every_line_that_opens(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        screen = await _opened(app, pilot, played())
        paper = screen.query_one("#paper")
        before, reached = -1.0, set()
        picks = set(screen.query("#paper Pick").results(Pick))
        for _ in range(200):
            await pilot.press("down")
            await pilot.pause()
            assert paper.scroll_y - before <= 12, "text is skipped that was never in sight"
            focused = app.focused
            if isinstance(focused, Pick):
                reached.add(focused)
                assert paper.region.overlaps(focused.region), "the keys are out of sight"
            before = paper.scroll_y
            if reached == picks and paper.scroll_y == paper.max_scroll_y:
                break
        assert reached == picks
        for _ in range(200):
            await pilot.press("up")
            await pilot.pause()
            if paper.scroll_y == 0:
                break
        assert paper.scroll_y == 0


async def test_sections_by_arrow_digit_and_mouse(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        screen = await _opened(app, pilot, played())
        paper, tops = screen.query_one("#paper"), []
        for _ in screen.sections()[1:]:
            await pilot.press("right")
            await pilot.pause()
            tops.append(paper.scroll_y)
        assert tops == sorted(tops)
        assert len(set(tops)) >= len(tops) - 2, "only the last ones may share the end"
        await pilot.press("left", "left", "home")
        await pilot.pause()
        assert paper.scroll_y == 0
        y, row = next((y, row) for y, row in enumerate(lines(app)) if "losses" in row)
        await pilot.click(offset=(row.index("losses") + 1, y))
        await settled(pilot)
        assert "What was lost, and to what" in lines(app)[3] + lines(app)[4]


async def test_a_click_opens_what_an_arrow_would(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        screen = await _opened(app, pilot, played())
        loss = next(iter(screen.query(".loss").results(Pick)))
        loss.scroll_visible(animate=False)
        await settled(pilot)
        await pilot.click(loss)
        await until(pilot, lambda: isinstance(app.screen, CauseScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        before = screen.query_one("#paper").scroll_y
        await pilot._post_mouse_events([_wheel()], offset=(40, 12))  # no public way
        await settled(pilot)
        assert screen.query_one("#paper").scroll_y > before


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


def daily() -> Session:
    """A game of a day's room in which everything is off on the third day."""
    session = Session(daily_level(TODAY), seed_of(TODAY))
    session.advance(2 * DAY + HOUR)
    for name in sorted(session.world.servers):
        session.order(f"power-off {name}")
    session.advance(session.horizon)
    return session


async def test_a_daily_room_has_a_line_to_share_and_others_have_none(tmp_path: Path) -> None:
    app = game(tmp_path)
    async with app.run_test(size=NARROW) as pilot:
        session = daily()
        line = share_line(session)
        assert line.startswith(f"dcgame 2026-11-24 ○○○ {blocks(session)} ")
        assert blocks(session)[0] == "█"
        assert blocks(session)[2:] == "▁▁▁▁▁"
        await _opened(app, pilot, session)
        assert line in text(app)
        await pilot.press("y")
        assert app.clipboard == line
        assert share_line(played()) == ""


def test_marks_in_a_levels_text_are_not_read_as_text() -> None:
    """Mutation: what was predicted as it stands in the file, backticks and all."""
    asked = [level.prediction for level in levels() if level.prediction is not None]
    assert any("`" in prediction.explanation.get("en") for prediction in asked)
    for prediction in asked:
        assert "`" not in "".join(line.plain for line in prediction_lines(prediction, None))
