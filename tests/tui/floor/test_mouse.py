"""The sheets and lines of the floor by the mouse alone.

Mutations caught: a line that looks like a button and is none; a click that chooses another line
than the one under the mouse; a sheet that needs the keyboard.
"""

from textual.events import MouseScrollDown

from dcgame.kernel.units import HOUR
from dcgame.play.session import Session
from dcgame.tui.floor.kinds import ARRAY, CLUSTER, GUEST, SERVER, SERVICE, SWITCH, Target
from dcgame.tui.floor.overlays import OVERLAYS
from dcgame.tui.floor.past import PastScreen
from dcgame.tui.floor.sheets.fire import FireSheet
from dcgame.tui.floor.sheets.form import OrderForm
from dcgame.tui.floor.sheets.menu import GameMenu, VerbMenu
from dcgame.tui.floor.sheets.simple import GoalSheet
from dcgame.tui.floor.sheets.why import WhySheet
from dcgame.tui.floor.sheets.zoom import ZoomSheet
from tests.tui.floor.games import game
from tests.tui.floor.stand import picture, show
from tests.tui.floor.stocked import stocked, troubled
from tests.tui.floor.test_floor import Table, table


def room() -> Session:
    """The big room in trouble."""
    session = game(stocked())
    session.advance(11 * HOUR)
    troubled(session)
    return session


def cell(t: Table, words: str, start: int = 0) -> tuple[int, int]:
    """Where some words stand on the screen."""
    for y, line in enumerate(picture(t.app)):
        x = line.find(words, start)
        if x >= 0:
            return x + len(words) // 2, y
    raise AssertionError(words)


async def click(t: Table, words: str, times: int = 1, button: int = 1, start: int = 0) -> None:
    """Click on some words."""
    await t.pilot.click(offset=cell(t, words, start), times=times, button=button)
    await t.pilot.pause()


async def test_overlays_and_zoom_by_the_line_over_the_racks() -> None:
    async with table(room()) as t:
        t.floor.action_overlay(OVERLAYS[0].id)
        await t.pilot.pause()
        await click(t, f"o {OVERLAYS[0].name}")
        assert t.floor.overlay == OVERLAYS[1].id
        t.floor.action_overlay(OVERLAYS[1].id)
        await t.at(GUEST, "db-1")
        await t.press("plus")
        assert t.floor.rack == "rack-a"
        await click(t, "back to the floor")
        assert t.floor.rack == ""


async def test_a_click_in_the_zoom_goes_nearer() -> None:
    async with table(room()) as t:
        await t.at(SERVER, "esx-2")
        await t.press("plus", "plus")
        assert isinstance(t.app.screen, ZoomSheet)
        await click(t, "▌web-2")
        assert t.app.screen.here[0] == Target(GUEST, "web-2")


async def test_the_log_is_filtered_and_explained_by_clicks() -> None:
    async with table(room(), (160, 60)) as t:
        await click(t, "log", start=t.floor.panel("log").region.x)
        assert t.floor.log_filter
        t.floor.filter_log("")
        await t.pilot.pause()
        await click(t, "esx-3 is lost", times=2)
        assert isinstance(t.app.screen, WhySheet)


async def test_services_alarms_and_the_status_line_take_clicks() -> None:
    async with table(room()) as t:
        await click(t, "▌mail")
        assert t.floor.selection == Target(SERVICE, "mail")
        await click(t, "✖ hci-2 lost")
        assert t.floor.selection == Target(SERVER, "hci-2")
        await click(t, "Mon, day 1")
        assert isinstance(t.app.screen, PastScreen)


async def test_menu_form_and_fire_by_clicks() -> None:
    async with table(room()) as t:
        await click(t, "● hci-4", button=3)
        assert isinstance(t.app.screen, VerbMenu)
        await click(t, "reset ")
        form = t.app.screen
        assert isinstance(form, OrderForm)
        await click(t, "do it")
        assert t.floor.session.deeds[-1].text == "reset hci-4"
        await t.at(SERVER, "esx-1")
        await t.press("f")
        assert isinstance(t.app.screen, FireSheet)
        await click(t, "esx-1/psu-2")
        assert t.floor.session.deeds[-1].text == "strike psu on esx-1/psu-2"


async def test_what_is_chosen_in_a_form_leads_on_to_what_does_it() -> None:
    """Mutations: verbs in which a thing has its place beside come before its own; the keys stay on
    a field that is filled, where enter only opens it again."""
    async with table(room()) as t:
        await t.at(CLUSTER, "green")
        await t.press("enter")
        menu = t.app.screen
        assert isinstance(menu, VerbMenu)
        shown = show(t.app)
        assert shown.index("admission ") < shown.index("rehearse ") < shown.index("strike ")
        await click(t, "balance ")
        await t.press("enter", "down", "down", "enter")
        await t.press("enter")
        assert t.on_floor
        assert t.floor.session.deeds[-1].text.startswith("balance green ")


async def test_the_menu_of_the_game_takes_clicks() -> None:
    async with table(room()) as t:
        await t.press("escape")
        assert isinstance(t.app.screen, GameMenu)
        await click(t, "Goals of this level")
        assert isinstance(t.app.screen, GoalSheet)


async def test_the_wheel_scrolls_the_racks_and_a_click_still_hits_what_is_there() -> None:
    async with table(room(), (80, 24)) as t:
        racks = t.floor.racks
        for _ in range(4):
            await t.pilot._post_mouse_events([MouseScrollDown], racks, (20, 8))  # no public way
        await t.pilot.pause()
        assert racks.scroll_offset.y > 0
        racks.scroll_end(animate=False)
        await t.pilot.pause()
        await click(t, "vault", start=racks.region.x)
        assert t.floor.selection == Target("repository", "vault")


async def test_r_replaces_a_part_of_whatever_has_parts() -> None:
    """Mutation: of servers alone."""
    async with table(room()) as t:
        for kind, name, line in (
            (SWITCH, "tor-aa", "replace"),
            (ARRAY, "box", "replace disk-2 of box"),
            (SERVER, "esx-1", "replace disk-1 of esx-1"),
        ):
            await t.at(kind, name)
            await t.press("r")
            assert isinstance(t.app.screen, OrderForm)
            assert line in show(t.app)
            assert name in show(t.app)
            await t.press("escape")
        await t.at(CLUSTER, "green")
        await t.press("r")
        assert t.on_floor
