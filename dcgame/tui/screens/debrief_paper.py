"""The paper of the debrief: all sections, from the verdict to the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from dcgame import words
from dcgame.campaign.misconceptions import suspicions
from dcgame.campaign.signs import Case
from dcgame.play import figures
from dcgame.play.causes import causes
from dcgame.play.ledger import Loss, losses
from dcgame.play.lessons import Lesson
from dcgame.play.runs import run_of
from dcgame.play.sharing import share_line
from dcgame.tui.screens.base import Page, starred
from dcgame.tui.screens.debrief_futures import future_lines
from dcgame.tui.screens.debrief_late import LATE, Late
from dcgame.tui.screens.debrief_more import (
    belief_lines,
    exposure_lines,
    lesson_line,
    moment_of,
    run_lines,
    sign_line,
)
from dcgame.tui.screens.debrief_parts import (
    account_lines,
    cause_head,
    cause_line,
    goal_row,
    loss_line,
    prediction_lines,
    service_lines,
    verdict,
)
from dcgame.tui.widgets.futures_plot import FuturesPlot
from dcgame.tui.widgets.keybar import Key, KeyBar
from dcgame.tui.widgets.pick import Pick
from dcgame.tui.widgets.prose import Prose
from dcgame.tui.widgets.quiz import Quiz
from dcgame.tui.widgets.timeline import Period, Timeline, period
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.play.session import Session

MOST_LOSSES = 24
"""Stretches listed one by one, the longest; the others are summed up."""
WIDE = 110
MARGIN = 5
"""Cells of the paper that are not text."""


PROGRESS = 0.3
"""Seconds between two looks at how far a thread has come."""


class Contents(KeyBar):
    """The sections, under the head."""

    DEFAULT_CSS = "Contents { dock: top; background: $background; margin: 1 0 0 0; }"


class Roll(VerticalScroll, inherit_bindings=False):
    """What scrolls; its keys are those of the screen."""


class Paper(Page):
    """What a finished game came to, to be read. What takes a while to reckon stands in parts of
    its own, which fill as it comes."""

    DEFAULT_CSS = """
    Paper {
        & > #paper { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
        & #paper > Static { height: auto; }
        & .part { height: auto; }
        & .part > Static { height: auto; }
        & .section { color: $primary; text-style: bold; margin: 1 0 0 0; }
        & .verdict { margin: 0 0 1 0; }
        & .belief { max-width: 96; }
        & .truth { padding: 0 0 0 2; }
        & #part-exposure { margin: 1 0 0 0; }
        & .share { margin: 1 0 0 0; }
        & .stretches { margin: 1 0 0 0; }
        & #text { margin: 1 0 0 0; max-width: 96; }
        & .muted { color: $text-muted; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._result = session.result()
        self._losses = losses(session.journal, session.world)
        self._causes = causes(session.journal, session.world)
        self._beliefs = suspicions(_case(session))
        self._period = _period(session)
        self._shared = share_line(session)
        self._answers: dict[int, str] = {}
        self.late = Late(session)

    # ------------------------------------------------------------ what it shows

    def head(self) -> Content:
        """The level, its stars, the seed."""
        level = self._session.level
        seed = say(N_("seed {seed}"), seed=self._session.seed)
        return Content.assemble(
            (f"{level.number} {level.title.get(words.language())}", "bold $primary"),
            (f"   {starred(self._result.stars)}", "$accent"),
            (f"   {seed}", "$text-muted"),
        )

    def sections(self) -> list[tuple[str, str]]:
        """Ids and names of what the paper holds, in order."""
        found = [("result", N_("result"))]
        if self._session.origin is not None:
            found.append(("futures", N_("two futures")))
        found += [("time", N_("time")), ("services", N_("services")), ("losses", N_("losses"))]
        found.append(("better", N_("better")))
        if self._beliefs:
            found.append(("beliefs", N_("beliefs")))
        found += [("cost", N_("money")), ("runs", N_("your games"))]
        if self._session.level.questions:
            found.append(("questions", N_("questions")))
        return found

    def body(self) -> ComposeResult:
        keys = [
            Key(str(number), name, f"jump({number})")
            for number, (_, name) in enumerate(self.sections(), 1)
        ]
        yield Contents(keys)
        with Roll(id="paper", can_focus=False):
            yield Static(verdict(self._result), classes="verdict", id="at-result")
            for goal in self._result.goals:
                yield goal_row(goal)
            if self._shared:
                yield Pick(_shared(self._shared), name="share", classes="share")
            if self._session.origin is not None:
                yield _section(say(N_("Two futures")), "futures")
                yield self._part("futures")
            yield _section(say(N_("The time you had")), "time")
            yield self._part("curves")
            yield self._part("exposure")
            yield _section(say(N_("Services")), "services")
            for line in service_lines(self._result.services):
                yield Static(line)
            yield from self._ledger()
            yield _section(say(N_("What would have been better")), "better")
            yield self._part("lessons")
            yield from self._prediction()
            yield from self._believed()
            yield _section(say(N_("What it cost")), "cost")
            for line in account_lines(self._session.world):
                yield Static(line)
            yield _section(say(N_("Your games of this level")), "runs")
            yield self._part("runs")
            yield Prose(self._session.level.debrief.get(words.language()), id="text")
            yield from self._questions()
            yield from _buttons()

    def _part(self, name: str) -> Vertical:
        return Vertical(*self._content(name), id=f"part-{name}", classes="part")

    def _content(self, name: str) -> Iterator[Widget]:
        """What a part holds, as far as it is known."""
        known = self.late.known.get(name)
        width = self.app.size.width - MARGIN
        if name == "curves":
            yield Timeline(self._period, known)
        elif known is None:
            yield Static(Content(self.late.waiting(name)), classes="muted", id=f"wait-{name}")
        elif isinstance(known, str):
            yield Static(Content(known), classes="muted")
        elif name == "futures":
            for line in future_lines(known, width):
                yield Static(line)
            yield FuturesPlot(known)
        elif name == "exposure":
            for line in exposure_lines(known, self._session.world.now, width):
                yield Static(line)
        elif name == "lessons":
            yield from _lessons(known, self._session)
        elif name == "runs":
            mine = run_of("own", self._session.file, self._result)
            for line in run_lines(known, mine, width):
                yield Static(line)

    def _ledger(self) -> ComposeResult:
        yield _section(say(N_("What was lost, and to what")), "losses")
        if not self._losses:
            yield Static(Content(say(N_("Nothing: no service was down or slow for a second."))))
            return
        narrow = self.app.size.width < WIDE
        hurt = [cause for cause in self._causes if cause.down or cause.degraded]
        if hurt:
            yield Static(cause_head())
        for cause in hurt:
            content = cause_line(cause, self._session.journal, narrow=narrow)
            yield Pick(content, name=f"loss-{cause.root}", classes="cause")
        if hurt:
            yield Static(Content(say(N_("Stretch by stretch:"))), classes="muted stretches")
        longest = sorted(self._losses, key=lambda loss: (-loss.seconds, loss.start))
        shown = set(longest[:MOST_LOSSES])
        for loss in self._losses:
            if loss in shown:
                content = loss_line(loss, self._session, narrow=narrow)
                yield Pick(content, name=f"loss-{loss.entry}", classes="loss")
        rest = [loss for loss in self._losses if loss not in shown]
        yield Static(_sum(self._losses, rest), classes="muted")

    def _prediction(self) -> ComposeResult:
        prediction = self._session.level.prediction
        if prediction is not None:
            yield _section(say(N_("What you predicted")))
            for line in prediction_lines(prediction, self._session.answered):
                yield Static(line)

    def _believed(self) -> ComposeResult:
        if self._beliefs:
            yield _section(say(N_("What this game suggests that you believed")), "beliefs")
        for found in self._beliefs:
            belief, truth = belief_lines(found)
            yield Static(belief, classes="belief")
            yield Static(truth, classes="belief truth")
            for seq in found.entries:
                yield Pick(sign_line(self._session.journal, seq), name=f"loss-{seq}")

    def _questions(self) -> ComposeResult:
        questions = self._session.level.questions
        if questions:
            yield _section(say(N_("Do you remember?")), "questions")
        for number, question in enumerate(questions):
            yield Quiz(question, number, self._answers.get(number))

    # ------------------------------------------------------------ what comes later

    def on_mount(self) -> None:
        """Begin to reckon what takes a while."""
        self._reckon(0)
        self.set_interval(PROGRESS, self._progress)

    def _progress(self) -> None:
        """How far it has come that is still being reckoned."""
        for name in tuple(self.late.heard):  # the thread may write while we look
            waiting = next(iter(self.query(f"#wait-{name}").results(Static)), None)
            if waiting is not None:
                waiting.update(Content(self.late.waiting(name)))

    @property
    def complete(self) -> bool:
        """Whether all parts are filled."""
        return set(self.late.known) == {name for name, _ in self.late.work(self.game.shelf)}

    def _reckon(self, number: int) -> None:
        """One part after the other, each in a thread."""
        work = self.late.work(self.game.shelf)
        if number >= len(work):
            return
        name, reckon = work[number]

        def arrived(value: Any) -> None:
            self.late.known[name] = value
            self._fill(name)
            self._reckon(number + 1)

        self.behind(reckon, arrived, say(LATE[name]))

    def _fill(self, name: str) -> None:
        """Show what is known now; a part that is being put together anew will be filled then."""
        part = next(iter(self.query(f"#part-{name}")), None)
        if part is not None and part.is_attached:
            part.remove_children()
            part.mount_all(self._content(name))

    def remember(self) -> Any:
        return self.query_one("#paper").scroll_y

    def restore(self, kept: Any) -> None:
        for name in self.late.known:
            if self.query(f"#wait-{name}"):
                self._fill(name)
        paper = self.query_one("#paper")
        self.call_after_refresh(lambda: paper.scroll_to(y=kept, animate=False))


def _shared(line: str) -> Content:
    """The line for others, and how it is had."""
    copies = say(N_("y copies this line"))
    return Content.assemble((line, "$accent"), (f"   {copies}", "$text-muted"))


def _case(session: Session) -> Case:
    missed = frozenset(goal.kind for goal in session.result().goals if not goal.held)
    return Case(session.trail.first, session.journal, session.world, missed)


def _lessons(found: Sequence[Lesson], session: Session) -> Iterator[Widget]:
    """The changes that would have helped; each leads to its moment, to branch there."""
    if not found:
        text = N_("None of the single changes that were tried would have helped noticeably.")
        yield Static(Content(say(text)), classes="muted")
    for lesson in found:
        moment = moment_of(lesson.difference.change, session.deeds)
        name = f"moment-{moment.at}-{moment.deeds}"
        yield Pick(lesson_line(lesson), name=name, classes="lesson")


def _period(session: Session) -> Period:
    world = session.world
    services = [world.services[name] for name in sorted(world.services)]
    return period(session.journal, services, world.now)


def _section(title: str, name: str = "") -> Static:
    return Static(Content(title), classes="section", id=f"at-{name}" if name else None)


def _sum(found: Sequence[Loss], rest: Sequence[Loss]) -> Content:
    down = sum(loss.seconds - loss.planned for loss in found if loss.kind == "down")
    slow = sum(loss.seconds for loss in found if loss.kind == "degraded")
    text = say(
        N_("In all: {down} down, {slow} slow."),
        down=figures.duration(down),
        slow=figures.duration(slow),
    )
    if rest:
        lost = figures.duration(sum(loss.seconds for loss in rest))
        more = words.say_plural(
            "{count} shorter stretch is not listed ({lost}).",
            "{count} shorter stretches are not listed ({lost}).",
            len(rest),
            lost=lost,
        )
        text = f"{text} {more}"
    return Content(f" {text}")


def _buttons() -> ComposeResult:
    yield Static("")
    for name, label in (
        ("watch", N_("Watch the game again")),
        ("past", N_("Look back, and branch from a moment")),
        ("plots", N_("Plots: servers, services, money, power")),
        ("again", N_("Play again with the same seed")),
        ("fresh", N_("Play again with another seed")),
        ("onward", N_("The next level")),
        ("map", N_("Back to the map")),
    ):
        yield Pick(Content(f"▸ {say(label)}"), name=name)
