"""The debrief: what the game came to, and why; and what can be done from there."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from dcgame.play.explaining import explain
from dcgame.play.trail import Moment
from dcgame.tui.screens.debrief_paper import Paper
from dcgame.tui.screens.why import CauseScreen
from dcgame.tui.shelf import fresh_seed
from dcgame.tui.widgets.keybar import Key
from dcgame.tui.widgets.pick import Pick
from dcgame.tui.widgets.quiz import LETTERS, Quiz
from dcgame.words import N_, say

STEP = 3
"""Lines of the paper that an arrow moves where nothing is near that could be opened."""
MARGIN = 2
"""Lines that a section may stand below the top, and still be the one that is read."""


class DebriefScreen(Paper):
    """A finished game, from the verdict to the questions. Nothing here changes it."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "again", show=False),
        Binding("n", "fresh", show=False),
        Binding("m,escape", "map", show=False),
        Binding("full_stop", "onward", show=False),
        Binding("t", "past", show=False),
        Binding("w", "watch", show=False),
        Binding("g", "plots", show=False),
        Binding("y", "copy", show=False),
        Binding("l", "app.language", show=False),
        *(Binding(letter, f"answer({letter!r})", show=False) for letter in LETTERS),
        *(Binding(str(number), f"jump({number})", show=False) for number in range(1, 10)),
        Binding("down,j", "step(1)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("right", "section(1)", show=False),
        Binding("left", "section(-1)", show=False),
        Binding("pagedown,space", "scroll(12)", show=False),
        Binding("pageup", "scroll(-12)", show=False),
        Binding("home", "scroll(-9999)", show=False),
        Binding("end", "scroll(9999)", show=False),
    ]
    KEYS = (
        Key("↑↓", N_("read on"), ""),
        Key("←→", N_("section"), ""),
        Key("Enter", N_("choose"), ""),
        Key("r", N_("play again"), "again"),
        Key("t", N_("past"), "past"),
        Key("w", N_("watch"), "watch"),
        Key("g", N_("plots"), "plots"),
        Key("m", N_("map"), "map"),
        Key(".", N_("next level"), "onward"),
        Key("n", N_("another seed"), "fresh"),
        Key("l", N_("language"), "app.language"),
    )

    def on_pick_chosen(self, message: Pick.Chosen) -> None:
        """A line of the ledger, or a button."""
        message.stop()
        name = message.pick.name or ""
        if name.startswith("loss-"):
            reasons = explain(self._session, int(name.removeprefix("loss-")))
            self.app.push_screen(CauseScreen(reasons, self._session.world.now))
            return
        if name.startswith("moment-"):
            _, at, deeds = name.split("-")
            self.game.open_past(self._session, at=Moment(int(at), int(deeds)))
            return
        actions = {
            "again": self.action_again,
            "fresh": self.action_fresh,
            "past": self.action_past,
            "watch": self.action_watch,
            "plots": self.action_plots,
            "share": self.action_copy,
            "onward": self.action_onward,
        }
        actions.get(name, self.action_map)()

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

    def action_jump(self, number: int) -> None:
        """To a section."""
        found = self.sections()
        if number <= len(found):
            place = self.query_one(f"#at-{found[number - 1][0]}")
            line = self._line_of(self.focused) if self.focused is not None else 0
            self._paper.scroll_to_widget(place, animate=False, top=True, immediate=True)
            self._let_go(line)

    def action_again(self) -> None:
        """The same luck once more."""
        self.game.enter_anew(self._session.level, self._session.seed)

    def action_fresh(self) -> None:
        """The same level with other luck."""
        self.game.enter_anew(self._session.level, fresh_seed())

    def action_onward(self) -> None:
        """The brief of the level that comes after this one."""
        game, level = self.game, self._session.level
        self.behind(lambda: game.shelf.level_after(level), game.onward)

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

    def action_copy(self) -> None:
        """The line of a daily room to the clipboard."""
        if self._shared:
            self.app.copy_to_clipboard(self._shared)
            self.app.notify(say(N_("copied")), markup=False)

    # ------------------------------------------------------------ reading

    def action_scroll(self, lines: int) -> None:
        """Move the paper; what is left behind does not keep the keys."""
        mine = self.focused
        line = self._line_of(mine) if mine is not None else 0
        self._paper.scroll_relative(y=lines, animate=False, immediate=True)
        self._let_go(line)

    @property
    def _paper(self) -> Widget:
        return self.query_one("#paper")

    def action_step(self, by: int) -> None:
        """To the next line that can be opened, if it is near; else some lines on."""
        paper = self._paper
        height = paper.scrollable_content_region.height
        top = paper.scroll_offset.y
        near = range(top - (STEP if by < 0 else 0), top + height + (STEP if by > 0 else 0))
        pick = self._next_pick(by, near)
        if pick is None:
            self.action_scroll(STEP * by)
        else:
            pick.focus(scroll_visible=False)
            pick.scroll_visible(animate=False)

    def _next_pick(self, by: int, near: range) -> Pick | None:
        """The pick after (or before) the one that has the keys, if its line is near enough; where
        none has them, the first (or last) in sight."""
        places = [(self._line_of(pick), pick) for pick in self.query("#paper Pick").results(Pick)]
        mine = self.focused if isinstance(self.focused, Pick) else None
        here = next((line for line, pick in places if pick is mine), None)
        if here is None:
            found = [pick for line, pick in places if line in near]
        else:
            found = [pick for line, pick in places if line in near and (line - here) * by > 0]
        return (found[0] if by > 0 else found[-1]) if found else None

    def _line_of(self, widget: Widget) -> int:
        """The line of the paper on which something begins."""
        paper = self._paper
        return widget.region.y - paper.scrollable_content_region.y + paper.scroll_offset.y

    def _let_go(self, line: int) -> None:
        """Who stands on that line has the keys no longer, if it is out of sight."""
        top = self._paper.scroll_offset.y
        if not top <= line < top + self._paper.scrollable_content_region.height:
            self.set_focus(None)

    def action_section(self, by: int) -> None:
        """To the next section; or to the beginning of this one, then to the one before."""
        top = self._paper.scroll_offset.y
        places = [self._line_of(self.query_one(f"#at-{name}")) for name, _ in self.sections()]
        here = sum(line <= top + MARGIN for line in places)
        if by < 0 and here and top > places[here - 1] + MARGIN:
            self.action_jump(here)
        elif 0 < here + by <= len(places):
            self.action_jump(here + by)
        else:
            self.action_scroll(9999 * by)
