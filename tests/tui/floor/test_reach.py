"""Every verb is within reach: menu of a fitting thing, palette, console, and greyed with a reason.

Mutations caught: a verb without a thing in whose menu it stands; a verb that the palette leaves
out; a refused verb without its reason; a refused verb that can be chosen; a key that two things
share; a verb with a place that is not placed.
"""

from collections.abc import Iterator
from functools import cache

import pytest
from textual.binding import Binding
from textual.command import DiscoveryHit
from textual.content import Content

from dcgame.kernel.units import HOUR
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.grammar import completions, usage
from dcgame.sim.commands.registry import COMMANDS
from dcgame.tui.floor.fixtures.registry import FIXTURES
from dcgame.tui.floor.keys import BINDINGS
from dcgame.tui.floor.kinds import APP, GUEST, RACK, ROOM, SERVER, SERVICE, Target
from dcgame.tui.floor.navigation import order
from dcgame.tui.floor.orders import Offer, offers
from dcgame.tui.floor.palette import VerbProvider
from dcgame.tui.floor.sheets.menu import VerbMenu
from dcgame.world.world import World
from tests.tui.floor.games import game
from tests.tui.floor.stand import show
from tests.tui.floor.stocked import stocked
from tests.tui.floor.test_floor import table


@cache
def busy() -> World:
    """The big room at eleven, with a guest on its way."""
    session = game(stocked())
    session.advance(11 * HOUR)
    assert isinstance(session.order("migrate test to esx-1"), tuple)
    return session.world


def things(world: World) -> Iterator[Target]:
    """Everything that can be selected."""
    yield from order(world)
    yield from (Target(APP, name) for name in sorted(world.apps))
    yield from (Target(SERVICE, name) for name in sorted(world.services))
    for fixture in FIXTURES:
        yield from (Target(fixture.kind, thing.id) for thing in fixture.things(world))


@cache
def menus() -> dict[str, tuple[Offer, ...]]:
    """The offers of each verb, wherever it stands in a menu."""
    found: dict[str, list[Offer]] = {}
    for thing in things(busy()):
        for offer in offers(busy(), thing):
            found.setdefault(offer.command.verb, []).append(offer)
    return {verb: tuple(each) for verb, each in found.items()}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.verb)
def test_every_verb_is_in_a_menu_and_on_the_console(command: type[Command]) -> None:
    found = menus().get(command.verb, ())
    assert found, "no thing has it in its menu"
    for offer in found:
        assert offer.line.startswith(command.verb)
        assert offer.refused == offer.refused.strip()
    assert usage(command).startswith(command.verb)
    assert command.verb in completions(busy(), command.verb[:-1])


async def test_the_palette_has_every_verb_and_greys_with_the_reason() -> None:
    session = game(stocked())
    session.advance(11 * HOUR)
    async with table(session) as t:
        await t.at(SERVER, "esx-1")
        hits = [hit async for hit in VerbProvider(t.floor).discover()]
        found = {str(hit.text).split()[0]: hit for hit in hits if isinstance(hit, DiscoveryHit)}
        assert set(found) == {command.verb for command in COMMANDS}
        refused = found["power-on"]
        assert isinstance(refused.display, Content)
        assert refused.display.plain.startswith("✖ power-on esx-1")
        assert refused.help == "esx-1 is already on"
        assert found["cancel"].help == "there is nothing here for: copy of"
        refused.command()
        await t.pilot.pause()
        assert "esx-1 is already on" in show(t.app)
        assert list(found).index("power-on") > list(found).index("maintain")


@pytest.mark.parametrize("target", [Target(RACK, "rack-a"), Target(ROOM, "room-1")])
async def test_what_is_about_the_whole_room_is_in_the_menu_of_a_rack(target: Target) -> None:
    async with table(game(stocked())) as t:
        t.floor.select(target)
        await t.press("enter")
        assert isinstance(t.app.screen, VerbMenu)
        verbs = {offer.command.verb for offer in t.app.screen.offers}
        assert {"spare", "call", "checklist", "cluster"} <= verbs
        assert ("buy" in verbs) == (target.kind in (RACK, ROOM))


async def test_a_right_click_opens_the_menu_of_what_is_there_and_refused_stay_put() -> None:
    session = game(stocked())
    session.advance(11 * HOUR)
    async with table(session) as t:
        line = show(t.app).splitlines()
        y = next(number for number, each in enumerate(line) if "┌ rack-b" in each)
        await t.pilot.mouse_down(offset=(line[y].index("rack-b") + 1, y), button=3)
        await t.pilot.pause()
        menu = t.app.screen
        assert isinstance(menu, VerbMenu)
        assert t.floor.selection == Target(RACK, "rack-b")
        await t.press("escape")
        await t.at(GUEST, "web-1")
        await t.press("enter")
        menu = t.app.screen
        assert isinstance(menu, VerbMenu)
        assert "not now:" in show(t.app)
        refused = next(number for number, each in enumerate(menu.offers) if each.refused)
        item = next(each for each in menu.panel.items if each.id == str(refused))
        menu.chosen(item)
        assert t.app.screen is menu


def test_no_key_does_two_things() -> None:
    keys = [
        key for each in BINDINGS if isinstance(each, Binding) for key in each.key.split(",") if key
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("thing", "key", "verb"),
    [
        (Target(GUEST, "web-1"), "S", "snapshot"),
        (Target(SERVER, "hci-4"), "X", "maintain"),
    ],
)
async def test_the_common_verbs_have_a_key(thing: Target, key: str, verb: str) -> None:
    session = game(stocked())
    session.advance(11 * HOUR)
    async with table(session) as t:
        t.floor.select(thing)
        await t.press(key)
        if not t.on_floor:
            await t.press("enter")
        assert session.deeds[-1].text.startswith(verb)
        if verb == "maintain":
            await t.press(key)
            if not t.on_floor:
                await t.press("enter")
            assert session.deeds[-1].text == "unmaintain hci-4"
