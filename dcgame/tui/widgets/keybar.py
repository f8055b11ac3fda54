"""The line of keys at the foot of a screen; each can be clicked. Its words follow the language."""

from collections.abc import Sequence

from attrs import frozen
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from dcgame.words import say


@frozen
class Key:
    """A key as it is written on the keyboard, what it does, and the action behind it."""

    key: str
    does: str
    action: str


class _Hint(Static):
    def __init__(self, key: Key) -> None:
        label = f" {say(key.does)}" if key.does else ""
        super().__init__(Content.assemble((key.key, "bold $accent"), (label, "$text-muted")))
        self._action = key.action

    async def on_click(self) -> None:
        if self._action:
            await self.screen.run_action(self._action)


class KeyBar(Horizontal):
    """Keys, from the most used to the least; what does not fit is cut off at the right."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom; height: 1; padding: 0 1; background: $panel; overflow: hidden;
        & > _Hint { width: auto; margin: 0 2 0 0; }
        & > _Hint:hover { background: $surface; }
    }
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self._keys = tuple(keys)

    def compose(self) -> ComposeResult:
        for key in self._keys:
            yield _Hint(key)
