"""A sheet over the floor: a title, lines, a footer.

The floor stays in sight, dimmed. That is cheap here: its clock stands still under a sheet, so it
is blended once, when the sheet opens (12 ms measured at 120×36), and never while one types.
"""

from collections.abc import Sequence
from typing import Any, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from dcgame.tui.widgets.ink import Line, clean
from dcgame.tui.widgets.line_panel import Item, LinePanel

Value = TypeVar("Value")


class Sheet(ModalScreen[Value | None]):
    """The frame of all sheets; escape closes. ``WIDTH`` and ``TALL`` are its size at most."""

    WIDTH = 78
    BINDINGS = [Binding("escape,q", "close", show=False)]
    DEFAULT_CSS = """
    Sheet { align: center middle; background: $background 60%; }
    Sheet #box { background: $background; border: round $primary; padding: 0 1; height: auto;
                 max-height: 100%; max-width: 100%; border-title-color: $accent;
                 border-subtitle-color: $text-muted; }
    Sheet LinePanel { height: auto; max-height: 100%; }
    Sheet Toast { display: none; }
    """

    def __init__(self, title: str, footer: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._title = clean(title)
        self._footer = footer

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.styles.width = self.WIDTH
            yield from self.body()
        box.border_title = Content(self._title)
        box.border_subtitle = Content(self._footer)

    def body(self) -> ComposeResult:
        """What stands in the frame."""
        yield from ()

    @property
    def inner(self) -> int:
        """Cells of a line inside the frame."""
        return min(self.WIDTH, self.app.size.width) - 4

    def action_close(self) -> None:
        """Away with it, with nothing chosen."""
        self.dismiss(None)


class ListSheet(Sheet[Value]):
    """A sheet of lines; those that stand for something can be chosen."""

    BELOW = 0
    """Lines under the list."""

    def __init__(self, title: str, footer: str = "", **kwargs: Any) -> None:
        super().__init__(title, footer, **kwargs)
        self.panel = _Lines(id="lines")

    def body(self) -> ComposeResult:
        yield self.panel

    def items(self, width: int) -> Sequence[Item | Line]:
        """The lines, for that width."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Fill it."""
        self.fill()
        self.panel.focus()

    def on_resize(self, _: events.Resize) -> None:
        """Lines are made for a width."""
        self.fill()

    def fill(self) -> None:
        """Show the lines."""
        most = max(3, self.app.size.height - 2 - self.BELOW)
        items = self.items(self.inner)
        if len(items) > most:
            items = self.items(self.inner - 1)  # the scrollbar takes a column
        self.panel.styles.height = min(len(items), most)
        self.panel.show(items)
        things = [number for number, item in enumerate(self.panel.items) if item.kind]
        if things and self.panel.cursor not in things:
            self.panel.cursor_to(things[0])

    def on_line_panel_chosen(self, message: LinePanel.Chosen) -> None:
        """A line was chosen."""
        message.stop()
        if message.opened:
            self.chosen(message.item)
        else:
            self.pointed(message.item)

    def pointed(self, item: Item) -> None:
        """What happens when the cursor comes to a line."""

    def chosen(self, item: Item) -> None:
        """What a chosen line does."""


class _Lines(LinePanel):
    """One click is enough in a sheet."""

    ONE_CLICK = True
    BINDINGS = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown,space", "page_down", show=False),
    ]

    def action_step(self, by: int) -> None:
        """To the next thing, round the ends; where there are none, the lines scroll."""
        places = [number for number, item in enumerate(self.items) if item.kind]
        if places and self.cursor == places[-1 if by > 0 else 0]:
            self.cursor_to(places[0 if by > 0 else -1])
        elif places:
            super().action_step(by)
        else:
            self.scroll_relative(y=by, animate=False)
