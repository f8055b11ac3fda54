"""Jump: labels on the tiles themselves; a typed label takes the cursor there.

Mutations caught: a label that leads elsewhere than where it stands; labels that stay when the layer
goes; labels of what is out of sight; a label that covers another; the floor's own keys that act
while one types a label; no label on what is under the racks; one that hides letters of a name.
"""

import pytest

from dcgame import words
from dcgame.kernel.units import HOUR
from dcgame.play.session import Session
from dcgame.tui.floor.kinds import FEED, GUEST, POOL, SERVER, SERVICE, Target
from dcgame.tui.floor.sheets.jump import JumpLayer
from tests.tui import pictures
from tests.tui.floor.games import game
from tests.tui.floor.stand import picture, show
from tests.tui.floor.stocked import stocked, troubled
from tests.tui.floor.test_floor import SIZE, SMALL, Table, table


def room() -> Session:
    """The big room in trouble."""
    session = game(stocked())
    session.advance(11 * HOUR)
    troubled(session)
    return session


def layer(t: Table) -> JumpLayer:
    """The layer that takes the keys."""
    assert isinstance(t.app.screen, JumpLayer)
    return t.app.screen


def label_of(t: Table, kind: str, name: str) -> str:
    """The label of a thing."""
    return next(
        label for label, (_, spot) in layer(t).labels.items() if spot.target == Target(kind, name)
    )


@pytest.mark.parametrize("size", [SMALL, SIZE])
async def test_every_label_stands_on_its_thing_and_leads_there(size: tuple[int, int]) -> None:
    async with table(room(), size) as t:
        plain = picture(t.app)
        await t.press("j")
        lines = picture(t.app)
        for label, (widget, spot) in layer(t).labels.items():
            x, y = widget.region.x + spot.x, widget.region.y + spot.y
            assert lines[y][x : x + len(label)] == label.upper(), spot
            if widget is t.floor.racks and spot.target.kind == GUEST:
                assert t.floor.target_under(x, y) == spot.target
            if (name := spot.target.id[:2]) in plain[y][x : x + 8]:
                assert name in lines[y][x + len(label) : x + 9], "no letter of it is hidden"
        for kind, name in ((SERVER, "hci-1"), (GUEST, "crm"), (SERVICE, "mail")):
            await t.press(*label_of(t, kind, name))
            assert t.on_floor
            assert t.floor.selection == Target(kind, name)
            await t.press("j")


async def test_the_labels_follow_the_scroll_and_what_is_wrong_has_the_nearest() -> None:
    async with table(room(), SMALL) as t:
        await t.press("j")
        seen = {spot.target for _, spot in layer(t).labels.values()}
        assert Target(POOL, "pool-1") not in seen
        assert label_of(t, SERVER, "hci-2")[0] == "a"
        await t.press("end")
        assert t.floor.racks.scroll_offset.y > 0
        assert Target(FEED, "feed-a") not in {spot.target for _, spot in layer(t).labels.values()}
        await t.press(*label_of(t, POOL, "pool-1"))
        assert t.floor.selection == Target(POOL, "pool-1")


async def test_letters_do_nothing_else_and_escape_leaves_no_trace() -> None:
    async with table(room()) as t:
        before, world = show(t.app), t.floor.session.world
        chosen = t.floor.selection
        await t.press("j", "a")
        assert layer(t).typed == "a"
        await t.press("backspace")
        assert layer(t).typed == ""
        await t.press("a", "escape")
        assert t.on_floor
        assert t.floor.selection == chosen
        assert t.floor.session.world is world
        assert show(t.app) == before


async def test_a_click_goes_there_without_a_label() -> None:
    async with table(room(), SMALL) as t:
        await t.press("j")
        widget, spot = layer(t).labels[label_of(t, SERVER, "hci-4")]
        await t.pilot.click(offset=(widget.region.x + spot.x + 3, widget.region.y + spot.y))
        await t.pilot.pause()
        assert t.on_floor
        assert t.floor.selection == Target(SERVER, "hci-4")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("size", [SMALL, SIZE])
async def test_pictures_of_the_labels(size: tuple[int, int], lang: str) -> None:
    words.use(lang)
    try:
        async with table(room(), size) as t:
            await t.press("j")
            await pictures.settled(t.pilot)
            pictures.compare(t.app, f"floor.jump.{size[0]}x{size[1]}.{lang}")
    finally:
        words.use("en")
