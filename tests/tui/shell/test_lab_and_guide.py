"""On the floor: the guide that teaches the keys, the fire buttons, other machines' prompts.

Caught by these: a guide that waits for something that cannot be done, that goes on by itself, or
that cannot be sent away; a shot that is not an order; a prompt that outlives its host; a history
that is lost with the game; a note that is given twice.
"""

import importlib
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from dcgame import words
from dcgame.campaign.codex import find as page_of
from dcgame.campaign.rooms.named import room_named
from dcgame.kernel.units import HOUR
from dcgame.play.notes import NOTES
from dcgame.sim import facts
from dcgame.tui.app import DcgameApp
from dcgame.tui.floor.kinds import GUEST, SERVER, Target
from dcgame.tui.floor.screen import FloorScreen
from dcgame.tui.floor.sheets.fire import FireSheet
from dcgame.tui.floor.sheets.jump import JumpLayer
from dcgame.tui.floor.sheets.terminal import Terminal
from dcgame.tui.floor.sheets.why import WhySheet
from dcgame.tui.screens.codex import CodexScreen
from dcgame.world.guest import GuestState
from tests.tui.pictures import compare, settled, text
from tests.tui.shell.driving import NARROW, NORMAL, game, until


class Room:
    """The game in one of its rooms."""

    def __init__(self, app: DcgameApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def floor(self) -> FloorScreen:
        """The floor, whatever lies over it."""
        return next(each for each in self.app.screen_stack if isinstance(each, FloorScreen))

    @property
    def step(self) -> str:
        """What the guide waits for."""
        step = self.floor.guide.step
        return step.until if step else ""

    @property
    def on_floor(self) -> bool:
        """Whether nothing lies over it."""
        return self.app.screen is self.floor

    def state(self, guest: str) -> GuestState:
        """How a guest is."""
        return self.floor.session.world.guests[guest].state

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def say(self, line: str) -> None:
        """Say a line on the console."""
        await self.press("colon")
        self.floor.console.value = line
        await self.press("enter")


@asynccontextmanager
async def room(
    folder: Path, name: str, size: tuple[int, int] = NORMAL, *, notifications: bool = False
) -> AsyncIterator[Room]:
    """In that room, on its first second."""
    app = game(folder)
    async with app.run_test(size=size, notifications=notifications) as pilot:
        level = room_named(name)
        assert level is not None
        app.play(level, 1)
        await until(pilot, lambda: type(app.screen).__name__ == "FloorScreen")
        yield Room(app, pilot)


async def test_the_guide_leads_through_the_controls(tmp_path: Path) -> None:
    async with room(tmp_path, "first-steps") as it:
        world = it.floor.session.world
        it.floor.select(Target(SERVER, sorted(world.servers)[0]))
        for _ in range(9):
            if it.step == "select srv-2":
                await it.press("down")
        assert it.step == "time"
        assert "2/12" in text(it.app)
        await it.press("space")
        it.floor.pass_time(HOUR, it.floor._stops)
        await it.pilot.pause()
        assert it.step == "open why"
        await it.press("question_mark")
        assert isinstance(it.app.screen, WhySheet)
        await it.press("escape", "enter")
        assert it.step == "order start web-1"
        await it.press("escape", "s")
        assert it.step == "next"
        await it.press("full_stop")
        assert it.floor.session.world.guests["web-1"].state is GuestState.RUNNING
        await it.say("look mail")
        await it.press("escape", "escape")
        assert it.step == "order power-off srv-2"
        it.floor.select(Target(SERVER, "srv-2"))
        it.floor.give("power-off srv-2")
        await it.press("z", "c", "escape")
        assert it.step == "next"
        assert "12/12" in text(it.app)
        await it.press("full_stop", "full_stop")  # to the next morning, and to the end
        await until(it.pilot, lambda: type(it.app.screen).__name__ == "DebriefScreen")
        assert "●●" in text(it.app)


async def test_the_clock_waits_for_a_step_that_wants_a_key(tmp_path: Path) -> None:
    """Mutations: a space more and the night passes with the shop down; `run` or `.` goes by the
    guide; a skipped guide holds the clock; so does a step that needs time."""
    async with room(tmp_path, "first-steps") as it:
        floor = it.floor
        await it.press("space")
        assert [floor.pace.paused] == [True]
        assert "the clock waits for this step" in text(it.app)
        floor.select(Target(SERVER, "srv-2"))
        await it.press("space")
        assert [floor.pace.paused] == [False]
        floor.pass_time(HOUR, floor._stops)
        await it.pilot.pause()
        assert it.step == "open why"
        at = floor.session.world.now
        await it.press("space", "4", "full_stop")
        await it.say("run 2h")
        assert floor.session.world.now == at
        await it.press("0", "space")
        assert [floor.pace.paused] == [False]


async def test_the_guide_is_sent_away(tmp_path: Path) -> None:
    async with room(tmp_path, "first-steps", NARROW) as it:
        assert "1/12" in text(it.app)
        await it.press("0")
        assert "1/12" not in text(it.app)


async def test_there_is_no_guide_elsewhere(tmp_path: Path) -> None:
    async with room(tmp_path, "lab", NARROW, notifications=True) as it:
        assert not it.floor.panel("guide").display


@pytest.mark.parametrize(("size", "label"), [(NARROW, "80x24"), (NORMAL, "120x36")])
@pytest.mark.parametrize("lang", words.LANGUAGES)
async def test_pictures(tmp_path: Path, size: tuple[int, int], label: str, lang: str) -> None:
    words.use(lang)
    async with room(tmp_path, "first-steps", size) as it:
        await settled(it.pilot)
        compare(it.app, f"guide.{label}.{lang}")
    async with room(tmp_path, "lab", size) as it:
        await it.say("ssh esx-1")
        for line in ("ls", "ls /datastore/web-1", "esxtop", "df"):
            it.app.screen.query_one("#line").value = line  # type: ignore[attr-defined]  # a console
            await it.press("enter")
        compare(it.app, f"ssh.{label}.{lang}")


async def test_a_shot_is_an_order_and_can_be_taken_back(tmp_path: Path) -> None:
    async with room(tmp_path, "lab") as it:
        it.floor.select(Target(GUEST, "web-1"))
        await it.press("f")
        sheet = it.app.screen
        assert isinstance(sheet, FireSheet)
        assert sheet.panel.items[0].id.endswith((" on web-1", " on shop-1", " on shop"))
        panic = next(
            n for n, row in enumerate(sheet.panel.items) if "kernel-panic on web-1" in row.id
        )
        sheet.panel.cursor_to(panic)
        await it.press("enter")
        assert it.state("web-1") is GuestState.LOST
        await it.press("z")
        assert it.state("web-1") is GuestState.RUNNING


async def test_a_kind_is_chosen_and_then_whom_it_strikes(tmp_path: Path) -> None:
    async with room(tmp_path, "lab") as it:
        it.floor.select(Target(GUEST, "web-1"))
        await it.press("f")
        sheet = it.app.screen
        assert isinstance(sheet, FireSheet)
        sheet.panel.cursor_to(next(n for n, row in enumerate(sheet.panel.items) if row.id == "psu"))
        await it.press("enter")
        assert all(row.id.startswith("strike psu on ") for row in sheet.panel.items)
        await it.press("enter")
        assert it.on_floor
        assert it.floor.session.undoable.startswith("strike psu on ")


async def test_elsewhere_there_are_no_fire_buttons(tmp_path: Path) -> None:
    async with room(tmp_path, "first-steps") as it:
        await it.press("f")
        assert "this is no laboratory" in text(it.app)


async def test_a_prompt_copies_and_dies_with_its_host(tmp_path: Path) -> None:
    async with room(tmp_path, "lab") as it:
        await it.say("ssh esx-3")
        assert isinstance(it.app.screen, Terminal)
        line = it.app.screen.line
        line.value = "cp -r spare-1 spare-2"
        await it.press("enter")
        assert any(job.detail == "spare-2" for job in it.floor.session.world.jobs.values())
        line.value = "po"
        await it.press("tab")
        assert line.value.strip() == "poweroff"
        await it.press("enter")
        assert "the line is dead" in text(it.app)
        await it.press("escape")
        assert it.on_floor
        await it.say("ssh esx-3")
        assert "esx-3 does not answer" in text(it.app)
        await it.say("bmc esx-3")
        assert isinstance(it.app.screen, Terminal)


async def test_questions_are_answered_and_completed(tmp_path: Path) -> None:
    async with room(tmp_path, "lab") as it:
        await it.say("look esx-1")
        assert "Server esx-1 is up." in text(it.app)
        await it.press("escape")
        await it.say("run 2h")
        assert it.floor.session.world.now == 2 * HOUR
        await it.press("colon")
        it.floor.console.value = "look des"
        await it.press("tab")
        assert it.floor.console.value == "look desk-1 "


async def test_a_label_is_typed_to_go_there(tmp_path: Path) -> None:
    async with room(tmp_path, "lab") as it:
        await it.press("j")
        layer = it.app.screen
        assert isinstance(layer, JumpLayer)
        assert "crm-1" in text(it.app)
        label = next(key for key, (_, spot) in layer.labels.items() if spot.target.id == "crm-1")
        await it.press(*label)
        assert it.on_floor
        assert it.floor.selection == Target(GUEST, "crm-1")


async def test_help_is_about_what_has_the_keys(tmp_path: Path) -> None:
    async with room(tmp_path, "lab") as it:
        it.floor.select(Target(GUEST, "crm-1"))
        await it.press("f1")
        assert "keys and signs" in text(it.app)
        await it.press("c")
        await until(it.pilot, lambda: type(it.app.screen).__name__ == "CodexScreen")
        assert "Guest (virtual machine)" in text(it.app)
        await it.press("escape", "colon", "f1")
        assert "the console" in text(it.app)
        assert "bmc SERVER" in text(it.app)
        await it.press("escape", "escape", "shift+tab", "f1")
        assert any(word in text(it.app) for word in ("the lists", "the inspector"))


async def test_what_was_said_is_there_in_the_next_game(tmp_path: Path) -> None:
    async with room(tmp_path, "lab") as it:
        await it.say("services")
        await it.press("escape")
    async with room(tmp_path, "lab") as it:
        await it.press("colon", "up")
        assert it.floor.console.value == "services"


async def test_a_note_is_given_once_and_lives_in_the_codex(tmp_path: Path) -> None:
    async with room(tmp_path, "lab") as it:
        it.floor.give("strike kernel-panic on web-1")
        it.floor.give("strike kernel-panic on web-2")
        assert it.app.notes_seen == ["panic"]
        await until(it.pilot, lambda: "That is isolation" in text(it.app))
    async with room(tmp_path, "lab") as it:
        it.floor.give("strike kernel-panic on web-1")
        assert it.floor.mentor is not None
        assert it.floor.mentor.note is None
        it.app.open_codex("isolation")
        await until(it.pilot, lambda: "◆ A guest fell alone" in text(it.app))


async def test_a_note_covers_nothing_and_leads_to_its_page(tmp_path: Path) -> None:
    """Mutations: all notes of a moment at once; one that pushes another away; one over the lists;
    lists that do not shrink; the servers with one row each, for as long as it is there; the id of
    the page for its title."""
    async with room(tmp_path, "lab", NARROW) as it:
        tall = it.floor.look().tall
        assert it.floor.give("strike mainboard on esx-1/mainboard-1")
        await until(it.pilot, lambda: "The mentor" in text(it.app))
        mentor, board = it.floor.mentor, it.floor.panel("board")
        assert mentor is not None
        await until(it.pilot, lambda: not mentor.region.overlaps(board.region))
        await until(it.pilot, lambda: len(board.items) <= board.size.height)
        assert not mentor.region.overlaps(it.floor.racks.region)
        assert it.floor.look().tall == tall
        shown = text(it.app)
        assert shown.count("The mentor") == 1
        assert "More in the codex: Blast radius" in " ".join(shown.split())
        note = mentor.note
        assert it.floor.give("strike kernel-panic on web-1")
        assert mentor.note is note
        await it.pilot.click("#mentor", offset=(3, 0))
        await until(it.pilot, lambda: isinstance(it.app.screen, CodexScreen))
        assert "Blast radius" in text(it.app)


def test_notes_speak_of_facts_and_pages_that_exist() -> None:
    known = set()
    for module in pkgutil.iter_modules(facts.__path__):
        known |= set(vars(importlib.import_module(f"{facts.__name__}.{module.name}")))
    for note in NOTES:
        assert note.fact in known, note.id
        assert page_of(note.topic), note.id
