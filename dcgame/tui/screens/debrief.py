"""The debrief: what the game came to, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from dcgame import words
from dcgame.play.ledger import Loss, losses
from dcgame.tui.screens.base import Page, starred
from dcgame.tui.screens.debrief_parts import (
    account_lines,
    goal_row,
    loss_line,
    prediction_lines,
    service_lines,
    verdict,
)
from dcgame.tui.screens.why import CauseScreen
from dcgame.tui.shelf import fresh_seed
from dcgame.tui.widgets.keybar import Key
from dcgame.tui.widgets.pick import Pick
from dcgame.tui.widgets.prose import Prose
from dcgame.tui.widgets.quiz import LETTERS, Quiz
from dcgame.tui.widgets.timeline import Period, Timeline, period
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.play.session import Session

MOST_LOSSES = 24
"""Stretches listed one by one, the longest; the others are summed up."""
WIDE = 110


class DebriefScreen(Page):
    """A finished game, from the verdict to the questions. Nothing here changes it."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", show=False),
        Binding("n", "fresh", show=False),
        Binding("m,escape", "map", show=False),
        Binding("t", "past", show=False),
        Binding("w", "watch", show=False),
        Binding("g", "plots", show=False),
        Binding("l", "app.language", show=False),
        *(Binding(letter, f"answer({letter!r})", show=False) for letter in LETTERS),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(12)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("home", "scroll(-9999)", show=False),
        Binding("end", "scroll(9999)", show=False),
    ]
    KEYS = (
        Key("↑↓", N_("read on"), ""),
        Key("Tab", N_("choose"), "app.focus_next"),
        Key("r", N_("play again"), "again"),
        Key("n", N_("another seed"), "fresh"),
        Key("t", N_("past"), "past"),
        Key("w", N_("watch"), "watch"),
        Key("g", N_("plots"), "plots"),
        Key("m", N_("map"), "map"),
        Key("l", N_("language"), "app.language"),
    )
    DEFAULT_CSS = """
    DebriefScreen {
        & > #paper { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
        & #paper > Static { height: auto; }
        & .section { color: $primary; text-style: bold; margin: 1 0 0 0; }
        & .verdict { margin: 0 0 1 0; }
        & #text { margin: 1 0 0 0; max-width: 96; }
        & .muted { color: $text-muted; }
    }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._result = session.result()
        self._losses = losses(session.journal, session.world)
        self._period = _period(session)
        self._answers: dict[int, str] = {}

    def head(self) -> Content:
        """The level, its stars, the seed."""
        level = self._session.level
        seed = say(N_("seed {seed}"), seed=self._session.seed)
        return Content.assemble(
            (f"{level.number} {level.title.get(words.language())}", "bold $primary"),
            (f"   {starred(self._result.stars)}", "$accent"),
            (f"   {seed}", "$text-muted"),
        )

    def body(self) -> ComposeResult:
        with VerticalScroll(id="paper", can_focus=False):
            yield Static(verdict(self._result), classes="verdict")
            for goal in self._result.goals:
                yield goal_row(goal)
            yield _section(say(N_("The time you had")))
            yield Timeline(self._period)
            yield _section(say(N_("Services")))
            for line in service_lines(self._result.services):
                yield Static(line)
            yield from self._ledger()
            yield from self._prediction()
            yield _section(say(N_("What it cost")))
            for line in account_lines(self._session.world):
                yield Static(line)
            yield Prose(self._session.level.debrief.get(words.language()), id="text")
            yield from self._questions()
            yield from _buttons()

    def _ledger(self) -> ComposeResult:
        yield _section(say(N_("What was lost, and to what")))
        if not self._losses:
            yield Static(Content(say(N_("Nothing: no service was down or slow for a second."))))
            return
        longest = sorted(self._losses, key=lambda loss: (-loss.seconds, loss.start))
        shown = set(longest[:MOST_LOSSES])
        narrow = self.app.size.width < WIDE
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

    def _questions(self) -> ComposeResult:
        questions = self._session.level.questions
        if questions:
            yield _section(say(N_("Do you remember?")))
        for number, question in enumerate(questions):
            yield Quiz(question, number, self._answers.get(number))

    # ------------------------------------------------------------ what can be done

    def on_pick_chosen(self, message: Pick.Chosen) -> None:
        """A line of the ledger, or a button."""
        message.stop()
        name = message.pick.name or ""
        if name.startswith("loss-"):
            links = self._session.why(int(name.removeprefix("loss-")))
            self.app.push_screen(CauseScreen(links, self._session.world.now))
        elif name == "again":
            self.action_again()
        elif name == "fresh":
            self.action_fresh()
        elif name == "past":
            self.action_past()
        elif name == "watch":
            self.action_watch()
        else:
            self.action_map()

    def on_quiz_answered(self, message: Quiz.Answered) -> None:
        """Kept, so that a change of language does not forget it."""
        message.stop()
        self._answers[message.number] = message.option

    async def action_answer(self, letter: str) -> None:
        """A letter answers the first question that has no answer yet."""
        quiz = next((quiz for quiz in self.query(Quiz) if not quiz.answered), None)
        if quiz is not None:
            quiz.scroll_visible(animate=False)
            await quiz.answer(letter)

    def action_again(self) -> None:
        """The same luck once more."""
        self.game.enter_anew(self._session.level, self._session.seed)

    def action_fresh(self) -> None:
        """The same level with other luck."""
        self.game.enter_anew(self._session.level, fresh_seed())

    def action_past(self) -> None:
        """Any moment of this game; one can go on from there in a game of its own."""
        self.game.open_past(self._session)

    def action_plots(self) -> None:
        """Load, uptime, cost and power over the time that it lasted."""
        from dcgame.tui.screens.plots import PlotsScreen

        self.app.push_screen(PlotsScreen(self._session, 0), self._plots_closed)

    def _plots_closed(self, at: int | None) -> None:
        if at is not None:
            self.game.open_past(self._session, at=at)

    def action_watch(self) -> None:
        """The game once more, to look at."""
        self.game.open_past(self._session, playing=True)

    def action_map(self) -> None:
        """Back to the campaign."""
        self.app.pop_screen()
        self.game.open_campaign()

    def action_scroll(self, lines: int) -> None:
        """Move the paper."""
        self.query_one("#paper").scroll_relative(y=lines, animate=False)

    def remember(self) -> Any:
        return self.query_one("#paper").scroll_y

    def restore(self, kept: Any) -> None:
        paper = self.query_one("#paper")
        self.call_after_refresh(lambda: paper.scroll_to(y=kept, animate=False))


def _period(session: Session) -> Period:
    world = session.world
    services = [world.services[name] for name in sorted(world.services)]
    return period(session.journal, services, world.now)


def _section(title: str) -> Static:
    return Static(Content(title), classes="section")


def _sum(found: Sequence[Loss], rest: Sequence[Loss]) -> Content:
    from dcgame.play import figures

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
        ("again", N_("Play again with the same seed")),
        ("fresh", N_("Play again with another seed")),
        ("map", N_("Back to the map")),
    ):
        yield Pick(Content(f"▸ {say(label)}"), name=name)
