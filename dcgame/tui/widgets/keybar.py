"""The line of keys at the foot of a screen; each can be clicked. Its words follow the language."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget

from dcgame.words import say

_GAP = "  "


class Key(NamedTuple):
    """A key as it is written on the keyboard, what it does, and the action behind it."""

    key: str
    does: str
    action: str


class KeyBar(Widget):
    """Keys, from the most used to the least; those that do not fit whole are left out.

    One widget, not one for each key: the title waits for it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; padding: 0 1; background: $panel; text-wrap: nowrap;
    }
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self._keys = tuple(keys)

    def _labels(self) -> Iterator[tuple[Key, str]]:
        room = self.content_size.width
        for key in self._keys:
            label = say(key.does)
            room -= len(key.key) + 1 + len(label)
            if room < 0:
                return
            yield key, label
            room -= len(_GAP)

    def render(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for key, label in self._labels():
            parts += [(key.key, "bold $accent"), (f" {label}", "$text-muted"), _GAP]
        return Content.assemble(*parts)

    async def on_click(self, event: events.Click) -> None:
        """Do what is written under the mouse."""
        column = event.get_content_offset_capture(self).x
        for key, label in self._labels():
            wide = len(key.key) + 1 + len(label)
            if 0 <= column < wide and key.action:
                await self.screen.run_action(key.action)
                return
            column -= wide + len(_GAP)
