"""The layer that takes the keys while the floor bears labels: nothing is drawn on it."""

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from dcgame.tui.floor.hinting import LETTERS
from dcgame.tui.floor.keys import JUMPING, hint_line
from dcgame.tui.floor.kinds import Target
from dcgame.tui.widgets.ink import Line
from dcgame.tui.widgets.line_panel import LinePanel
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.tui.floor.jumping import Jumping, Labels

ANSWER, KEYS = 2, 1


class JumpLayer(ModalScreen[Target | None]):
    """Gives back what the typed label stands for. Arrows scroll; the labels follow."""

    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("backspace", "rub", show=False),
        Binding("up", "scroll('up')", show=False),
        Binding("down", "scroll('down')", show=False),
        Binding("left", "scroll('left')", show=False),
        Binding("right", "scroll('right')", show=False),
        Binding("pageup", "scroll('page_up')", show=False),
        Binding("pagedown,space", "scroll('page_down')", show=False),
        Binding("home", "scroll('home')", show=False),
        Binding("end", "scroll('end')", show=False),
    ]
    DEFAULT_CSS = """
    JumpLayer { background: transparent; }
    JumpLayer LinePanel { dock: bottom; background: $background; }
    JumpLayer #said { height: 2; padding: 0 1; margin-bottom: 1; }
    JumpLayer #hints { height: 1; }
    """

    def __init__(self, floor: "Jumping") -> None:
        super().__init__()
        self.floor = floor
        self.typed = ""
        self.labels: Labels = {}

    def compose(self) -> ComposeResult:
        yield LinePanel(id="said", focusable=False)
        yield LinePanel(id="hints", focusable=False)

    def on_mount(self) -> None:
        """Everything gets its label."""
        self.label()

    def on_resize(self) -> None:
        """Other things are in sight."""
        self.call_after_refresh(self.label)

    def label(self) -> None:
        """Labels for what is in sight now; what was typed began another."""
        self.typed, self.labels = "", self.floor.labels()
        self.show()

    def show(self) -> None:
        """Draw the labels, and what is typed."""
        self.floor.tag(self.labels, self.typed)
        words = say(N_("type a label; the cursor goes there"))
        said: Line = ((self.typed.upper() + " " if self.typed else "", "key"), (words, "dim"))
        self.query_one("#said", LinePanel).show((said,))
        self.query_one("#hints", LinePanel).show((hint_line(JUMPING, self.size.width),))

    def on_key(self, event: events.Key) -> None:
        """A letter of a label."""
        letter = (event.character or "").lower()
        if not letter or letter not in LETTERS:
            return
        event.stop()
        event.prevent_default()
        self.typed += letter
        if self.typed in self.labels:
            self.dismiss(self.labels[self.typed][1].target)
            return
        if not any(label.startswith(self.typed) for label in self.labels):
            self.typed = ""
        self.show()

    def action_rub(self) -> None:
        """Take the letter back."""
        self.typed = ""
        self.show()

    def action_leave(self) -> None:
        """Nowhere."""
        self.dismiss(None)

    def action_scroll(self, way: str) -> None:
        """Bring other things into sight."""
        getattr(self.floor.racks, f"scroll_{way}")(animate=False)
        self.call_after_refresh(self.label)

    def on_mouse_scroll_down(self) -> None:
        """The wheel."""
        self.action_scroll("down")

    def on_mouse_scroll_up(self) -> None:
        """The wheel."""
        self.action_scroll("up")

    def on_click(self, event: events.Click) -> None:
        """A click goes there without a label."""
        self.dismiss(self.floor.target_under(event.screen_x, event.screen_y))
