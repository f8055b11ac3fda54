"""The floor under a pilot: the clock is moved by hand, nothing waits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import attrs
import pytest
from textual.command import DiscoveryHit, Hit
from textual.pilot import Pilot

from dcgame.campaign.level import Option, Prediction, Text
from dcgame.kernel.units import HOUR, MINUTE
from dcgame.play.session import Session
from dcgame.sim.commands.registry import verbs_in
from dcgame.tui.floor.clock import SPEEDS
from dcgame.tui.floor.kinds import GUEST, SERVER, Target
from dcgame.tui.floor.palette import VerbProvider
from dcgame.tui.floor.sheets.form import OrderForm
from dcgame.tui.floor.sheets.menu import GameMenu, VerbMenu
from dcgame.tui.floor.sheets.simple import PredictionSheet
from dcgame.tui.floor.sheets.why import WhySheet
from dcgame.world.hardware import ServerState
from tests.tui.floor.games import Hand, doomed, game
from tests.tui.floor.stand import Stand, show
from tests.tui.floor.worlds import room

SIZE = (120, 36)
SMALL = (80, 24)


class Table:
    """A floor, its pilot and its clock."""

    def __init__(self, app: Stand, pilot: Pilot[None], hand: Hand) -> None:
        self.app = app
        self.pilot = pilot
        self.hand = hand
        self.floor = app.floor

    async def press(self, *keys: str) -> None:
        """Press keys."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    def pass_(self, seconds: float) -> None:
        """Let real time pass, beat by beat."""
        for _ in range(round(seconds * 10)):
            self.hand.pass_(0.1)
            self.floor.tick()

    @property
    def now(self) -> int:
        """The second of the game."""
        return self.floor.session.world.now

    @property
    def on_floor(self) -> bool:
        """Whether no sheet lies over the floor."""
        return self.app.screen is self.floor

    @property
    def placing(self) -> bool:
        """Whether something is being placed."""
        return self.floor.placing is not None

    async def at(self, kind: str, name: str) -> None:
        """Put the cursor on a thing."""
        self.floor.select(Target(kind, name))
        await self.pilot.pause()


@asynccontextmanager
async def table(
    session: Session | None = None, size: tuple[int, int] = SIZE
) -> AsyncIterator[Table]:
    """A floor to play on."""
    hand = Hand()
    app = Stand(session or game(), hand)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Table(app, pilot, hand)


async def test_time_stands_still_at_first_and_passes_at_each_speed() -> None:
    async with table() as t:
        t.pass_(1)
        assert t.now == 0
        expected = 0
        for number, speed in enumerate(SPEEDS[:3], 1):
            await t.press(str(number))
            t.pass_(1)
            expected += speed
            assert abs(t.now - expected) <= 3
        await t.press("space")
        t.pass_(1)
        assert abs(t.now - expected) <= 3
        assert "paused" in show(t.app)


async def test_a_long_gap_between_beats_does_not_jump() -> None:
    async with table() as t:
        await t.press("1")
        t.hand.pass_(60)
        t.floor.tick()
        assert t.now <= SPEEDS[0] * 0.25


async def test_an_alarm_stops_the_clock_at_its_second_and_is_unmistakable() -> None:
    async with table(doomed(5 * HOUR + 7)) as t:
        await t.press("4")
        t.pass_(3)
        assert t.now == 5 * HOUR + 7
        assert t.floor.pace.paused
        await t.pilot.pause()
        shown = show(t.app)
        assert "mail-01  lost 05:00" in shown
        assert "✖▌mail" in shown
        assert "▲" in shown


async def test_until_something_needs_me_stops_at_the_alarm_or_in_the_morning() -> None:
    async with table(doomed(10 * HOUR)) as t:
        await t.press("full_stop")
        assert t.now == 6 * HOUR
        await t.press("full_stop")
        assert t.now == 10 * HOUR
        assert t.floor.selection == Target(SERVER, "mail-01")


async def test_why_leads_from_the_symptom_to_the_root() -> None:
    async with table(doomed(HOUR)) as t:
        await t.press("full_stop", "question_mark")
        assert isinstance(t.app.screen, WhySheet)
        shown = show(t.app)
        assert "mainboard" in shown
        await t.press("escape")
        assert t.on_floor


async def test_migrating_by_keys_shows_every_host_and_gives_the_line() -> None:
    async with table() as t:
        await t.at(GUEST, "web-1")
        await t.press("m")
        assert t.floor.placing is not None
        while t.floor.placing.look_ahead():
            pass
        t.floor.show_all()
        await t.pilot.pause()
        shown = show(t.app)
        assert ": migrate web-1 to esx-2" in shown
        assert sum("peak" in line for line in t.floor.racks.lines()) >= 2
        assert "refused" in shown
        assert "runs, and a hosted" in shown, "why not"
        assert shown.count("ready 0%") == 2
        await t.press("down")
        assert t.floor.placing.line == "migrate web-1 to esx-3"
        await t.press("enter")
        assert not t.placing
        assert [job.goal for job in t.floor.session.world.jobs.values()] == ["esx-3"]
        assert ": migrate web-1 to esx-3" in show(t.app)


async def test_escape_leaves_placing_without_a_trace() -> None:
    async with table() as t:
        await t.at(GUEST, "web-1")
        before = t.floor.session.world
        await t.press("m", "down", "escape")
        assert t.floor.placing is None
        assert t.floor.session.world is before
        assert t.app.screen is t.floor


async def test_converting_an_old_server_by_keys() -> None:
    async with table() as t:
        await t.at(SERVER, "wiki-01")
        await t.press("v", "enter")
        assert [job.subject for job in t.floor.session.world.jobs.values()] == ["wiki-01"]


async def test_dragging_a_guest_to_a_host_migrates_it() -> None:
    async with table() as t:
        racks = t.floor.racks
        spots: dict[Target, tuple[int, int]] = {}
        for y in range(racks.size.height):
            for x in range(racks.size.width):
                target = racks.target_at(x, y)
                if target is not None:
                    spots.setdefault(target, (x, y))
        await t.pilot.mouse_down(racks, offset=spots[Target(GUEST, "web-1")])
        await t.pilot.hover(racks, offset=spots[Target(SERVER, "esx-3")])
        await t.pilot.pause()
        racks.post_message(
            racks.Dragged(Target(GUEST, "web-1"), Target(SERVER, "esx-3"), dropped=False)
        )
        await t.pilot.pause()
        assert t.floor.placing is not None
        await t.pilot.mouse_up(racks, offset=spots[Target(SERVER, "esx-3")])
        racks.post_message(
            racks.Dragged(Target(GUEST, "web-1"), Target(SERVER, "esx-3"), dropped=True)
        )
        await t.pilot.pause()
        assert [job.goal for job in t.floor.session.world.jobs.values()] == ["esx-3"]


async def test_the_console_completes_refuses_explains_and_remembers() -> None:
    async with table() as t:
        await t.press("colon")
        await t.press(*"mig", "tab", *"web-1", "space", "tab", "tab")
        assert t.floor.console.value.startswith("migrate web-1 to ")
        await t.press(*"esx-3", "enter")
        assert t.floor.session.world.jobs
        await t.press("up")
        assert t.floor.console.value == "migrate web-1 to esx-3"
        await t.press("enter")
        assert "✖" in "".join(t.floor.panel("feedback").lines())
        t.floor.console.value = "migrat web-1"
        await t.press("enter")
        assert "migrate" in "".join(t.floor.panel("feedback").lines())
        t.floor.console.value = "help migrate"
        await t.press("enter")
        assert "migrate GUEST to TO" in show(t.app)
        await t.press("escape")
        assert t.app.screen is t.floor
        assert t.floor.focused is t.floor.racks


async def test_why_of_anything_can_be_asked_in_the_console() -> None:
    async with table() as t:
        assert t.floor.give("migrate web-1 to esx-3")
        await t.press("colon")
        t.floor.console.value = "why nothing-of-that-name"
        await t.press("enter")
        assert "nothing to explain" in show(t.app)
        t.floor.console.value = "why migrate/web-1"
        await t.press("enter")
        assert isinstance(t.app.screen, WhySheet)
        assert "migrate web-1 to esx-3" in show(t.app)


async def test_undo_takes_back_the_last_order_of_this_instant() -> None:
    async with table() as t:
        before = t.floor.session.world
        assert t.floor.give("migrate web-1 to esx-3")
        await t.press("z")
        assert t.floor.session.world is before
        await t.press("z")
        assert "nothing to undo" in show(t.app)


async def test_the_menu_greys_what_would_be_refused_and_says_why() -> None:
    async with table() as t:
        await t.at(SERVER, "spare-1")
        await t.press("enter")
        assert isinstance(t.app.screen, VerbMenu)
        shown = show(t.app)
        assert "power-on" in shown
        assert "✖ power-off" in shown
        power_off = next(
            i for i, o in enumerate(t.app.screen.offers) if o.command.verb == "power-off"
        )
        assert t.app.screen.offers[power_off].refused


async def test_a_verb_with_more_arguments_asks_in_a_form() -> None:
    async with table() as t:
        await t.at(SERVER, "esx-3")
        await t.press("n")
        assert t.placing, "every host shows what a guest of usual size would do there"
        await t.press("enter")
        form = t.app.screen
        assert isinstance(form, OrderForm)
        await t.press(*"new-1")
        assert form.line.startswith("create new-1 on esx-3")
        await t.press("enter")
        assert "new-1" in t.floor.session.world.guests


async def test_the_prediction_is_asked_in_its_hour_and_stops_the_clock() -> None:
    options = (Option("a", Text("`esx-1`")), Option("b", Text("esx-2")))
    asked = Prediction(
        Text("Which one, with `esx-1` gone?"), options, ("b",), 2 * HOUR, Text("because")
    )
    async with table(game(prediction=asked)) as t:
        await t.press("4")
        t.pass_(2)
        await t.pilot.pause()
        assert t.now == 2 * HOUR
        assert isinstance(t.app.screen, PredictionSheet)
        assert "Which one, with esx-1 gone?" in str(t.app.screen.items(60))
        assert "`" not in str(t.app.screen.items(60))
        await t.press("2")
        assert isinstance(t.app.screen, PredictionSheet), "a digit sets the speed, no more"
        await t.press("escape")
        assert t.on_floor
        assert [t.floor.session.answered] == [None]
        assert "space asks again" in show(t.app)
        await t.press("space")
        t.pass_(0.2)
        await t.pilot.pause()
        assert t.now == 2 * HOUR
        assert isinstance(t.app.screen, PredictionSheet)
        await t.press("down", "enter")
        assert t.floor.session.answered == "b"
        assert t.on_floor


async def test_enter_and_letters_answer_a_prediction_at_once() -> None:
    """Mutations: the cursor begins on the question; letters are not taken."""
    options = (Option("a", Text("esx-1")), Option("b", Text("esx-2")))
    asked = Prediction(Text("Which one?"), options, ("b",), 2 * HOUR, Text("because"))
    for key, answer in (("enter", "a"), ("b", "b")):
        async with table(game(prediction=asked)) as t:
            await t.press("colon", *"predict", "enter")
            assert isinstance(t.app.screen, PredictionSheet)
            await t.press(key)
            assert t.floor.session.answered == answer
            await t.press(*"predict", "enter")
            assert t.on_floor
            assert "You have answered" in show(t.app)


async def test_a_room_without_a_question_says_so() -> None:
    """Mutation: an empty sheet, which nothing closes."""
    async with table() as t:
        await t.press("colon", *"predict", "enter")
        assert t.on_floor
        assert "This level asks nothing" in show(t.app)


@pytest.mark.parametrize(
    ("line", "told"), [("codex raid", "RAID"), ("fire", "laboratory"), (": fire", "laboratory")]
)
async def test_every_word_of_the_help_is_answered_on_the_floor(line: str, told: str) -> None:
    """Mutation: a word that only the line by line game knows is taken for an order."""
    async with table() as t:
        await t.press("colon")
        t.floor.console.value = line
        await t.press("enter")
        shown = show(t.app)
        assert told in shown
        assert "there is no verb" not in shown


@pytest.mark.parametrize(("line", "until"), [("run 2h", HOUR), ("run 2h through", 2 * HOUR)])
async def test_run_through_lets_alarms_pass(line: str, until: int) -> None:
    """Mutations: the last word is taken for a part of the moment; alarms stop it all the same."""
    async with table(doomed(HOUR)) as t:
        await t.press("colon")
        t.floor.console.value = line
        await t.press("enter")
        assert t.now == until


async def test_a_host_with_running_guests_is_not_powered_off_unasked() -> None:
    """Mutations: only services count; what would stop is not named; an empty host is asked for."""
    async with table() as t:
        await t.at(SERVER, "esx-1")
        await t.press("x")
        assert isinstance(t.app.screen, OrderForm)
        assert "stops too: db-1, web-1" in show(t.app)
        assert t.floor.session.world.servers["esx-1"].state is ServerState.UP
        await t.press("escape")
        await t.at(SERVER, "esx-3")
        await t.press("x")
        assert t.on_floor
        assert t.floor.session.world.servers["esx-3"].state is ServerState.OFF


@pytest.mark.parametrize("verb", ["resize", "reserve", "limit"])
async def test_a_verb_that_only_lacks_a_figure_opens_its_form(verb: str) -> None:
    """Mutation: refused for what may be left out, it is grey and enter does nothing."""
    async with table() as t:
        await t.at(GUEST, "web-1")
        await t.press("enter")
        menu = t.app.screen
        assert isinstance(menu, VerbMenu)
        number = next(i for i, each in enumerate(menu.offers) if each.command.verb == verb)
        assert not menu.offers[number].refused
        line = next(line for line in show(t.app).splitlines() if f"  {verb} " in line)
        assert line.partition("│")[2].rstrip(" │─").count("…") >= 1
        menu.chosen(next(item for item in menu.panel.items if item.id == str(number)))
        await t.pilot.pause()
        form = t.app.screen
        assert isinstance(form, OrderForm)
        assert form.line == f"{verb} web-1"


async def test_escape_opens_the_menu_of_the_game_and_leaves() -> None:
    async with table() as t:
        await t.press("escape")
        assert isinstance(t.app.screen, GameMenu)
        t.app.screen.dismiss("title")
        await t.pilot.pause()
        assert [message.action for message in t.app.said] == ["title"]


async def test_the_end_is_told_once() -> None:
    async with table(game(horizon=2 * HOUR)) as t:
        await t.press("4")
        t.pass_(3)
        t.floor.tick()
        await t.pilot.pause()
        assert len(t.app.said) == 1
        assert t.now == 2 * HOUR


async def test_time_stands_still_under_a_sheet_and_goes_on_after() -> None:
    async with table() as t:
        await t.press("1")
        await t.press("f1")
        t.pass_(1)
        assert t.now == 0
        await t.press("escape")
        t.pass_(1)
        assert t.now > 0


@pytest.mark.parametrize("size", [SMALL, (100, 30), SIZE, (180, 50)])
async def test_nothing_is_clipped_at_any_size(size: tuple[int, int]) -> None:
    async with table(doomed(HOUR), size) as t:
        await t.press("full_stop")
        lines = show(t.app).splitlines()
        assert len(lines) <= size[1]
        assert lines[-1].lstrip().startswith("space")
        assert "F1" in lines[-1] or size[0] < 90
        assert not lines[-1].rstrip().endswith("…")
        assert "lost 01:00" in show(t.app)


async def test_on_a_small_screen_the_inspector_takes_turns_with_the_lists() -> None:
    async with table(size=SMALL) as t:
        assert "services" in show(t.app)
        await t.press("i")
        shown = show(t.app)
        assert "services" not in shown
        assert "operating system" in shown
        await t.press("i")
        assert "services" in show(t.app)


async def test_another_language_and_another_theme_change_everything_at_once() -> None:
    async with table() as t:
        await t.floor.recompose()
        t.app.theme = "daylight"
        await t.pilot.pause()
        assert "services" in show(t.app)
        assert t.floor.focused is t.floor.racks
        await t.press("down")
        assert t.floor.selection == Target(SERVER, "mail-01")


async def test_the_day_lies_under_each_server() -> None:
    async with table() as t:
        await t.press("l")
        lines = [line for line in t.floor.racks.lines() if "▁" in line]
        assert len(lines) >= 6
        await t.press("l")
        assert not [line for line in t.floor.racks.lines() if "▁" in line]


async def test_work_has_a_bar_and_a_time() -> None:
    async with table() as t:
        t.floor.give("migrate web-1 to esx-3")
        await t.pilot.pause()
        work = [line for line in t.floor.panel("board").lines() if line.startswith("» web-1")]
        assert len(work) == 1
        assert "min" in work[0]


async def test_a_clone_is_placed_too_under_a_free_name() -> None:
    async with table() as t:
        t.floor.give("kill web-1")
        await t.at(GUEST, "web-1")
        assert t.floor.begin_placing("clone", Target(GUEST, "web-1"))
        assert t.floor.placing is not None
        assert t.floor.placing.line.startswith("clone web-1 as web-1-2 on esx-")
        await t.press("enter")
        assert not t.placing
        assert t.floor.session.world.jobs


async def test_the_palette_knows_every_verb_and_what_is_selected() -> None:
    async with table() as t:
        await t.at(GUEST, "web-1")
        provider = VerbProvider(t.floor)
        lines = [hit.text async for hit in provider.discover() if isinstance(hit, DiscoveryHit)]
        assert lines[0] == "migrate web-1"
        verbs = {str(line).split()[0] for line in lines}
        assert verbs == {command.verb for command in verbs_in(t.floor.session.world)}
        found = [hit async for hit in provider.search("migr") if isinstance(hit, Hit)]
        assert found
        assert callable(found[0].command)
        found[0].command()
        await t.pilot.pause()
        assert t.placing


async def test_p_takes_an_empty_server_to_another_rack_or_powers_it_on() -> None:
    """Mutations: a server that is off is converted as if something ran on it; one that fits in no
    other rack is offered nothing; what runs on a server is left behind."""
    async with table() as t:
        await t.at(SERVER, "spare-1")
        await t.press("p")
        assert t.floor.placing is not None
        assert t.floor.placing.line == "move spare-1 to rack-a"
        await t.press("escape")
        await t.at(SERVER, "desk-1")
        await t.press("p")
        assert t.floor.placing is not None
        assert t.floor.placing.verb != "move"
        await t.press("escape")
    narrow = room()
    narrow = narrow.put("racks", attrs.evolve(narrow.racks["rack-a"], limit=1))
    async with table(game(narrow)) as t:
        await t.at(SERVER, "spare-1")
        await t.press("p")
        assert not t.placing
        assert isinstance(t.app.screen, OrderForm)
        assert "power-on spare-1" in show(t.app)


async def test_only_rows_that_changed_are_drawn_again() -> None:
    async with table() as t:
        racks = t.floor.racks
        before = racks.redrawn
        t.floor.session.advance(1)
        t.floor.show_all()
        assert racks.redrawn == before
        t.floor.session.advance(3 * HOUR + 5 * MINUTE)
        t.floor.show_all()
        assert 0 < racks.redrawn - before < racks.height
