"""Plots of a game until now: load, uptime, cost and power over time, with the cursor's values."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from dcgame import words
from dcgame.kernel.units import Seconds
from dcgame.play.curves import curves, played
from dcgame.play.history import cost_over_time, marks, ranks_of
from dcgame.tui.screens.base import Page
from dcgame.tui.widgets.keybar import Key
from dcgame.tui.widgets.line_panel import LinePanel
from dcgame.tui.widgets.plot_rows import (
    Drawn,
    Plot,
    by_cost,
    by_load,
    by_power,
    by_service,
    overview,
)
from dcgame.tui.widgets.plot_view import PlotView
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.play.session import Session

PLOTS: tuple[tuple[str, Plot], ...] = (
    (N_("all"), overview),
    (N_("servers"), by_load),
    (N_("services"), by_service),
    (N_("money"), by_cost),
    (N_("power drawn"), by_power),
)


def drawn(game: Session) -> Drawn:
    """What is plotted of a game until now. Takes a while for a large room: for a thread."""
    journal = tuple(game.journal)
    world = game.world
    return Drawn(
        max(1, world.now),
        tuple(
            (name, ranks_of(journal, world.services[name], world.now))
            for name in sorted(world.services)
        ),
        marks(journal),
        tuple((step.at, step.value) for step in cost_over_time(journal)),
        journal,
        curves(played(game)),
    )


class PlotsScreen(Page):
    """Closes with the second that the player wants to look at, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"plot({n - 1})", show=False) for n in range(1, len(PLOTS) + 1)),
        Binding("left", "by(-1)", show=False),
        Binding("right", "by(1)", show=False),
        Binding("pageup", "by_days(-1)", show=False),
        Binding("pagedown", "by_days(1)", show=False),
        Binding("home", "by_days(-9999)", show=False),
        Binding("end", "by_days(9999)", show=False),
        Binding("n", "mark(1)", show=False),
        Binding("p", "mark(-1)", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("t,enter", "there", show=False),
        Binding("f2", "app.language", show=False),
        Binding("escape,q,g", "back", show=False),
    ]
    KEYS = (
        *(Key(str(n), name, f"plot({n - 1})") for n, (name, _) in enumerate(PLOTS, 1)),
        Key("Esc", N_("back"), "back"),
        Key("←→", N_("time"), ""),
        Key("t", N_("look there"), "there"),
        Key("n", N_("next mark"), "mark(1)"),
        Key("p", N_("mark before"), "mark(-1)"),
        Key("↑↓", N_("scroll"), ""),
    )
    DEFAULT_CSS = """
    PlotsScreen PlotView { height: 1fr; }
    PlotsScreen #said { height: 1; padding: 0 1; }
    """

    def __init__(self, game: Session, at: Seconds | None = None) -> None:
        super().__init__()
        self._game = game
        self._at = game.world.now if at is None else at
        self._shown = 0
        self._drawn: Drawn | None = None

    def head(self) -> Content:
        """Whose plots they are, and which one."""
        level = self._game.level
        title = f"{level.number} {level.title.get(words.language())}"
        parts: list[tuple[str, str]] = [(title, "bold $primary"), ("   ", "")]
        for number, (name, _) in enumerate(PLOTS):
            here = number == self._shown
            parts.append((f" {say(name)} ", "bold $accent reverse" if here else "$text-muted"))
        return Content.assemble(*parts)

    def body(self) -> ComposeResult:
        if self._drawn is not None:
            yield PlotView(self._drawn, PLOTS[self._shown][1], self._at, id="plots")
            yield LinePanel(id="said", focusable=False)

    def on_mount(self) -> None:
        game = self._game
        self.behind(lambda: drawn(game), self._fill)

    async def _show_again(self) -> None:
        await self.speak()

    def _fill(self, found: Drawn) -> None:
        self._drawn = found
        self.call_later(self._show_again)

    @property
    def view(self) -> PlotView | None:
        """The plots, once they are there."""
        return next(iter(self.query(PlotView)), None)

    def restore(self, kept: object) -> None:
        if self.view is not None:
            self.view.focus()

    def on_plot_view_moved(self, message: PlotView.Moved) -> None:
        """Remember where one looks."""
        message.stop()
        self._at = message.at
        if self.view is not None:
            self.query_one("#said", LinePanel).show((self.view.said(),))

    def action_plot(self, number: int) -> None:
        """Another plot."""
        self._shown = number
        head = self.query_one("#head")
        head.update(self.head())  # type: ignore[attr-defined]  # it is the Static of Page.compose
        if self.view is not None:
            self.view.show(PLOTS[number][1])

    def action_by(self, columns: int) -> None:
        """The cursor on or back."""
        if self.view is not None:
            self.view.by(columns)

    def action_by_days(self, days: int) -> None:
        """The cursor on or back by days."""
        if self.view is not None:
            self.view.by_days(days)

    def action_mark(self, way: int) -> None:
        """The cursor to the next order, fault or alarm, or the one before."""
        if self.view is None or self._drawn is None:
            return
        moments = sorted({mark.at for mark in self._drawn.marks})
        after = [at for at in moments if (at > self._at if way > 0 else at < self._at)]
        if after:
            self.view.look_at(after[0] if way > 0 else after[-1])

    def action_scroll(self, lines: int) -> None:
        """Rows that do not fit."""
        if self.view is not None:
            self.view.scroll_relative(y=lines, animate=False)

    def action_there(self) -> None:
        """The room at the moment under the cursor."""
        self.dismiss(self._at)

    def action_back(self) -> None:
        """To where one came from."""
        self.dismiss(None)
