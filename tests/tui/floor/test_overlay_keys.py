"""Overlays come and go by few keys, and their legends are whole; what else the floor says plainly.

Mutations caught: o alone, round all of them; escape opens the menu over an overlay; a legend that
is cut; a log that cuts its lines in a narrow column; a forecast that stays after its form was left.
"""

import pytest

from dcgame import words
from dcgame.kernel.units import HOUR
from dcgame.tui.floor.kinds import GUEST
from dcgame.tui.floor.labels import meter
from dcgame.tui.floor.overlays import OVERLAYS
from dcgame.tui.floor.panels import alarm_items, log_rows
from dcgame.tui.floor.sheets.form import OrderForm
from dcgame.tui.floor.sheets.menu import GameMenu
from tests.tui.floor.games import doomed, game
from tests.tui.floor.stand import show
from tests.tui.floor.stocked import stocked
from tests.tui.floor.test_floor import SIZE, table


async def test_shift_o_goes_back_and_escape_takes_the_overlay_off_first() -> None:
    async with table() as t:
        await t.press("o", "o", "O")
        assert t.floor.overlay == OVERLAYS[0].id
        await t.press("O")
        assert not t.floor.overlay
        await t.press("O")
        assert t.floor.overlay == OVERLAYS[-1].id
        await t.press("escape")
        assert t.on_floor
        assert not t.floor.overlay
        await t.press("escape")
        assert isinstance(t.app.screen, GameMenu)


@pytest.mark.parametrize("lang", words.LANGUAGES)
async def test_legends_are_whole(lang: str) -> None:
    words.use(lang)
    session = game(stocked())
    session.advance(9 * HOUR)
    try:
        async with table(session, SIZE) as t:
            await t.at(GUEST, "web-1")
            for overlay in OVERLAYS:
                t.floor.action_overlay(overlay.id)
                await t.pilot.pause()
                count = len(t.floor.racks.legend)
                assert count in (1, 2, 3)
                lines = t.floor.racks.lines()[:count]
                assert not any("…" in line for line in lines), lines
                assert show(t.app)
    finally:
        words.use("en")


async def test_a_form_that_is_left_leaves_no_forecast() -> None:
    async with table() as t:
        await t.at(GUEST, "web-1")
        t.floor.say_line((("takes 7 min", "plain"),))
        t.floor.action_verb("resize")
        await t.pilot.pause()
        assert isinstance(t.app.screen, OrderForm)
        await t.press("escape")
        assert "left as it was" in show(t.app)
        assert "takes 7 min" not in show(t.app)


def test_a_narrow_log_goes_on_in_the_next_row() -> None:
    session = doomed(HOUR)
    session.advance(2 * HOUR)
    entry = next(each for each in session.journal if each.fact.alarm)
    (whole,) = log_rows(session.journal, entry, 80)
    rows = log_rows(session.journal, entry, 21)
    assert 1 < len(rows) <= 3
    assert [row.kind for row in rows] == ["entry", *[""] * (len(rows) - 1)]
    said = " ".join(" ".join(text for text, _ in row.line) for row in rows).split()
    assert said == " ".join(text for text, _ in whole.line).split()
    assert all(sum(len(text) for text, _ in row.line) <= 21 for row in rows)


def test_a_sign_stands_apart_from_the_word_after_it() -> None:
    text = "".join(part for part, _ in meter("ram", 750, "fine", 28).line)
    assert "75%› fine" in text


def test_nothing_is_called_well_before_anybody_has_looked() -> None:
    assert "no alarm so far" in str(alarm_items((), 0, 24))
    assert "all is well" in str(alarm_items((), 1, 24))
