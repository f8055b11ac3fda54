"""The console line: orders as text, with completion and history."""

from collections.abc import Callable
from os.path import commonprefix
from typing import Any

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

Completer = Callable[[str], tuple[str, ...]]
HISTORY = 200


class Console(Input):
    """One line. Tab completes, up and down go through what was said before, escape closes."""

    DEFAULT_CSS = """
    Console { display: none; height: 1; border: none; padding: 0 1; background: $panel; }
    Console:focus { border: none; }
    Console.open { display: block; }
    """
    BINDINGS = [
        Binding("tab", "complete", show=False, priority=True),
        Binding("up", "history(-1)", show=False),
        Binding("down", "history(1)", show=False),
        Binding("escape", "close", show=False),
    ]

    class Said(Message):
        """A line was entered."""

        def __init__(self, line: str) -> None:
            super().__init__()
            self.line = line

    class Closed(Message):
        """The console was left."""

    class Options(Message):
        """What the last word could become."""

        def __init__(self, options: tuple[str, ...]) -> None:
            super().__init__()
            self.options = options

    def __init__(self, complete: Completer, **kwargs: Any) -> None:
        super().__init__(max_length=200, select_on_focus=False, **kwargs)
        self.cursor_blink = False
        self.complete = complete
        self.past: list[str] = []
        self._place = 0

    def open(self, text: str = "") -> None:
        """Show it and let it have the keys."""
        self.add_class("open")
        self.value = text
        self.cursor_position = len(text)
        self._place = len(self.past)
        self.focus()

    def action_close(self) -> None:
        """Leave it."""
        self.remove_class("open")
        self.value = ""
        self.post_message(self.Closed())

    def action_complete(self) -> None:
        """Complete the last word as far as it is unambiguous."""
        options = self.complete(self.value)
        if not options:
            return
        head, _, _ = self.value.rpartition(" ")
        common = commonprefix(list(options))
        ending = " " if len(options) == 1 else ""
        self.value = f"{head} {common}{ending}" if head else f"{common}{ending}"
        self.cursor_position = len(self.value)
        self.post_message(self.Options(options if len(options) > 1 else ()))

    def action_history(self, by: int) -> None:
        """A line said before."""
        if not self.past:
            return
        self._place = max(0, min(self._place + by, len(self.past)))
        self.value = self.past[self._place] if self._place < len(self.past) else ""
        self.cursor_position = len(self.value)

    def on_key(self, event: events.Key) -> None:
        """Enter says the line as it stands: a binding would be asked by the whole screen first,
        and find what was typed meanwhile."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self._say()

    def _say(self) -> None:
        """Say the line; an empty one closes. Orders are shown with a colon before them, and it is
        the key that opens this line: who types it again means nothing by it."""
        line = self.value.strip().removeprefix(":").strip()
        if not line:
            self.action_close()
            return
        if not self.past or self.past[-1] != line:
            self.past = [*self.past, line][-HISTORY:]
        self._place = len(self.past)
        self.value = ""
        self.post_message(self.Said(line))

    def on_paste(self, event: events.Paste) -> None:
        """Only the first line of what is pasted, without control characters."""
        event.prevent_default()
        event.stop()
        lines = event.text.splitlines()
        if lines:
            self.insert_text_at_cursor("".join(c for c in lines[0] if c.isprintable()))
