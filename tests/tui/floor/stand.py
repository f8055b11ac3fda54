"""An application with nothing but the floor, and a picture of it in text."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from dcgame.play.session import Session
from dcgame.tui.floor.screen import FloorScreen
from dcgame.tui.themes import CHOICES
from tests.tui.floor.games import Hand, game


class Stand(App[None]):
    """The floor, and what it said when it was left."""

    def __init__(self, session: Session | None = None, hand: Callable[[], float] | None = None):
        super().__init__()
        self.hand = hand or Hand()
        self.floor = FloorScreen(session or game(), self.hand)
        self.said: list[Any] = []
        for choice in CHOICES:
            self.register_theme(choice.theme)
        self.theme = "night"

    def on_mount(self) -> None:
        self.push_screen(self.floor)

    def on_floor_screen_ended(self, message: Any) -> None:
        self.said.append(message)

    def on_floor_screen_left(self, message: Any) -> None:
        self.said.append(message)


def picture(app: App[Any]) -> list[str]:
    """The screen as lines of text."""
    width, height = app.size
    screen = app.screen
    lines = []
    for y in range(height):
        strips = screen._compositor.render_strips()  # there is no public way
        lines.append("".join(segment.text for segment in strips[y])[:width].rstrip())
    return lines


def show(app: App[Any]) -> str:
    """The screen as one text."""
    return "\n".join(picture(app))
