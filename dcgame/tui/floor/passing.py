"""How time passes on the floor: beats, stops, the end."""

import time
from collections.abc import Callable

import attrs
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Seconds
from dcgame.play.alarms import KINDS, attention
from dcgame.play.narrate import told
from dcgame.play.planned import foreseen
from dcgame.play.session import Session
from dcgame.play.settings import Settings
from dcgame.tui.floor.clock import Pace, next_morning
from dcgame.tui.floor.kinds import SERVICE, Target
from dcgame.tui.floor.navigation import first
from dcgame.tui.floor.panels import alarm_target
from dcgame.tui.floor.placing import Placing
from dcgame.tui.widgets.ink import Line, Run
from dcgame.words import N_, say

BEATS = 10
"""Ticks in a second."""
DONE = "✔ "
LASTS = 8 * BEATS
"""For how many beats of running time an order that was carried out stays at the bottom."""


class Passing(Screen[None]):
    """A screen over a session whose time it lets pass. What it shows is left to others."""

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
        settings: Settings | None = None,
    ) -> None:
        super().__init__()
        self.session = session
        self.wishes = settings or Settings()
        self.pace = Pace(clock, self.wishes.speed)
        self.selection: Target | None = first(session.world)
        self.placing: Placing | None = None
        self.answer: Line = ()
        self.stopped_by: Entry | None = None
        self._beats_left = 0
        self._beat: Timer | None = None
        self._ended = False
        self._covered = False

    def deed(self, what: str) -> None:
        """The player did something: a guide may have waited for it."""

    def note_all(self, entries: tuple[Entry, ...]) -> None:
        """Something happened: the mentor may have a word on it."""

    def show_all(self) -> None:
        """Bring everything in sight up to date."""
        raise NotImplementedError

    def select(self, target: Target | None, reveal: bool = True) -> None:
        """Put the cursor on a thing."""
        raise NotImplementedError

    def waits(self) -> bool:
        """Whether the clock may not run now; then it has been said why."""
        return False

    def say_line(self, line: tuple[Run, ...]) -> None:
        """Show an answer at the bottom."""
        self.answer, self._beats_left = line, LASTS
        self.show_all()

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
        if self.session.over or self.waits():
            return
        self.pace.run()
        self.deed("time")
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
        self._beats_left -= 1
        if self._beats_left < 0 and self.answer[:1] == ((DONE, "good"),):
            self.answer = ()
        self.pass_time(self.session.world.now + step, self._stops)
        self.show_all()
        self._end_if_over()

    def pass_time(self, until: Seconds, stops: Callable[[Entry], bool]) -> None:
        """Let time pass until then, or until an entry that stops it."""
        limit = self._limit(until)
        while self.session.world.now < limit:
            entries = self.session.advance_to_attention(limit)
            self.note_all(entries)
            journal = self.session.journal
            planned = [entry for entry in entries if foreseen(journal, entry)]
            found = [entry for entry in entries if stops(entry) and entry not in planned]
            for entry in planned:
                text = say(N_("as planned"))
                self.say_line((("▲ ", "warn"), (told(entry), "warn"), (f" · {text}", "dim")))
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
        self.pass_time(limit, self.session.is_news)
        if self.stopped_by is None and not self.session.over and not self._asks():
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
        if attention(entry):
            self.deed("alarm")
        self.pace.pause()
        if self._beat is not None:
            self._beat.pause()
        hint = say(N_("? why"))
        if attention(entry):
            self.say_line((("▲ ", "bad"), (told(entry), "bad"), (f"   {hint}", "key")))
        else:
            self.say_line((("● ", "good"), (told(entry), "plain"), (f"   {hint}", "key")))
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


def _weight(entry: Entry) -> int:
    """What customers feel weighs most: the explanation begins with it."""
    kind = entry.fact.alarm
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
