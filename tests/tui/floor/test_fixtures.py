"""What stands in the room beside servers: rows, pages, the cursor, the mouse, the verbs.

Mutations caught: a kind left out of the registry; a row wider or narrower than its place; a page
that does not exist; the cursor that cannot reach the things under the racks, or cannot come back;
a zone shifted by the scroll of the racks; offers without their verbs.
"""

from collections.abc import Iterator

import attrs
import pytest

from dcgame import words
from dcgame.kernel.units import HOUR
from dcgame.kernel.values import changed
from dcgame.sim.commands.base import arguments
from dcgame.sim.commands.registry import COMMANDS
from dcgame.sim.engine import advance, befall
from dcgame.sim.facts.hardware import PartFailed
from dcgame.sim.facts.play import Misfortune
from dcgame.tui.floor.drawing import draw
from dcgame.tui.floor.fields import LABELS
from dcgame.tui.floor.fixtures.registry import FIXTURES
from dcgame.tui.floor.inspector import inspector_items
from dcgame.tui.floor.kinds import FEED, OFFER, POOL, SITE, Look, Target, ThingRow
from dcgame.tui.floor.navigation import first, order, step
from dcgame.tui.floor.orders import offers
from dcgame.tui.floor.plan import Slot, plan_of
from dcgame.tui.floor.rows import row_of
from dcgame.tui.widgets.ink import width_of
from dcgame.world.world import World
from tests.tui.floor.games import game
from tests.tui.floor.stand import show
from tests.tui.floor.stocked import opened, stocked
from tests.tui.floor.test_floor import table

FAR = """
rack far-a site dr
site dr megabits 100 ms 8
server dr-1 runs openvisor rack far-a
repository far-off size 900000 rack far-a
"""
"""Another site, whose racks stand last."""


def morning() -> World:
    """The big room at eleven, and another site."""
    return advance(opened(FAR), 11 * HOUR).world


def targets(world: World) -> list[Target]:
    """Everything that is neither server nor guest."""
    return [
        Target(fixture.kind, thing.id) for fixture in FIXTURES for thing in fixture.things(world)
    ]


@pytest.mark.parametrize("width", [19, 22, 29, 33, 72])
def test_every_line_fills_its_width_exactly(width: int) -> None:
    world = morning()
    plan = plan_of(world, True)
    for slot in (*plan.above, *plan.below, *(slot for rack in plan.racks for slot in rack)):
        row = row_of(world, slot, Look())
        assert width_of(draw(row, width).line) == width, row


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("width", [26, 40])
def test_every_thing_has_a_page_that_fits(lang: str, width: int) -> None:
    world = morning()
    words.use(lang)
    try:
        for target in targets(world):
            items = inspector_items(world, target, width)
            assert items, target
            assert all(width_of(item.line) <= width for item in items), target
    finally:
        words.use("en")


def test_the_cursor_reaches_everything_and_comes_back() -> None:
    world = morning()
    seen = {first(world)}
    waiting = list(seen)
    while waiting:
        here = waiting.pop()
        for way in ("up", "down", "left", "right"):
            there = step(world, here, way)
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    assert set(order(world)) <= seen
    assert set(targets(world)) <= seen
    here = Target(POOL, "pool-1")
    for _ in range(40):
        step_up = step(world, here, "up")
        assert step_up is not None
        here = step_up
    assert here == Target(FEED, "feed-a")


def test_another_site_is_named_on_its_rack_and_its_line_is_over_the_racks() -> None:
    """Mutations caught: racks by name alone, the far one first; a head without its site; a line
    that is cut and looks whole."""
    world = morning()
    plan = plan_of(world, False)
    heads = [
        "".join(text for text, _ in draw(row_of(world, rack[0], Look()), 40).line)
        for rack in plan.racks
    ]
    assert "far-a · dr" in heads[-1]
    assert not any("dr" in head for head in heads[:-1])
    cut = befall(world, (Misfortune("dr", "line-cut"),)).world
    slot = next(slot for slot in plan.above if slot.target == Target(SITE, "dr"))
    said = "".join(text for text, _ in draw(row_of(cut, slot, Look()), 72).line)
    assert "cut" in said


def test_the_verbs_of_an_offer_are_offered_on_it() -> None:
    found = {offer.command.verb for offer in offers(morning(), Target(OFFER, "bakery"))}
    assert {"sign", "decline"} <= found


def test_a_dead_disk_shows_in_its_group_and_in_words() -> None:
    world = advance(opened("\n"), 2 * HOUR).world
    array = world.arrays["box"]
    row = row_of(world, next(_slots(world, "g1")), Look())
    assert isinstance(row, ThingRow)
    assert "✖" not in "".join(text for text, _ in draw(row, 60).line)
    worse = befall(world, (PartFailed(array.id, "disk-2"),)).world
    line = "".join(
        text for text, _ in draw(row_of(worse, next(_slots(worse, "g1")), Look()), 60).line
    )
    assert "▪✖" in line or "▪◌" in line


def _slots(world: World, name: str) -> Iterator[Slot]:
    plan = plan_of(world, True)
    return (slot for rack in plan.racks for slot in rack if slot.target and slot.target.id == name)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_click_under_the_racks_selects_and_a_second_opens_the_verbs(
    size: tuple[int, int],
) -> None:
    async with table(game(stocked()), size) as t:
        t.floor.session.advance(11 * HOUR)
        t.floor.show_all()
        await t.pilot.pause()
        t.floor.select(Target(OFFER, "bakery"))
        await t.pilot.pause()
        lines = show(t.app).splitlines()
        y = next(number for number, line in enumerate(lines) if "+ bakery " in line)
        x = lines[y].index("+ bakery ") + 3
        t.floor.select(first(t.floor.session.world), reveal=False)
        await t.pilot.click(offset=(x, y))
        await t.pilot.pause()
        assert t.floor.selection == Target(OFFER, "bakery")
        await t.press("enter")
        assert "sign" in show(t.app)


def test_every_argument_of_every_verb_has_a_label_in_the_form() -> None:
    names = {argument.name for command in COMMANDS for argument in arguments(command)}
    assert names <= set(LABELS)


@pytest.mark.parametrize("width", [19, 22, 40])
@pytest.mark.parametrize(("limit", "sign"), [(200_000, "✖"), (345_000, "▲")])
def test_a_breaker_about_to_trip_is_unmistakable_without_colour(
    width: int, limit: int, sign: str
) -> None:
    world = morning()
    slim = world.alter("pdus", "pdu-ba", limit=limit)
    loads = slim.shared_loads
    carried = attrs.evolve(loads["pdu-ba"], capacity=limit)
    slim = changed(slim, shared_loads=loads.set("pdu-ba", carried))
    slots = [slot for rack in plan_of(slim, True).racks for slot in rack]
    slot = next(each for each in slots if each.target == Target("pdu", "pdu-ba"))
    row = row_of(slim, slot, Look())
    assert isinstance(row, ThingRow)
    assert row.fallen == (sign == "✖")
    text = "".join(text for text, _ in draw(row, width).line)
    assert f"%{sign}" in text
    assert text.strip("│ ").startswith("▲"), "on the whole line, too"
