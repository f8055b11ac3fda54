"""The floor as it was: read-only, at any moment, or played from there at any speed."""

import time
from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.containers import Horizontal
from textual.message import Message

from dcgame.kernel.journal import Entry, find
from dcgame.kernel.units import HOUR, Seconds
from dcgame.play import figures
from dcgame.play.alarms import attention
from dcgame.play.history import ranks_of
from dcgame.play.narrate import told
from dcgame.play.past import Past, Stop
from dcgame.play.session import Session
from dcgame.play.settings import Settings
from dcgame.play.trail import Moment, moment_at
from dcgame.sim.facts.play import Ordered
from dcgame.tui.floor.kinds import Target
from dcgame.tui.floor.panels import status_line
from dcgame.tui.floor.screen import FloorScreen
from dcgame.tui.screens.confirm import ConfirmScreen
from dcgame.tui.widgets.ink import Line, Run, width_of
from dcgame.tui.widgets.keybar import Key, KeyBar
from dcgame.tui.widgets.line_panel import LinePanel
from dcgame.tui.widgets.rack_floor import RackFloor
from dcgame.tui.widgets.scrubber import Course, Scrubber
from dcgame.tui.widgets.strips import worst_of
from dcgame.words import N_, say, say_plural

SIGNS: dict[str, Run] = {
    "order": (": ", "accent"),
    "fault": ("✖ ", "bad"),
    "alarm": ("▲ ", "warn"),
}


class PastScreen(FloorScreen, inherit_bindings=False):
    """Any moment of a game. Posts :class:`Branched` when the player goes on from one.

    ``playing`` begins at the first second and lets the recorded game run.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", N_("play"), id="past.pause"),
        Binding("1", "speed(1)", show=False, id="past.speed1"),
        Binding("2", "speed(2)", show=False, id="past.speed2"),
        Binding("3", "speed(3)", show=False, id="past.speed3"),
        Binding("4", "speed(4)", show=False, id="past.speed4"),
        Binding("n", "stop(1)", N_("next mark"), id="past.next"),
        Binding("p", "stop(-1)", N_("mark before"), id="past.previous"),
        Binding("b", "branch", N_("branch"), id="past.branch"),
        Binding("g", "plots", N_("plots"), id="past.plots"),
        Binding("up", "move('up')", show=False, id="past.up"),
        Binding("down", "move('down')", show=False, id="past.down"),
        Binding("left", "move('left')", show=False, id="past.left"),
        Binding("right", "move('right')", show=False, id="past.right"),
        Binding("question_mark", "why", N_("why"), id="past.why"),
        Binding("k", "stack", N_("layers"), id="past.stack"),
        Binding("i", "inspector", N_("inspector"), id="past.inspector"),
        Binding("l", "day", N_("load of the day"), id="past.day"),
        Binding("a", "alarm", N_("next alarm"), id="past.alarm"),
        Binding("f1", "help", N_("help"), id="past.help"),
        Binding("tab", "app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", show=False),
        Binding("escape,q,t", "back", N_("back"), id="past.leave"),
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = set()
    KEYS = (
        Key("←→", N_("time"), ""),
        Key("n", N_("next mark"), "stop(1)"),
        Key("p", N_("mark before"), "stop(-1)"),
        Key("b", N_("branch here"), "branch"),
        Key("Esc", N_("back"), "back"),
        Key("Space", N_("play"), "pause"),
        Key("1-4", N_("speed"), ""),
        Key("?", N_("why"), "why"),
        Key("g", N_("plots"), "plots"),
        Key("Tab", N_("racks"), "app.focus_next"),
        Key("k", N_("layers"), "stack"),
        Key("l", N_("day"), "day"),
        Key("F1", N_("help"), "help"),
    )

    class Branched(Message, namespace="past_screen"):
        """The player goes on from ``moment`` of ``game``."""

        def __init__(self, game: Session, moment: Moment) -> None:
            super().__init__()
            self.game = game
            self.moment = moment

    def __init__(
        self,
        past: Past,
        clock: Callable[[], float] = time.monotonic,
        settings: Settings | None = None,
        *,
        at: Seconds | Moment | None = None,
        selection: Target | None = None,
        playing: bool = False,
    ) -> None:
        super().__init__(past, clock, settings)
        self.past = past
        self.guide.skip()
        self.selection = selection or self.selection
        self._playing = playing
        self._course = _course(past)
        self._latest: Line = ()
        self._first = moment_at(past.deeds, at) if isinstance(at, int) else at or past.moment

    # ------------------------------------------------------------ what is on it

    def compose(self) -> ComposeResult:
        yield LinePanel(id="status", focusable=False)
        with Horizontal(id="deck"):
            yield LinePanel(id="board")
            yield RackFloor(id="racks")
            yield LinePanel(id="inspector")
        yield LinePanel(id="feedback", focusable=False)
        yield Scrubber(self._course, self.past.moment.at, id="scrubber")
        yield KeyBar(self.KEYS)

    def begin(self) -> None:
        """Look at the present, or begin to play."""
        self.scrubber.focus()
        if self._playing:
            self.look_at(0)
            self.run()
        else:
            self.past.go(self._first)
            self._arrived(())

    async def recompose(self) -> None:
        """All widgets anew; the arrows stay with the time."""
        await super().recompose()
        self.scrubber.focus()
        self._tell(())

    @property
    def scrubber(self) -> Scrubber:
        """The strip of time."""
        return self.query_one("#scrubber", Scrubber)

    def headline(self, width: int) -> Line:
        """The top line, and that this is not the present."""
        sign: Line = ((" ◀ ", "accent:block"), (say(N_("PAST")) + " ", "accent:block"))
        rest = status_line(self.past.world, self._status(), width - width_of(sign))
        return (*sign, *rest)

    def show_keys(self, width: int) -> None:
        """They stand still, and can be clicked."""

    # ------------------------------------------------------------ where one looks

    def look_at(self, at: Seconds) -> None:
        """Look at a second."""
        before = self.past.world.seq
        self.past.go_to(at)
        self._arrived(tuple(entry for entry in self.past.journal if entry.seq >= before))

    def _arrived(self, news: tuple[Entry, ...]) -> None:
        self._heal_selection()
        self.scrubber.look_at(self.past.moment.at)
        self._tell(news)

    def _tell(self, news: tuple[Entry, ...]) -> None:
        """What happens here, or what has just gone by; and how far it is to the present."""
        stop = self.past.here()
        runs: list[Run] = [(figures.moment(self.past.moment.at), "key"), ("  ", "plain")]
        if stop is not None:
            runs += _stop_runs(self.past, stop)
        else:
            self._latest = _news_runs(news) or self._latest
            runs += self._latest if not self.pace.paused else ()
        left = self.past.present.at - self.past.moment.at
        if self.past.moment == self.past.present:
            runs.append((say(N_("as far as it was played")), "dim"))
        elif len(runs) == 2:
            text = say(N_("{time} before the last moment played"), time=figures.duration(left))
            runs.append((text, "dim"))
        self.say_line(tuple(runs))

    def on_scrubber_moved(self, message: Scrubber.Moved) -> None:
        """The strip was moved."""
        message.stop()
        self.pace.pause()
        self.look_at(message.at)

    def action_stop(self, way: int) -> None:
        """To the next order, fault or alarm, or the one before."""
        stop = self.past.next_stop(way)
        self.pace.pause()
        if stop is None:
            self.look_at(self.past.present.at if way > 0 else 0)
            return
        self.past.go(stop.moment)
        self._arrived(())

    # ------------------------------------------------------------ playing

    def tick(self) -> None:
        """One beat: the recorded game goes on."""
        step = self.pace.step()
        if not step or self._covered:
            return
        self.look_at(self.past.moment.at + step)
        if self.past.moment.at >= self.past.present.at:
            self.hold()

    def run(self) -> None:
        """Play; from the beginning, if this is the end."""
        if self.past.moment.at >= self.past.present.at:
            self.look_at(0)
        super().run()

    # ------------------------------------------------------------ what can be done

    def action_branch(self) -> None:
        """Ask, and then go on from here in a game of its own."""
        self.hold()
        given = sum(deed.do == "order" for deed in self.past.deeds[: self.past.moment.deeds])
        question = say_plural(
            "Go on from {moment}? A new game begins there, with the {count} order given "
            "until then. The old one stays as it is.",
            "Go on from {moment}? A new game begins there, with the {count} orders given "
            "until then. The old one stays as it is.",
            given,
            moment=figures.moment(self.past.moment.at),
        )
        self.app.push_screen(ConfirmScreen(question), self._branch)

    def _branch(self, yes: bool | None) -> None:
        if yes:
            self.post_message(self.Branched(self.past.game, self.past.moment))

    def action_menu(self) -> None:
        """Nothing can be done to the past: say what can."""
        self._nothing(say(N_("this is the past: b goes on from here in a game of its own")))

    def begin_placing(self, verb: str, source: Target | None) -> bool:
        """Nothing is moved in the past."""
        self.action_menu()
        return False

    def action_help(self) -> None:
        """What can be done in the past, and with what has the keys."""
        from dcgame.tui.screens.helping import PageHelp

        self.app.push_screen(PageHelp("PastScreen", self.focused, self.KEYS))

    def action_plots(self) -> None:
        """Plots of the whole game, the cursor where one looks; and back to where it then is."""
        from dcgame.tui.screens.plots import PlotsScreen

        self.hold()
        self.app.push_screen(PlotsScreen(self.past.game, self.past.moment.at), self._plots_closed)

    def _plots_closed(self, at: Seconds | None) -> None:
        if at is not None:
            self.look_at(at)

    def action_back(self) -> None:
        """To where one came from."""
        self.hold()
        self.dismiss()


def _course(past: Past) -> Course:
    services = [past.world.services[name] for name in sorted(past.world.services)]
    ranks = [ranks_of(past.journal, service, past.present.at) for service in services]
    marks = [(stop.moment.at, stop.kind) for stop in past.stops]
    return Course(max(HOUR, past.present.at), past.present.at, worst_of(ranks), tuple(marks))


def _stop_runs(past: Past, stop: Stop) -> list[Run]:
    glyph, tone = SIGNS[stop.kind]
    entry = find(past.game.journal, stop.seq)
    if entry is None:
        return []
    if isinstance(entry.fact, Ordered):
        text = say(N_("here comes the order  {line}"), line=entry.fact.line)
        return [(glyph, tone), (text, tone)]
    return [(glyph, tone), (told(entry), tone), ("   ", "plain"), (say(N_("? why")), "key")]


def _news_runs(news: tuple[Entry, ...]) -> Line:
    """What has just gone by: an order before what came of it, else the latest alarm."""
    orders = [entry for entry in news if isinstance(entry.fact, Ordered)]
    if orders:
        return (*_hour(orders[-1]), (": ", "accent"), (orders[-1].fact.line, "accent"))
    grave = [entry for entry in news if attention(entry)]
    return (*_hour(grave[-1]), ("▲ ", "bad"), (told(grave[-1]), "bad")) if grave else ()


def _hour(entry: Entry) -> Line:
    return ((f"{figures.hour(entry.at)} ", "dim"),)


def look_back(game: Session, *args: Any, **kwargs: Any) -> PastScreen:
    """A screen over the past of a game."""
    return PastScreen(Past(game), *args, **kwargs)
