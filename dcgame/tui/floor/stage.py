"""The floor as a screen: its panels, and what each shows. Orders are in ``acting``."""

import gc
import time
from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.css.scalar import Scalar
from textual.widget import Widget

from dcgame.kernel.units import HOUR
from dcgame.play.alarms import Alarm, alarms, attention
from dcgame.play.forecast import monthly_bill
from dcgame.play.guide import Guide
from dcgame.play.session import Session
from dcgame.play.settings import Settings
from dcgame.sim.commands.grammar import completions
from dcgame.tui.floor.board import board_items
from dcgame.tui.floor.console import Console
from dcgame.tui.floor.inspector import inspector_items, title_of
from dcgame.tui.floor.keys import CALM, NO_GUESTS, PLACING, TYPING, hint_line
from dcgame.tui.floor.kinds import Look, Paint, Target, TitleRow, unpainted
from dcgame.tui.floor.logbook import Log
from dcgame.tui.floor.mentor import Mentor
from dcgame.tui.floor.navigation import line_of
from dcgame.tui.floor.panels import Status, status_line
from dcgame.tui.floor.passing import BEATS, Passing
from dcgame.tui.floor.plan import plan_of
from dcgame.tui.floor.rows import Rows, height_of
from dcgame.tui.widgets.ink import Line, clean, cut, folded, folded_in
from dcgame.tui.widgets.line_panel import Item, LinePanel
from dcgame.tui.widgets.line_view import Blank, Column, Row
from dcgame.tui.widgets.rack_floor import RackFloor
from dcgame.words import N_, language, say

ANSWER_LINES, LONG_ANSWER = 2, 4
LEAST_LOG = 5
"""Lines under the racks that make a log worth while."""
GUIDE_LINES = 2
THREE_COLUMNS = 120
BROAD = 160


class Stage(Blank, Passing):
    """Panels, a clock, a selection. The world is held by the session alone."""

    CSS_PATH = None
    DEFAULT_CSS = """
    Stage { background: $background; layers: base; }
    Stage #status { height: 1; background: $background; }
    Stage #deck { height: 1fr; }
    Stage #board { width: 21; margin-right: 1; }
    Stage #inspector { width: 28; margin-left: 1; display: none; }
    Stage #middle { width: 1fr; }
    Stage #racks { height: 1fr; }
    Stage #log { height: 8; display: none; }
    Stage #guide { height: 3; padding: 0 1; border-top: solid $accent; display: none; }
    Stage #feedback { height: 2; }
    Stage #keys { height: 1; }
    Stage.-inspecting #board { display: none; }
    Stage.-inspecting #inspector { display: block; margin-left: 0; margin-right: 1; dock: left; }
    Stage.-three #board { display: block; width: 24; }
    Stage.-three #inspector { display: block; margin-left: 1; margin-right: 0; dock: none; }
    Stage.-wide #board { width: 34; }
    Stage.-wide #inspector { width: 40; }
    """

    def __init__(
        self,
        session: Session,
        clock: Callable[[], float] = time.monotonic,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(session, clock, settings)
        self.guide = Guide(session.level.guide)
        self.day = False
        self.rack = ""
        self._daily: tuple[tuple[int, int], int] | None = None
        self._starred: tuple[tuple[int, int], int] | None = None
        self._parts: dict[str, Widget] = {}
        self._log_shown: tuple[object, ...] = ()
        self._rows: Rows | None = None
        self._calm: tuple[object, ...] = (None, None, None)

    # ------------------------------------------------------------ what is on it

    def compose(self) -> ComposeResult:
        yield LinePanel(id="status", focusable=False)
        with Row(id="deck"):
            yield LinePanel(id="board")
            with Column(id="middle"):
                yield RackFloor(id="racks")
                yield LinePanel(id="log")
            yield LinePanel(id="inspector")
        yield LinePanel(id="guide", focusable=False)
        yield Mentor(id="mentor")
        yield LinePanel(id="feedback", focusable=False)
        yield Console(self._completions, id="console")
        yield LinePanel(id="keys", focusable=False)

    def on_mount(self) -> None:
        """Begin, paused."""
        self._beat = self.set_interval(1 / BEATS, self.tick, pause=True)
        self.begin()
        gc.freeze()

    def begin(self) -> None:
        """What is in the player's hand first, and what is said first."""
        self.racks.focus()
        self.say_line(((say(N_("space lets time pass")), "dim"),))

    async def recompose(self) -> None:
        """All widgets anew: the language is another one."""
        self._parts.clear()
        await super().recompose()
        self._parts.clear()
        self._log_shown, self._rows = (), None
        self.racks.focus()
        self.call_after_refresh(self.show_all)

    def part(self, name: str) -> Widget | None:
        """A part of the screen by its id, if it is there; searching takes longer than drawing,
        so what was found is kept."""
        found = self._parts.get(name)
        if found is None:
            found = next(iter(self.query(f"#{name}")), None)
            if found is not None:
                self._parts[name] = found
        return found

    @property
    def racks(self) -> RackFloor:
        """The racks."""
        racks = self.part("racks")
        assert isinstance(racks, RackFloor)
        return racks

    @property
    def console(self) -> Console:
        """The console line."""
        console = self.part("console")
        assert isinstance(console, Console)
        return console

    @property
    def mentor(self) -> Mentor | None:
        """Who says a word on what happens for the first time."""
        mentor = self.part("mentor")
        return mentor if isinstance(mentor, Mentor) else None

    def panel(self, name: str) -> LinePanel:
        """A panel by its id."""
        panel = self.part(name)
        assert isinstance(panel, LinePanel)
        return panel

    def _completions(self, line: str) -> tuple[str, ...]:
        return completions(self.session.world, line)

    def on_resize(self, event: events.Resize) -> None:
        """Three columns where there is room for them."""
        width = event.size.width
        self.set_class(width >= THREE_COLUMNS, "-three")
        self.set_class(width >= BROAD, "-wide")
        self.call_after_refresh(self.show_all)

    def on_line_panel_narrowed(self) -> None:
        """A panel has another width now."""
        self.call_after_refresh(self.show_all)

    def on_rack_floor_resized(self) -> None:
        """What fits under and beside the racks is something else now."""
        self.show_all()

    # ------------------------------------------------------------ what it shows

    def select(self, target: Target | None, reveal: bool = True) -> None:
        """Put the cursor on a thing."""
        self.selection = target
        if target is not None:
            self.deed(f"select {target.id}")
        self.show_selected()
        if target is not None and reveal:
            self.reveal(target)

    def reveal(self, target: Target) -> None:
        """Scroll the racks until a thing is in sight."""
        line = line_of(self.session.world, target)
        if line is not None:
            self.racks.reveal(line)

    def legend(self) -> tuple[TitleRow, ...]:
        """What the signs of an overlay mean, if one lies over the racks."""
        return ()

    def look(self) -> Look:
        """What the racks show beside the world."""
        tall, day, rack = self._tall() and not self.day, self.day, self.rack
        if self.placing is None:
            paint = self.paint() or unpainted
            return Look(self.selection, tall=tall, day=day, rack=rack, paint=paint)
        placing = self.placing
        return Look(placing.source, placing.ghost, placing.outlooks, tall, day, rack)

    def paint(self) -> Callable[[Target], Paint | None] | None:
        """What an overlay says of each thing, if one lies over the racks."""
        return None

    def _tall(self) -> bool:
        """Whether every server may have two rows; the same while the mentor speaks, or a long
        answer stands at the bottom."""
        spoken = self.mentor.taken if self.mentor is not None else 0
        if self.panel("feedback").styles.height == Scalar.from_number(LONG_ANSWER):
            spoken += LONG_ANSWER - ANSWER_LINES
        return height_of(self.session.world) <= self._middle_height() + spoken

    def _middle_height(self) -> int:
        """Lines between the status and the answer."""
        return (self.part("middle") or self.racks).size.height

    # ------------------------------------------------------------ the log

    def log_of(self) -> Log:
        """The log, and what it leaves out."""
        return Log(self.session.world, self.selection)

    def _log_lies_below(self) -> bool:
        """Whether the racks leave room for the log under them."""
        log = self.part("log")
        return log is not None and log.display

    def _lay_out_log(self, needed: int) -> None:
        """The log takes what the racks do not need, where the screen is wide."""
        panel = self.part("log")
        if panel is None:
            return
        left = self._middle_height() - needed
        wanted = self.has_class("-three") and left >= LEAST_LOG
        if panel.display != wanted:
            panel.display = wanted
        if wanted and panel.styles.height != Scalar.from_number(left):
            panel.styles.height = left

    def _show_log(self) -> None:
        if not self._log_lies_below():
            return
        panel, log, journal = self.panel("log"), self.log_of(), self.session.journal
        width = panel.room
        shown = (len(journal), journal[-1].seq, log.name, log.target, width, language())
        if shown != self._log_shown:
            self._log_shown = shown
            panel.show((log.head(width), *log.lines(journal, width)))

    def show_all(self) -> None:
        """Bring every panel up to date; each draws only what changed."""
        if not self.is_mounted or self.part("feedback") is None:
            return
        width = self.size.width
        self.panel("status").show((Item(self.headline(width), "time", ""),))
        self.show_selected()
        self._show_answer(width - 2)
        self.show_keys(width)

    def show_selected(self) -> None:
        """Bring those panels up to date that tell of what is selected."""
        if not self.is_mounted or self.part("feedback") is None:
            return
        world = self.session.world
        look = self.look()
        plan = plan_of(world, look.tall, look.day, look.rack)
        legend = self.legend()
        self._lay_out_log(plan.height + len(legend))
        self._rows = Rows(world, look, self._rows)
        self.racks.steady(self.placing is not None or len(legend) > 1)
        self.racks.show(plan, self._rows, legend)
        self._show_board()
        self._show_log()
        self._show_inspector()
        self._show_guide()

    def _show_board(self) -> None:
        board = self.panel("board")
        if not board.display:
            return
        size, journal = (board.room, board.size.height), self.session.journal
        log = None if self._log_lies_below() else self.log_of()
        items = board_items(self.session.world, self._alarms(), journal, self.selection, size, log)
        board.show(items)

    def _show_answer(self, width: int) -> None:
        """The answer in two lines; in four where it needs them, and while a place is chosen, so
        that the racks stay where they are when the next one has more to say."""
        panel = self.panel("feedback")
        longer = self.placing is not None or len(folded(self.answer, width)) > ANSWER_LINES
        most = LONG_ANSWER if longer else ANSWER_LINES
        if panel.styles.height != Scalar.from_number(most):
            panel.styles.height = most
        answer = folded_in(self.answer, width, most)
        panel.show([((" ", "plain"), *line) for line in answer])

    def _alarms(self) -> tuple[Alarm, ...]:
        """What is wrong. All is well until something happens: a thousand servers are not asked
        again before."""
        world = self.session.world
        calm = (world.seq, world.servers, world.apps)
        if calm[0] == self._calm[0] and calm[1] is self._calm[1] and calm[2] is self._calm[2]:
            return ()
        found = alarms(world)
        self._calm = (None, None, None) if found else calm
        return found

    def headline(self, width: int) -> Line:
        """The top line."""
        return status_line(self.session.world, self._status(), width)

    def show_keys(self, width: int) -> None:
        """The line of keys."""
        self.panel("keys").show(
            (hint_line(self._hints(), width, getattr(self.app, "keymap", None)),)
        )

    def deed(self, what: str) -> None:
        """The guide goes on when what it asked for was done."""
        self.guide.done(what)

    def waits(self) -> bool:
        """The clock waits for a step that wants a key of its own: the shop may be down."""
        if not self.guide.holds:
            return False
        text = say(N_("the clock waits for this step of the guide · 0 skips the guide"))
        self.say_line((("· ", "dim"), (text, "dim")))
        return True

    def tick(self) -> None:
        """One beat of the clock, unless the guide has come to such a step."""
        if self.guide.holds and not self.pace.paused:
            self.hold()
        super().tick()

    def _show_guide(self) -> None:
        if self.part("guide") is None:
            return
        panel, step = self.panel("guide"), self.guide.step
        panel.display = step is not None
        if step is None:
            return
        width = self.size.width - 2
        count, skips = f"{self.guide.count}  ", say(N_("0 skips the guide"))
        runs: Line = (
            (count, "dim"),
            (step.text.get(language()), "accent"),
            (f"  {skips}", "faint"),
        )
        panel.show(folded(runs, width)[:GUIDE_LINES])

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
        if self.console.has_class("open"):
            return TYPING
        return CALM if self.session.world.guests else NO_GUESTS

    def _status(self) -> Status:
        level = self.session.level
        return Status(
            title=f"{level.number or '·'} {clean(level.title.get(language()))}",
            paused=self.pace.paused,
            speed=self.pace.speed,
            daily=self._daily_cost(),
            alarm=self.pace.paused and self.stopped_by is not None and attention(self.stopped_by),
            stars=self._stars(),
        )

    def _stars(self) -> int | None:
        """The stars as things stand, looked at once an hour and after each order."""
        if not self.session.level.goals:
            return None
        key = (self.session.world.now // HOUR, len(self.session.deeds))
        if self._starred is None or self._starred[0] != key:
            self._starred = (key, self.session.result().stars)
        return self._starred[1]

    def _daily_cost(self) -> int:
        world = self.session.world
        key = (world.now // HOUR, world.seq)
        if self._daily is None or self._daily[0] != key:
            self._daily = (key, monthly_bill(world) // 30)
        return self._daily[1]
