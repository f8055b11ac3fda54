"""The brief: what is going on, what is asked, and the start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from dcgame import words
from dcgame.tui.screens.base import Page
from dcgame.tui.shelf import fresh_seed
from dcgame.tui.widgets.goal_row import GoalRow
from dcgame.tui.widgets.keybar import Key
from dcgame.tui.widgets.prose import Prose
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.level import Level


class BriefScreen(Page):
    """A level before it begins. The hints stay hidden until the game is on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", show=False),
        Binding("n", "new_seed", show=False),
        Binding("l", "app.language", show=False),
        Binding("escape,q", "back", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]
    KEYS = (
        Key("Enter", N_("start"), "start"),
        Key("↑↓", N_("read on"), ""),
        Key("n", N_("another seed"), "new_seed"),
        Key("l", N_("language"), "app.language"),
        Key("Esc", N_("back"), "back"),
    )
    DEFAULT_CSS = """
    BriefScreen {
        & > #paper { height: 1fr; padding: 1 3; scrollbar-size-vertical: 1; }
        & #paper > * { max-width: 96; }
        & .section { color: $primary; text-style: bold; margin: 0 0 1 0; height: auto; }
        & #seed { height: auto; margin: 1 0 0 0; }
    }
    """

    def __init__(self, level: Level, seed: int) -> None:
        super().__init__()
        self._level = level
        self._seed = seed

    def head(self) -> Content:
        """Number and title, year and length."""
        level = self._level
        days = max(1, level.horizon // 86_400)
        number = f"{level.number} " if level.number else ""
        length = words.say_plural("{count} day", "{count} days", days)
        return Content.assemble(
            (f"{number}{level.title.get(words.language())}", "bold $primary"),
            (f"   {level.year} · {length}", "$text-muted"),
        )

    def body(self) -> ComposeResult:
        with VerticalScroll(id="paper", can_focus=False):
            yield Prose(self._level.brief.get(words.language()))
            if self._level.goals:
                yield Static(Content(say(N_("Goals"))), classes="section")
            yield from goal_rows(self._level)
            yield Static(self._seed_line(), id="seed")

    def _seed_line(self) -> Content:
        text = say(N_("Same seed, same luck. You play seed {seed}."), seed=self._seed)
        return Content.styled(text, "$text-muted")

    def action_start(self) -> None:
        """Into the room."""
        self.game.play(self._level, self._seed)

    def action_new_seed(self) -> None:
        """Other luck."""
        self._seed = fresh_seed()
        self.query_one("#seed", Static).update(self._seed_line())

    def action_back(self) -> None:
        """To where we came from."""
        self.app.pop_screen()

    def action_scroll(self, lines: int) -> None:
        """Move the paper."""
        self.query_one("#paper").scroll_relative(y=lines, animate=False)


def goal_rows(level: Level) -> Iterator[GoalRow]:
    """The checklist: what is needed to win, then what each star asks for."""
    for goal in sorted(level.goals, key=lambda goal: goal.stars):
        mark = Content.assemble(("☐ ", "$text-muted"), ("●" * goal.stars, "$accent"))
        yield GoalRow(mark, goal.text.get(words.language()))
