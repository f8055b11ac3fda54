"""The floor: menus, sheets, console and mouse over the orders."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.command import Provider

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Seconds
from dcgame.play import figures
from dcgame.play.alarms import alarms
from dcgame.play.explaining import Reason, explain, stands
from dcgame.play.narrate import told
from dcgame.play.why import entry_behind
from dcgame.tui.floor.keys import BINDINGS as KEYS
from dcgame.tui.floor.kinds import SERVER, Target
from dcgame.tui.floor.navigation import server_of
from dcgame.tui.floor.orders import Offer, offers
from dcgame.tui.floor.palette import VerbProvider, ViewProvider
from dcgame.tui.floor.panels import alarm_target, machine_of
from dcgame.tui.floor.places import verb_of_drop
from dcgame.tui.floor.sheets.fire import FireSheet
from dcgame.tui.floor.sheets.focus import (
    BOARD,
    CONSOLE,
    INSPECTOR,
    PLACING,
    RACKS,
    HelpSheet,
    topic_of,
)
from dcgame.tui.floor.sheets.menu import GameMenu, VerbMenu
from dcgame.tui.floor.sheets.simple import (
    GoalSheet,
    HintSheet,
    PredictionSheet,
    WideSheet,
)
from dcgame.tui.floor.sheets.stack import stack_lines
from dcgame.tui.floor.sheets.why import WhySheet
from dcgame.tui.floor.talking import Talking
from dcgame.tui.widgets.line_panel import LinePanel
from dcgame.tui.widgets.rack_floor import RackFloor
from dcgame.words import N_, say

__all__ = ["FloorScreen"]


class FloorScreen(Talking):
    """Where a level is played. Posts :class:`Ended` and :class:`Left`."""

    BINDINGS = KEYS
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {
        VerbProvider,
        ViewProvider,
    }

    # ------------------------------------------------------------ sheets

    def action_menu(self) -> None:
        """What can be done with what is selected; while placing, do it."""
        if self.placing is not None:
            self.end_placing(True)
            return
        target = self.selection
        if target is None:
            return
        found = offers(self.session.world, target)
        self.deed("open menu")
        self.app.push_screen(VerbMenu(self.session, target.id, found), self._menu_closed)

    def _menu_closed(self, offer: Offer | None) -> None:
        if offer is not None:
            self.offer(offer)

    def action_why(self) -> None:
        """Why the selected thing is as it is, or the worst alarm."""
        seq = self._seq_to_explain()
        if seq is not None:
            self.explain(seq)
            return
        name = self.selection.id if self.selection else ""
        self.show_reasons(stands(self.session, name))

    def explain(self, seq: int) -> None:
        """Why an entry came about."""
        self.show_reasons(explain(self.session, seq))

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """A chain of causes, if there is one."""
        if not reasons:
            self._nothing(say(N_("nothing to explain: nothing has happened to it")))
            return
        self.deed("open why")
        self.app.push_screen(WhySheet(reasons, self.session.world.now), self._why_closed)

    def _why_closed(self, seq: int | None) -> None:
        if seq is None:
            return
        entry = self.session.journal[seq - self.session.journal[0].seq]
        about = _about(entry)
        target = machine_of(self.session.world, about)
        if target is not None:
            self.select(target)

    def _seq_to_explain(self) -> int | None:
        board = self.focused
        if isinstance(board, LinePanel) and board.items:
            item = board.items[board.cursor]
            if item.kind == "entry":
                return int(item.id)
            if item.kind == "alarm":
                return self._alarm_seq(item.id)
        if self.stopped_by is not None:
            return self.stopped_by.seq
        return self._since(self.selection) or self._worst()

    def _alarm_seq(self, key: str) -> int | None:
        for alarm in alarms(self.session.world):
            if f"{alarm.kind}:{alarm.about}" == key:
                return alarm.seq
        return None

    def _worst(self) -> int | None:
        return next((each.seq for each in alarms(self.session.world)), None)

    def _since(self, target: Target | None) -> int | None:
        """The alarm about a thing, or the entry that put it in its state."""
        if target is None:
            return None
        world = self.session.world
        for alarm in alarms(world):
            if alarm_target(world, alarm.kind, alarm.about) == target:
                return alarm.seq
        return entry_behind(world, self.session.journal, target.id)

    def action_stack(self) -> None:
        """The layers of the selected machine beside the other kinds."""
        server = server_of(self.session.world, self.selection)
        if server is None:
            self._nothing(say(N_("select a server or a guest")))
            return
        world, target = self.session.world, self.selection
        self.deed("open stack")
        title = say(N_("layers"))
        self.app.push_screen(WideSheet(title, lambda width: stack_lines(world, target, width)))

    def action_day(self) -> None:
        """Draw the load of the day under each server, or leave it out."""
        self.day = not self.day
        self.show_all()
        if self.selection is not None:
            self.reveal(self.selection)

    def action_hints(self) -> None:
        """The level's hints."""
        self.deed("open hints")
        self.app.push_screen(HintSheet(self.session, self.tries))

    def action_goals(self) -> None:
        """The goals, as things stand."""
        self.deed("open goals")
        self.app.push_screen(GoalSheet(self.session))

    def action_help(self) -> None:
        """About what has the keys, and keys and signs."""
        self.deed("open help")
        topic = topic_of(self.session.world, self.selection)
        self.app.push_screen(HelpSheet(self._where(), topic))

    def _where(self) -> str:
        if self.placing is not None:
            return PLACING
        focused = self.focused.id if self.focused is not None else ""
        return focused if focused in (CONSOLE, BOARD, INSPECTOR) else RACKS

    def ask_prediction(self) -> None:
        """The level's question."""
        self.app.push_screen(PredictionSheet(self.session), self._predicted)

    def _predicted(self, option: str | None) -> None:
        if option is None:
            self._nothing(say(N_("a guess costs nothing: space asks again, once it is time")))
            return
        self.session.predict(option)
        self._nothing(say(N_("noted: the debrief will tell")))

    def action_past(self, at: Seconds | None = None) -> None:
        """Any past moment of this room; one can go on from there in a game of its own."""
        from dcgame.tui.floor.past import look_back

        self.hold()
        clock, wishes, chosen = self.pace.clock, self.wishes, self.selection
        self.app.push_screen(look_back(self.session, clock, wishes, at=at, selection=chosen))

    def action_plots(self) -> None:
        """Load, uptime, cost and power over time; from there to the room at a moment."""
        from dcgame.tui.screens.plots import PlotsScreen

        self.hold()
        self.app.push_screen(PlotsScreen(self.session), self._plots_closed)

    def _plots_closed(self, at: Seconds | None) -> None:
        if at is not None:
            self.action_past(at)

    def action_inspector(self) -> None:
        """On a narrow screen the inspector takes the place of the lists."""
        self.toggle_class("-inspecting")
        self.call_after_refresh(self.show_all)

    def action_alarm(self) -> None:
        """Go to the next thing that is wrong."""
        world = self.session.world
        places = [alarm_target(world, each.kind, each.about) for each in alarms(world)]
        targets = [place for place in dict.fromkeys(places) if place is not None]
        if not targets:
            self.say_line((("● ", "good"), (say(N_("all is well")), "dim")))
            return
        here = targets.index(self.selection) + 1 if self.selection in targets else 0
        self.select(targets[here % len(targets)])

    def action_back(self) -> None:
        """Leave what is being done, or the overlay; else the menu of the game."""
        if self.placing is not None:
            self.end_placing(False)
            return
        if self.overlay:
            self.action_overlay(self.overlay)
            return
        self.app.push_screen(GameMenu(say(N_("paused"))), self._game)

    def _game(self, choice: str | None) -> None:
        if choice in ("title", "quit", "restart"):
            self.pace.pause()
            self.post_message(self.Left(self.session, choice))
        elif choice == "help":
            self.action_help()
        elif choice == "goals":
            self.action_goals()
        elif choice == "past":
            self.action_past()
        elif choice == "plots":
            self.action_plots()
        elif choice == "settings" and hasattr(self.app, "open_settings"):
            self.app.open_settings()

    # ------------------------------------------------------------ laboratory, guide

    def action_fire(self) -> None:
        """What can be broken here, in a laboratory."""
        world = self.session.world
        if not world.setting.misfortunes:
            self._nothing(say(N_("this is no laboratory: here things break by themselves")))
            return
        self.app.push_screen(FireSheet(world, self.selection), self._fired)

    def _fired(self, line: str | None) -> None:
        if line:
            self.give(line)

    def action_skip_guide(self) -> None:
        """No guide any more."""
        self.guide.skip()
        self.show_all()

    # ------------------------------------------------------------ panels and mouse

    def on_line_panel_chosen(self, message: LinePanel.Chosen) -> None:
        """A line of a panel was chosen: go there, or ask why."""
        item, world = message.item, self.session.world
        if item.kind == "time":
            self.action_past()
            return
        if item.kind == "note":
            self.app.open_codex(item.id)  # type: ignore[attr-defined]  # it alone has notes
            return
        if item.kind == "filter":
            self.action_filter()
            return
        if item.kind == "entry":
            self._read_entry(int(item.id), message.opened)
            return
        if item.kind == "alarm":
            kind, _, about = item.id.partition(":")
            self.select(alarm_target(world, kind, about))
            seq = self._alarm_seq(item.id)
            if message.opened and seq is not None:
                self.explain(seq)
            return
        self.select(Target(item.kind, item.id))
        if message.opened:
            self.action_menu()

    def _read_entry(self, seq: int, opened: bool) -> None:
        """An entry of the log in full; opened, why it came about."""
        if opened:
            self.explain(seq)
            return
        entry = self.session.journal[seq - self.session.journal[0].seq]
        self.say_line(((figures.moment(entry.at) + "  ", "dim"), (told(entry), "plain")))

    def on_rack_floor_picked(self, message: RackFloor.Picked) -> None:
        """The mouse picked something on the racks."""
        if self.placing is not None:
            target = message.target
            server = server_of(self.session.world, target)
            if self.placing.go(target) or (server and self.placing.go(Target(SERVER, server.id))):
                self._show_ghost()
            return
        self.select(message.target, reveal=False)
        if message.menu:
            self.action_menu()

    def on_rack_floor_dragged(self, message: RackFloor.Dragged) -> None:
        """Something is dragged: placing with the mouse. Over what decides the verb."""
        over, placing = message.over, self.placing
        verb = verb_of_drop(self.session.world, message.source, over) if over is not None else ""
        if verb and (placing is None or placing.verb != verb):
            if not self.begin_placing(verb, message.source):
                return
            placing = self.placing
        known = bool(verb) and placing is not None and over is not None and placing.go(over)
        if message.dropped:
            self.end_placing(known, stay=False)
        elif known:
            self._show_ghost()


def _about(entry: Entry) -> str:
    import attrs

    values = attrs.astuple(entry.fact, recurse=False)
    return str(values[0]) if values else ""
