"""What is worst stands out where colours are few, and where contrast is all.

Mutations caught: without colour a lost host is the faintest line of the floor; in sixteen colours,
or in high contrast, it is red on black like any other word; a bar of what is bad looks like a hole.
"""

from typing import Any, cast

import pytest
from rich.style import Style
from textual.app import App
from textual.color import Color

from dcgame.tui.widgets.tones import palette_of
from tests.tui.floor.games import doomed
from tests.tui.floor.stand import Stand
from tests.tui.floor.test_floor import table


def _ink(app: Stand, word: str) -> Style:
    """The style in which a word stands on the screen, as the terminal gets it."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if word in segment.text and segment.style is not None:
                return segment.style
    raise AssertionError(word)


def _light(colour: Any) -> float:
    return Color.from_rich_color(colour).brightness


def _contrast(style: Style) -> float:
    return abs(_light(style.color) - _light(style.bgcolor))


@pytest.mark.parametrize("terminal", ["NO_COLOR", "standard", "contrast"])
async def test_the_worst_is_ink_on_a_block(terminal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if terminal == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    if terminal == "standard":
        monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "standard")
    async with table(doomed(3600)) as t:
        t.app.theme = "contrast" if terminal == "contrast" else "night"
        await t.press("full_stop")
        await t.pilot.pause()
        lost, plain = _ink(t.app, "lost 01:00"), _ink(t.app, "esx-2")
        assert _light(lost.bgcolor) > 0.45 > _light(lost.color)
        assert _light(plain.bgcolor) < 0.2
        assert lost.bold
        palette = palette_of(cast("App[object]", t.app))
        if terminal == "NO_COLOR":
            assert _contrast(lost) >= _contrast(plain) - 0.01
            assert _contrast(palette.style("warn")) >= _contrast(palette.style("plain"))
        drawn = palette.segments((("██▌", "bad"),))[0].style
        assert drawn is not None
        assert _light(drawn.bgcolor) < 0.2 < _light(drawn.color)


async def test_with_colours_it_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    async with table(doomed(3600)) as t:
        await t.press("full_stop")
        assert _light(_ink(t.app, "lost 01:00").bgcolor) < 0.3
