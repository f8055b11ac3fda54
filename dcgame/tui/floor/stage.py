"""The floor as a screen: what it shows, and how time passes on it. Orders are in ``screen``."""

import gc
import time
from collections.abc import Callable
from typing import Protocol

import attrs
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import HOUR, Seconds
from dcgame.play.alarms import KINDS, alarms, attention
from dcgame.play.forecast import monthly_bill
from dcgame.play.narrate import told
from dcgame.play.session import Session
from dcgame.sim.commands.grammar import completions
from dcgame.tui.floor.board import board_items
from dcgame.tui.floor.clock import FloorSettings, Pace, next_morning
from dcgame.tui.floor.console import Console
from dcgame.tui.floor.drawing import draw
from dcgame.tui.floor.inspector import inspector_items, title_of
from dcgame.tui.floor.keys import CALM, PLACING, TYPING, hint_line
from dcgame.tui.floor.kinds import SERVICE, Look, Target
from dcgame.tui.floor.navigation import first
from dcgame.tui.floor.panels import Status, alarm_target, status_line
from dcgame.tui.floor.placing import Placing
from dcgame.tui.floor.rows import height_of, rows_of
from dcgame.tui.widgets.ink import Line, Run, clean, cut, folded
from dcgame.tui.widgets.line_panel import Item, LinePanel
from dcgame.tui.widgets.rack_floor import RackFloor
from dcgame.words import N_, language, say

BEATS = 10
"""Ticks in a second."""
ANSWER_LINES = 2
DONE = "✔ "
THREE_COLUMNS = 120
BROAD = 160


class Wishes(Protocol):
    """What the player prefers, as far as the floor needs to know."""

    @property
    def speed(self) -> int:
        """The speed at which a level begins."""

    @property
    def pauses(self) -> tuple[str, ...]:
        """Kinds of alarm that stop the clock."""


class Stage(Screen[None]):
    """Panels, a clock, a selection. The world is held by the session alone."""

    CSS_PATH = None
    DEFAULT_CSS = """
    Stage { background: $background; layers: base; }
    Stage #status { height: 1; background: $background; }
    Stage #deck { height: 1fr; }
    Stage #board { width: 21; margin-right: 1; }
    Stage #inspector { width: 28; margin-left: 1; display: none; }
    Stage #feedback { height: 2; padding: 0 1; }
    Stage #keys { height: 1; }
    Stage.-inspecting #board { display: none; }
    Stage.-inspecting #inspector { display: block; margin-left: 0; margin-right: 1; dock: left; }
    Stage.-three #board { display: block; width: 24; }
    Stage.-three #inspector { display: block; margin-left: 1; margin-right: 0; dock: none; }
    Stage.-wide #board { width: 34; }
    Stage.-wide #inspector { width: 40; }
    """

    class Ended(Message, namespace="floor_screen"):
        """The time of the level is up."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    class Left(Message, namespace="floor_screen"):
        """The player leaves: ``action`` is ``title``, ``map``, ``load``, ``restart``, ``quit``."""

        def __init__(self, session: Session, action: str = "title") -> None:
            super().__init__()
            self.session = session
            self.action = action

    def __init__(
        self,
        session: Session,
        clock: Callable[[], float] = time.monotonic,
        settings: Wishes | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.wishes: Wishes = settings or FloorSettings()
        self.pace = Pace(clock, self.wishes.speed)
        self.selection: Target | None = first(session.world)
        self.placing: Placing | None = None
        self.answer: Line = ()
        self.stopped_by: Entry | None = None
        self.day = False
        self._beat: Timer | None = None
        self._daily: tuple[tuple[int, int], int] | None = None
        self._room: tuple[tuple[int, int], bool] | None = None
        self._ended = False
        self._covered = False

    # ------------------------------------------------------------ what is on it

    def compose(self) -> ComposeResult:
        yield LinePanel(id="status", focusable=False)
        with Horizontal(id="deck"):
            yield LinePanel(id="board")
            yield RackFloor(id="racks")
            yield LinePanel(id="inspector")
        yield LinePanel(id="feedback", focusable=False)
        yield Console(self._completions, id="console")
        yield LinePanel(id="keys", focusable=False)

    def on_mount(self) -> None:
        """Begin, paused."""
        self._beat = self.set_interval(1 / BEATS, self.tick, pause=True)
        self.racks.focus()
        self.say_line(((say(N_("space lets time pass")), "dim"),))
        gc.freeze()

    async def recompose(self) -> None:
        """All widgets anew: the language is another one."""
        draw.cache_clear()
        await super().recompose()
        self.racks.focus()
        self.call_after_refresh(self.show_all)

    @property
    def racks(self) -> RackFloor:
        """The racks."""
        return self.query_one("#racks", RackFloor)

    @property
    def console(self) -> Console:
        """The console line."""
        return self.query_one("#console", Console)

    def panel(self, name: str) -> LinePanel:
        """A panel by its id."""
        return self.query_one(f"#{name}", LinePanel)

    def _completions(self, line: str) -> tuple[str, ...]:
        return completions(self.session.world, line)

    def on_resize(self, event: events.Resize) -> None:
        """Three columns where there is room for them."""
        width = event.size.width
        self.set_class(width >= THREE_COLUMNS, "-three")
        self.set_class(width >= BROAD, "-wide")
        self.call_after_refresh(self.show_all)

    # ------------------------------------------------------------ time

    def on_screen_suspend(self) -> None:
        """Something lies over the floor: time stands still under it."""
        self._covered = True
        if self._beat is not None:
            self._beat.pause()

    def on_screen_resume(self) -> None:
        """The floor is in sight again."""
        self._covered = False
        self.wishes = getattr(self.app, "preferences", self.wishes)
        if not self.pace.paused:
            self.run()
        self.call_after_refresh(self.show_all)

    def run(self) -> None:
        """Let time pass."""
        if self.session.over:
            return
        self.pace.run()
        if self._beat is not None:
            self._beat.resume()
        self.stopped_by = None
        if self.answer and self.answer[0][0] != DONE:
            self.answer = ()
        self.show_all()

    def hold(self) -> None:
        """Hold time."""
        self.pace.pause()
        if self._beat is not None:
            self._beat.pause()
        self.show_all()

    def tick(self) -> None:
        """One beat of the clock."""
        step = self.pace.step()
        if not step or self._covered or self.placing is not None:
            return
        self.pass_time(self.session.world.now + step, self._stops)
        self.show_all()
        self._end_if_over()

    def pass_time(self, until: Seconds, stops: Callable[[Entry], bool]) -> None:
        """Let time pass until then, or until an entry that stops it."""
        limit = self._limit(until)
        while self.session.world.now < limit:
            entries = self.session.advance_to_attention(limit)
            found = [entry for entry in entries if stops(entry)]
            if found:
                self._stop_at(min(found, key=_weight), found)
                return
        if self._asks():
            self.hold()
            self.ask_prediction()

    def run_to_attention(self) -> None:
        """Until something needs the player, at most to the next morning or the end."""
        limit = min(next_morning(self.session.world.now), self.session.horizon)
        self.pace.pause()
        self.stopped_by = None
        self.pass_time(limit, attention)
        if self.stopped_by is None and not self.session.over:
            text = say(N_("a quiet stretch: nothing needed you"))
            self.say_line((("● ", "good"), (text, "dim")))
        self.hold()
        self._end_if_over()

    def _limit(self, until: Seconds) -> Seconds:
        prediction = self.session.level.prediction
        if prediction is not None and self.session.answered is None:
            until = min(until, max(self.session.world.now, prediction.ask_at))
        return min(until, self.session.horizon)

    def _asks(self) -> bool:
        prediction = self.session.level.prediction
        return (
            prediction is not None
            and self.session.answered is None
            and self.session.world.now >= prediction.ask_at
        )

    def ask_prediction(self) -> None:
        """Ask the level's question (the screen of orders does)."""

    def _stops(self, entry: Entry) -> bool:
        return attention(entry) and entry.fact.alarm in self.wishes.pauses

    def _stop_at(self, entry: Entry, others: list[Entry]) -> None:
        self.stopped_by = entry
        self.pace.pause()
        if self._beat is not None:
            self._beat.pause()
        hint = say(N_("? why"))
        self.say_line((("▲ ", "bad"), (told(entry), "bad"), (f"   {hint}", "key")))
        places = [self._place_of(each) for each in (*others, entry)]
        lying = [place for place in places if place is not None and place.kind != SERVICE]
        self.select(next(iter((*lying, *places)), None) or self.selection)

    def _place_of(self, entry: Entry) -> Target | None:
        about = str(next(iter(attrs.astuple(entry.fact, recurse=False)), ""))
        return alarm_target(self.session.world, entry.fact.alarm, about)

    def _end_if_over(self) -> None:
        if self.session.over and not self._ended:
            self._ended = True
            self.pace.pause()
            if self._beat is not None:
                self._beat.pause()
            self.post_message(self.Ended(self.session))

    # ------------------------------------------------------------ what it shows

    def select(self, target: Target | None, reveal: bool = True) -> None:
        """Put the cursor on a thing."""
        self.selection = target
        self.show_all()
        if target is not None and reveal:
            self.racks.reveal(target)

    def look(self) -> Look:
        """What the racks show beside the world."""
        tall = self._tall() and not self.day
        if self.placing is None:
            return Look(self.selection, tall=tall, day=self.day)
        placing = self.placing
        return Look(placing.source, placing.ghost, placing.outlooks, tall, self.day)

    def _tall(self) -> bool:
        """Whether every server may have two rows."""
        key = (len(self.session.world.servers), self.racks.size.height)
        if self._room is None or self._room[0] != key:
            self._room = (key, height_of(self.session.world) <= key[1])
        return self._room[1]

    def show_all(self) -> None:
        """Bring every panel up to date; each draws only what changed."""
        if not self.is_mounted or not self.query("#keys"):
            return
        world = self.session.world
        self.racks.show(rows_of(world, self.look()))
        width = self.size.width
        self.panel("status").show((status_line(world, self._status(), width),))
        board = self.panel("board")
        if board.display:
            size = (board.size.width, board.size.height)
            journal = self.session.journal
            board.show(board_items(world, alarms(world), journal, self.selection, size))
        self._show_inspector()
        self.panel("feedback").show(folded(self.answer, width - 2)[:ANSWER_LINES])
        self.panel("keys").show((hint_line(self._hints(), width),))

    def _show_inspector(self) -> None:
        panel = self.panel("inspector")
        if not panel.display:
            return
        width = panel.room
        title = f" {cut(title_of(self.selection), width - 4)} "
        head = Item(((title, "title:cursor"), ("─" * max(0, width - len(title)), "faint")))
        panel.show((head, *inspector_items(self.session.world, self.selection, width)))

    def _hints(self) -> tuple[tuple[str, str], ...]:
        if self.placing is not None:
            return PLACING
        return TYPING if self.console.has_class("open") else CALM

    def _status(self) -> Status:
        level = self.session.level
        return Status(
            title=f"{level.number} {clean(level.title.get(language()))}",
            paused=self.pace.paused,
            speed=self.pace.speed,
            daily=self._daily_cost(),
            alarm=self.pace.paused and self.stopped_by is not None,
        )

    def _daily_cost(self) -> int:
        world = self.session.world
        key = (world.now // HOUR, world.seq)
        if self._daily is None or self._daily[0] != key:
            self._daily = (key, monthly_bill(world) // 30)
        return self._daily[1]

    def say_line(self, line: tuple[Run, ...]) -> None:
        """Show an answer at the bottom."""
        self.answer = line
        self.show_all()


def _weight(entry: Entry) -> int:
    """What customers feel weighs most: the explanation begins with it."""
    kind = entry.fact.alarm
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
