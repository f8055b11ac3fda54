"""A line that can be chosen: with Tab and Enter, or with the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Pick(Static, can_focus=True):
    """``name`` tells which one it was, in the message that it sends."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False)]
    DEFAULT_CSS = """
    Pick {
        height: auto; padding: 0 1;
        &:hover { background: $panel; }
        &:focus {
            background: $block-cursor-background; color: $block-cursor-foreground;
        }
    }
    """

    class Chosen(Message):
        """Somebody chose a line."""

        def __init__(self, pick: Pick) -> None:
            super().__init__()
            self.pick = pick

    def __init__(self, content: Content, *, name: str, classes: str = "") -> None:
        super().__init__(content, name=name, classes=classes)

    def action_choose(self) -> None:
        """Say that it was this one."""
        self.post_message(self.Chosen(self))

    def on_click(self) -> None:
        """A click chooses."""
        self.action_choose()
