"""Overlays, zoom, folders, the filters of the log, and what is dropped on a datastore.

Mutations caught: an overlay that does not follow the cursor; a legend that cannot be pressed; marks
that only colour tells apart; a zoom that does not come back; a folder without its lock; a filter
that lets everything pass; a guest dropped on a datastore that goes to its host instead.
"""

import re

import pytest
from textual import events

from dcgame.kernel.units import HOUR
from dcgame.play.session import Session
from dcgame.tui.floor.drawing import draw
from dcgame.tui.floor.kinds import FABRIC, GUEST, LUN, OFFER, POOL, SERVER, Look, Target
from dcgame.tui.floor.overlays import OVERLAYS, Overlay, legend_runs, paints_of
from dcgame.tui.floor.placing import Placing
from dcgame.tui.floor.plan import plan_of
from dcgame.tui.floor.rows import row_of
from dcgame.tui.floor.sheets.zoom import ZoomSheet
from dcgame.world.world import World
from tests.tui.floor.games import game
from tests.tui.floor.stand import show
from tests.tui.floor.stocked import stocked, troubled
from tests.tui.floor.test_floor import Table, table


def morning() -> Session:
    """The big room at eleven."""
    session = game(stocked())
    session.advance(11 * HOUR)
    return session


def shown(world: World, look: Look, width: int = 44) -> str:
    """The racks and what lies under them as text, without any colour."""
    plan = plan_of(world, True)
    slots = (*(slot for rack in plan.racks for slot in rack), *plan.below)
    rows = (draw(row_of(world, slot, look), width).line for slot in slots)
    return "\n".join("".join(text for text, _ in row) for row in rows)


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda overlay: overlay.id)
def test_every_overlay_reads_without_colour_and_has_a_legend(overlay: Overlay) -> None:
    world = morning().world
    focus = Target(GUEST, "mail")
    plain = shown(world, Look(focus))
    over = shown(world, Look(focus, paint=paints_of(world, overlay.id, focus)))
    assert over != plain
    assert legend_runs(world, overlay.id, focus)


def test_the_replicas_of_the_guest_under_the_cursor_are_on_two_nodes() -> None:
    world = morning().world
    pieces = {piece.node for piece in world.pools["pool-1"].layouts["mail"].pieces}
    paint = paints_of(world, "replicas", Target(GUEST, "mail"))
    marked = {
        name
        for name in world.servers
        if (found := paint(Target(SERVER, name))) is not None and found.mark == "◆"
    }
    assert marked == pieces
    other = paints_of(world, "replicas", Target(GUEST, "web-1"))
    found = other(Target(LUN, "lun-1"))
    assert found is not None
    assert found.mark == "◆"


def test_the_blast_radius_follows_the_cursor() -> None:
    world = morning().world
    host = paints_of(world, "blast", Target(SERVER, "esx-1"))
    guest = host(Target(GUEST, "web-1"))
    assert guest is not None
    assert guest.mark == "✖"
    switch = paints_of(world, "blast", Target(FABRIC, "fab-a"))
    assert switch(Target(GUEST, "web-1")) is None
    words = "".join(text for text, _ in legend_runs(world, "blast", Target(SERVER, "esx-1")))
    assert "shop" in words


def test_on_an_array_depend_the_services_of_its_guests_and_no_others() -> None:
    world = morning().world
    words = "".join(text for text, _ in legend_runs(world, "depends", Target("array", "box")))
    assert "erp" in words
    assert "shop" in words
    assert "mail" not in words


async def test_o_goes_round_the_overlays_and_a_click_on_the_name_too() -> None:
    async with table(morning()) as t:
        seen = []
        for _ in range(len(OVERLAYS) + 1):
            await t.press("o")
            seen.append(t.floor.overlay)
        assert seen == [*(each.id for each in OVERLAYS), ""]
        await t.press("o")
        lines = show(t.app).splitlines()
        y = next(number for number, line in enumerate(lines) if " o load and memory" in line)
        await t.pilot.click(offset=(lines[y].index("o load") + 1, y))
        await t.pilot.pause()
        assert t.floor.overlay == OVERLAYS[1].id


@pytest.mark.parametrize("overlay", [each.id for each in OVERLAYS])
def test_no_overlay_cuts_a_figure_where_three_racks_stand_at_120_columns(overlay: str) -> None:
    """Mutations: no shorter form of the load; of the wait; of how many depend."""
    session = morning()
    troubled(session)
    world, focus = session.world, Target(SERVER, "esx-1")
    look = Look(focus, paint=paints_of(world, overlay, focus))
    assert not [
        line for line in shown(world, look, 22).splitlines() if re.search(r"\d…|\d …", line)
    ]


async def test_zoom_goes_in_to_the_folder_and_comes_back_to_the_floor() -> None:
    async with table(morning()) as t:
        await t.at(GUEST, "db-1")
        await t.press("plus")
        assert t.floor.rack == "rack-a"
        assert "floor › rack-a" in show(t.app)
        assert "rack-b" not in show(t.app)
        await t.press("plus")
        sheet = t.app.screen
        assert isinstance(sheet, ZoomSheet)
        assert "floor › esx-1 › db-1" in show(t.app)
        sheet.panel.cursor = 0
        await t.press("plus", "plus")
        picture = show(t.app)
        assert "floor › esx-1 › db-1 › layers › folder" in picture.replace(
            "db-1 › folder", "folder"
        )
        assert "db-1-disk0.img" in picture
        assert "locked by esx-1" in picture
        await t.press("backspace", "backspace", "escape")
        assert t.on_floor
        await t.press("minus")
        assert t.floor.rack == ""


async def test_the_log_can_be_cut_down_to_orders_and_to_one_thing() -> None:
    session = morning()
    troubled(session)
    async with table(session, (160, 60)) as t:
        await t.at(GUEST, "erp")
        log = t.floor.panel("log")
        t.floor.filter_log("orders")
        assert all(": " in line for line in log.lines()[1:])
        assert any("migrate test" in line for line in log.lines())
        t.floor.filter_log("thing")
        assert "log: erp" in log.lines()[0]
        assert any("erp" in line for line in log.lines()[1:])
        assert not any("mail" in line for line in log.lines())
        await t.press("e")
        assert t.floor.log_filter == ""


async def test_a_guest_dropped_on_a_datastore_moves_its_folder() -> None:
    async with table(morning()) as t:
        t.floor.select(Target(GUEST, "test"))
        await t.pilot.pause()
        goal = _cell(t, "▸ lun-3")
        await t.pilot.mouse_down(offset=_cell(t, "test"))
        await t.pilot._post_mouse_events([events.MouseMove], offset=goal, button=1)  # no public way
        await t.pilot.pause()
        placing = t.floor.placing
        assert placing is not None
        assert placing.verb == "move-storage"
        assert placing.ghost == Target(LUN, "lun-3")
        after = placing.outlooks[placing.ghost].space
        assert after
        assert f"▸ {after // 10}%" in show(t.app), (
            "how full it would be, where the word has no room"
        )
        assert await t.pilot.mouse_up(offset=goal)
        await t.pilot.pause()
        jobs = [job for job in t.floor.session.world.jobs.values() if job.subject == "test"]
        assert [job.store for job in jobs] == ["lun-3"]


def _cell(t: Table, words: str) -> tuple[int, int]:
    lines = show(t.app).splitlines()
    region = t.floor.racks.region
    for y, line in enumerate(lines):
        x = line.find(words, region.x, region.right)
        if x >= 0:
            return x + len(words) - 2, y
    raise AssertionError(words)


async def test_a_customer_is_signed_on_the_host_that_is_chosen() -> None:
    async with table(morning()) as t:
        await t.at(OFFER, "bakery")
        await t.press("p")
        placing = t.floor.placing
        assert placing is not None
        assert placing.verb == "sign"
        await t.press("enter")
        assert "bakery-vm" in t.floor.session.world.guests


def test_datastores_say_how_full_they_would_be() -> None:
    session = morning()
    placing = Placing(session, "move-storage", Target(GUEST, "crm"))
    while placing.look_ahead():
        pass
    full = placing.outlooks[Target(LUN, "lun-1")]
    assert full.refused or full.space
    assert Target(POOL, "pool-1") not in placing.candidates


@pytest.mark.parametrize("width", [19, 22, 60])
def test_trouble_is_seen_at_a_glance(width: int) -> None:
    session = morning()
    troubled(session)
    text = shown(session.world, Look(), width)
    for sign in ("✖ hci-2", "◌", "⇢test", "≠", "»25%"):
        assert sign in text, sign
    if width == 60:
        assert "rebuilding »" in text
        assert "✖hci-2" in text


async def test_three_racks_stand_side_by_side_on_the_smallest_screen() -> None:
    async with table(morning(), (80, 24)) as t:
        heads = next(line for line in show(t.app).splitlines() if "rack-a" in line)
        assert heads.count("┐") == 3
        assert t.floor.racks.max_scroll_x == 0
