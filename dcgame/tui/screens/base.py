"""What every screen around the floor has in common: a head, a line of keys, a language."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from threading import Thread
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from dcgame.tui.shelf import TroubleError
from dcgame.tui.widgets.keybar import Key, KeyBar
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.tui.app import DcgameApp

Value = TypeVar("Value")

HELP = Key("F1", N_("help"), "help")
PATIENCE = 0.1
"""Seconds after which work that goes on behind the screen is mentioned."""


class Page(Screen[Any]):
    """A screen whose words are put together anew when the language changes."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1", "help", show=False)]
    KEYS: ClassVar[Sequence[Key]] = ()
    DEFAULT_CSS = """
    Page {
        background: $background;
        & > #head { dock: top; height: 1; padding: 0 1; background: $panel; }
        & > #busy { dock: top; height: 1; padding: 0 1; color: $text-muted; }
    }
    """

    @property
    def game(self) -> DcgameApp:
        """The application, by its own type."""
        return cast("DcgameApp", self.app)

    def compose(self) -> ComposeResult:
        head = self.head()
        if head is not None:
            yield Static(head, id="head")
        yield from self.body()
        yield KeyBar((*self.keys(), HELP))

    def head(self) -> Content | None:
        """The line at the top, if there is one."""
        return None

    def body(self) -> ComposeResult:
        """What stands between head and keys."""
        yield from ()

    def keys(self) -> Sequence[Key]:
        """The keys to show."""
        return self.KEYS

    def action_help(self) -> None:
        """What this screen is for, what has the keys, and all of them."""
        from dcgame.tui.screens.helping import PageHelp

        keys = (*self.keys(), HELP)
        self.app.push_screen(PageHelp(type(self).__name__, self.focused, keys))

    def remember(self) -> Any:
        """What must survive being put together anew, such as where the cursor is."""
        return None

    def restore(self, kept: Any) -> None:
        """Bring that back."""

    async def speak(self) -> None:
        """Say everything again, in the language in use."""
        kept = self.remember()
        await self.recompose()
        self.restore(kept)

    def behind(
        self, work: Callable[[], Value], then: Callable[[Value], None], busy: str = ""
    ) -> None:
        """Do ``work`` in a thread, then ``then`` here; a notice if it fails or takes a while.

        The thread touches nothing on the screen: all it does is to hand over its result.
        """
        app = self.game
        waiting = True

        def mention() -> None:
            if waiting:
                self._mention(busy or say(N_("Reading…")))

        timer = self.set_timer(PATIENCE, mention)

        def deliver(value: Value | None, trouble: str) -> None:
            nonlocal waiting
            waiting = False  # a timer that has run out may still have its turn after this
            timer.stop()
            if not self.is_attached:
                return
            self._mention("")
            if trouble:
                app.complain(trouble)
            else:
                then(cast("Value", value))

        def run() -> None:
            value: Value | None = None
            trouble = ""
            try:
                value = work()
            except TroubleError as error:
                trouble = str(error) or type(error).__name__
            except Exception as error:
                trouble = f"{type(error).__name__}: {error}"
            with contextlib.suppress(RuntimeError):  # the game was left meanwhile
                self.call_later(deliver, value, trouble)

        Thread(target=run, daemon=True).start()

    def _mention(self, text: str) -> None:
        shown = self.query("#busy").results(Static)
        if text:
            line = next(shown, None) or self._new_busy()
            line.update(Content(text))
        else:
            for line in shown:
                line.remove()

    def _new_busy(self) -> Static:
        line = Static(id="busy")
        self.mount(line)
        return line


def starred(stars: int, of: int = 3) -> str:
    """``●●○``: stars earned, in one-cell glyphs."""
    return "●" * stars + "○" * (of - stars)
