"""Another machine's prompt: what was said there, and a line to say the next thing."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from dcgame.console.completing import complete
from dcgame.console.talk import Talk
from dcgame.tui.floor.console import Console
from dcgame.tui.widgets.ink import Line, clean, fit, wrapped
from dcgame.tui.widgets.line_panel import Item, LinePanel
from dcgame.words import N_, say

KEPT = 500
"""Lines of the transcript."""


class Terminal(ModalScreen[None]):
    """As long as the other side answers. Escape, or ``exit``, leaves."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "scroll(-8)", show=False, priority=True),
        Binding("pagedown", "scroll(8)", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Terminal { background: $background; }
    Terminal #told { height: 1fr; padding: 0 1; }
    Terminal #place { height: 1; padding: 0 1; background: $panel; }
    Terminal Console { display: block; }
    Terminal #keys { height: 1; padding: 0 1; }
    """

    def __init__(self, talk: Talk, greeting: Iterable[str]) -> None:
        super().__init__()
        self.talk = talk
        self.told: list[Line] = [((line, "dim"),) for line in greeting]
        self._over = False

    def compose(self) -> ComposeResult:
        yield LinePanel(id="place", focusable=False)
        yield LinePanel(id="told", focusable=False)
        yield Console(lambda line: complete(self.talk, line), id="line")
        yield LinePanel(id="keys", focusable=False)

    @property
    def line(self) -> Console:
        """Where one types."""
        return self.query_one("#line", Console)

    def on_mount(self) -> None:
        """Ready to type."""
        self.line.open()
        self._show()

    def _show(self) -> None:
        width = max(20, self.size.width - 3)
        rows: list[Line] = []
        for runs in self.told:
            text, tone = runs[0]
            rows += [((part, tone),) for part in (_lines(text, width))]
        panel = self.query_one("#told", LinePanel)
        panel.show([Item(row) for row in rows])
        panel.scroll_end(animate=False)
        prompt = self.talk.prompt if not self._over else say(N_("the line is dead"))
        place = self.query_one("#place", LinePanel)
        place.show((fit(((prompt, "bad" if self._over else "accent"),), self.size.width - 2),))
        keys = (("enter", N_("say it")), ("tab", N_("complete")), ("esc", N_("leave")))
        runs_: list[tuple[str, str]] = []
        for key, does in keys:
            runs_ += [(key, "key"), (f" {say(does)}  ", "dim")]
        self.query_one("#keys", LinePanel).show((tuple(runs_),))

    def on_resize(self) -> None:
        """Lines are folded for a width."""
        if self.query("#told"):
            self._show()

    def on_console_said(self, message: Console.Said) -> None:
        """A line for the other side."""
        message.stop()
        if self._over:
            self.dismiss(None)
            return
        if message.line == "clear":
            self.told = []
            self._show()
            return
        prompt = self.talk.prompt
        answer = self.talk.enter(message.line)
        self.told.append(((f"{prompt}{clean(message.line)}", "accent"),))
        self.told += [((clean(line), "plain"),) for line in answer.lines]
        self.told = self.told[-KEPT:]
        if self.talk.shell is None:
            if message.line.split()[0] in ("exit", "logout", "quit"):
                self.dismiss(None)
                return
            self._over = True
        self._show()

    def on_console_options(self, message: Console.Options) -> None:
        """What the last word could become."""
        message.stop()
        if message.options:
            self.told.append((("  ".join(message.options), "dim"),))
            self._show()

    def on_console_closed(self, message: Console.Closed) -> None:
        """Escape, or an empty line: hang up."""
        message.stop()
        self.talk.shell = None
        self.dismiss(None)

    def action_scroll(self, by: int) -> None:
        """Look back."""
        self.query_one("#told").scroll_relative(y=by, animate=False)


def _lines(text: str, width: int) -> list[str]:
    """Columns stay columns; only what is too long is folded."""
    if len(text) <= width:
        return [text]
    return list(wrapped(text, width))
