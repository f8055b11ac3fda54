"""What the player is told: nothing looks better, or worse, than it is."""

import attrs
import pytest
from textual import events

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import HOUR
from dcgame.play.forecast import Forecast
from dcgame.play.narrate import told
from dcgame.play.planned import foreseen
from dcgame.sim.commands.registry import command_of
from dcgame.sim.facts.jobs import JobDone
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, Look, Outlook, Target
from dcgame.tui.floor.orders import forecast_runs
from dcgame.tui.floor.panels import uptime_text, worst_service
from dcgame.tui.floor.passing import BEATS, LASTS
from dcgame.tui.floor.placing import possible
from dcgame.tui.floor.sheets.form import OrderForm
from dcgame.tui.floor.sheets.menu import GameMenu
from dcgame.tui.widgets.line_panel import LinePanel
from dcgame.world.hardware import Server, ServerState
from dcgame.world.world import World
from tests.tui.floor.games import Hand, game
from tests.tui.floor.stand import Stand, show
from tests.tui.floor.test_rows import text
from tests.tui.floor.worlds import begun, room

SIZE = (120, 36)


def forecast(*warnings: str) -> Forecast:
    """A forecast without downtime."""
    return Forecast(0, 0, 0, (), (), warnings)


def test_a_warning_is_never_told_together_with_nothing_stops() -> None:
    assert ("nothing stops", "good") in forecast_runs(forecast())
    runs = forecast_runs(forecast("wiki stays down"))
    assert ("▲ wiki stays down", "warn") in runs
    assert all(tone != "good" for _, tone in runs)


def test_a_place_with_a_warning_bears_its_mark() -> None:
    warned = Outlook(True, "", 120, 450, warns=True)
    for width in (29, 50):
        shown = text(begun(), Look(outlooks={Target(SERVER, "esx-2"): warned}), width)
        assert "▲" in next(line for line in shown.splitlines() if "esx-2" in line)


def test_uptime_is_cut_and_not_rounded() -> None:
    assert uptime_text(100_000, " %") == "100 %"
    assert uptime_text(99_996, "%") == "99.99%"


def test_the_worst_service_has_used_most_of_what_it_may() -> None:
    world = begun()
    gold = next(each for each in world.services if world.services[each].sla.name == "GOLD")
    bronze = next(each for each in world.services if world.services[each].sla.name == "BRONZE")
    world = world.change_service(gold, down=60).change_service(bronze, down=90)
    worst = worst_service(world)
    assert worst is not None
    assert worst.id == gold


def test_a_switch_over_is_foreseen_and_a_crash_is_not() -> None:
    session = game()
    session.order("convert wiki-01 to esx-3 vcpu 2 ram 4096")
    entries = session.advance(12 * HOUR)
    fell = [each for each in entries if type(each.fact).__name__ == "ServiceDown"]
    assert fell
    assert all(foreseen(session.journal, each) for each in fell)
    assert not any(foreseen(session.journal, each) for each in entries if each not in fell)


async def test_the_clock_runs_on_through_a_switch_over() -> None:
    app = Stand(game(), Hand())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.floor.give("convert wiki-01 to esx-3 vcpu 2 ram 4096")
        app.floor.pass_time(12 * HOUR, app.floor._stops)
        await pilot.pause()
        assert app.floor.stopped_by is None
        assert app.floor.session.world.now == 12 * HOUR
        assert "as planned" in show(app)


async def test_the_word_of_an_order_goes_once_the_clock_has_run_on() -> None:
    """Mutations: never clear it; clear it at the first beat."""
    hand = Hand()
    app = Stand(game(), hand)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.floor.give("autostart web-1")
        ordered = app.floor.answer
        app.floor.run()
        for beat in range(LASTS + 1):
            assert app.floor.answer == ordered, beat
            hand.pass_(1 / BEATS)
            app.floor.tick()
        assert app.floor.answer != ordered


async def test_the_game_menu_goes_round() -> None:
    app = Stand(game(), Hand())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("escape", "up")
        menu = app.screen
        assert isinstance(menu, GameMenu)
        assert menu.panel.items[menu.panel.cursor].id == "quit"
        await pilot.press("down")
        assert menu.panel.items[menu.panel.cursor].id == "resume"


async def test_a_form_names_what_is_missing_before_it_judges() -> None:
    app = Stand(game(), Hand())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(app.screen, OrderForm)
        shown = show(app)
        assert "choose first: service" in shown
        assert "✖" not in "".join(app.screen.query_one("#preview", LinePanel).lines())


async def test_the_console_tells_what_its_line_would_do() -> None:
    app = Stand(game(), Hand())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("colon")
        app.floor.console.value = "migrate web-1 to nowhere"
        await pilot.press("enter")
        await pilot.pause()
        answer = app.floor.answer
        assert answer
        app.floor.console.value = "migrate web-1 to esx-3"
        await pilot.pause()
        assert app.floor.answer != answer
        assert "nothing stops" in show(app)


async def test_who_types_faster_than_the_game_answers_loses_no_line() -> None:
    """Mutation: the line is read when its message comes, with what was typed meanwhile."""
    app = Stand(game(), Hand())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("colon", *"look")
        console = app.floor.console
        app.post_message(events.Key("enter", "\r"))
        app.post_message(events.Key("j", "j"))
        await pilot.pause()
        assert console.past[-1] == "look"
        assert console.value == "j"


async def test_dragging_an_application_relocates_it() -> None:
    app = Stand(game(), Hand())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        racks = app.floor.racks
        racks.post_message(
            racks.Dragged(Target(APP, "wiki-01-app"), Target(SERVER, "print-01"), dropped=False)
        )
        await pilot.pause()
        assert app.floor.placing is not None
        assert app.floor.placing.line == "relocate wiki-01-app to print-01"


def test_only_what_has_a_place_is_possible() -> None:
    world = begun()
    assert possible(world, "convert", Target(SERVER, "wiki-01"))
    bare = world
    for name in ("esx-1", "esx-2", "esx-3", "desk-1"):
        bare = bare.with_server(_off(bare, name))
    assert not possible(bare, "convert", Target(SERVER, "wiki-01"))


def _off(world: World, name: str) -> Server:
    return attrs.evolve(world.servers[name], state=ServerState.OFF)


async def test_p_moves_the_application_of_a_server_that_cannot_become_a_guest() -> None:
    world = room()
    for name in ("esx-1", "esx-2", "esx-3", "desk-1"):
        world = world.with_server(_off(world, name))
    app = Stand(game(world), Hand())
    async with app.run_test(size=SIZE) as pilot:
        app.floor.select(Target(SERVER, "wiki-01"))
        await pilot.press("p")
        assert app.floor.placing is not None
        assert app.floor.placing.line.startswith("relocate wiki-01-app to ")


async def test_until_the_next_news_finished_work_is_news_but_no_alarm() -> None:
    app = Stand(game(), Hand())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.floor.give("migrate web-1 to esx-3")
        await pilot.press("full_stop")
        assert app.floor.pace.paused
        assert isinstance(app.floor.stopped_by, Entry)
        assert isinstance(app.floor.stopped_by.fact, JobDone)
        assert told(app.floor.stopped_by) in show(app)
        assert "❚❚ paused" in show(app)
        assert all(tone != "bad" for _, tone in app.floor.answer)


async def test_an_order_tells_first_what_it_hurts() -> None:
    app = Stand(game(), Hand())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.floor.give("stop wiki-01-app")
        first = next(text for text, tone in app.floor.answer[2:] if tone != "faint")
        assert first == "▲ wiki is down"


@pytest.mark.parametrize("size", [(80, 24), SIZE])
async def test_a_form_and_a_ghost_say_what_a_single_failure_would_do(size: tuple[int, int]) -> None:
    """Dragged onto the other's host, the second of two is no more a second one."""
    world = begun()
    shop = [app for name in ("web-1", "web-2") for app in world.guests[name].apps]
    world = world.change_service("shop", apps=tuple(shop), needs=1)
    said = "esx-2 alone would then take down shop"
    app = Stand(game(world), Hand())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.floor.begin_placing("migrate", Target(GUEST, "web-1"))
        assert app.floor.placing is not None
        app.floor.placing.go(Target(SERVER, "esx-2"))
        app.floor._show_ghost()
        await pilot.pause()
        answer = app.floor.placing.answer
        assert isinstance(answer, Forecast)
        assert said in " ".join(show(app).split())
        assert forecast_runs(answer)[-1][0] in " ".join(show(app).split())
        assert app.floor.placing.outlooks[Target(SERVER, "esx-2")].warns
        await pilot.press("escape")
        app.floor.say_line((("word " * 200, "plain"),))
        await pilot.pause()
        rows = [row.strip() for row in show(app).splitlines() if row.strip().startswith("word")]
        assert len(rows) == 4
        assert rows[-1].endswith("…")
        command = command_of("migrate")
        assert command is not None
        app.floor.form(command, {"guest": "web-1", "to": "esx-2"})
        await pilot.pause()
        await pilot.pause()
        assert said in " ".join(
            "".join(app.screen.query_one("#preview", LinePanel).lines()).split()
        )
