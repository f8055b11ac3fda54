"""What a panel kept of its lines is what Textual would draw of them afresh.

Mutations caught: lines kept although the theme, the size or the scroll changed; a line refreshed
that stays as it was; colours where the terminal has none.
"""

from typing import Any

import pytest
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dcgame.kernel.units import HOUR
from dcgame.tui.floor.kinds import GUEST, Target
from dcgame.tui.widgets.line_view import LineView
from tests.tui.floor.games import game
from tests.tui.floor.stand import Stand
from tests.tui.floor.stocked import stocked, troubled
from tests.tui.floor.test_floor import table


def _same(app: Stand) -> None:
    """Every panel in sight, as it kept itself and afresh."""
    views = [view for view in app.floor.query(LineView) if view.display and view.size]
    assert len(views) >= 4
    for view in views:
        width, height = view.outer_size
        kept = view.render_lines(Region(0, 0, width, height))
        assert [_cells(a) for a in kept] == [_cells(b) for b in _afresh(view)], view.id


def _afresh(view: LineView) -> list[Strip]:
    view._styles_cache.clear()
    return ScrollView.render_lines(view, Region(0, 0, *view.outer_size))


def _cells(strip: Strip) -> list[tuple[str, Any]]:
    """Each character and its style, wherever one segment ends and another begins."""
    return [(character, part.style) for part in strip for character in part.text if character]


@pytest.mark.parametrize("colourless", [False, True])
async def test_lines_are_kept_only_while_they_are_right(
    colourless: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    async with table(game(stocked()), (120, 30)) as t:
        session = t.floor.session
        session.advance(11 * HOUR)
        t.floor.show_all()
        await t.pilot.pause()
        _same(t.app)
        troubled(session)
        t.floor.select(Target(GUEST, "wiki"))
        await t.pilot.pause()
        _same(t.app)
        t.app.theme = "daylight"
        await t.pilot.pause()
        _same(t.app)
        t.floor.racks.scroll_to(y=4, animate=False)
        await t.pilot.pause()
        _same(t.app)
        await t.pilot.resize_terminal(164, 44)
        await t.pilot.pause()
        _same(t.app)
        await t.press("o")
        _same(t.app)
