"""A panel of lines that redraws only the lines that changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from dcgame.tui.widgets.ink import Line, fit, lit
from dcgame.tui.widgets.line_view import LineView
from dcgame.tui.widgets.tones import Palette, Tags, palette_of


@frozen
class Item:
    """A line, and what it stands for (``kind`` and ``id`` are empty where it is only text)."""

    line: Line
    kind: str = ""
    id: str = ""


class LinePanel(LineView, can_focus=True):
    """Shows items, diffs them, and keeps a cursor over those that stand for something."""

    ALLOW_SELECT = False
    ONE_CLICK = False
    """Whether one click opens, or two."""
    BINDINGS = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("home", "edge(1)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "open", show=False),
    ]
    DEFAULT_CSS = """
    LinePanel { background: $background; scrollbar-size-vertical: 1;
                scrollbar-size-horizontal: 0; overflow-x: hidden; }
    """

    class Chosen(Message):
        """The cursor or the mouse came to a thing; ``opened`` when it was asked to open."""

        def __init__(self, panel: "LinePanel", item: Item, opened: bool) -> None:
            super().__init__()
            self.panel = panel
            self.item = item
            self.opened = opened

        @property
        def control(self) -> "LinePanel":
            """The panel it came from."""
            return self.panel

    def __init__(self, *, focusable: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.can_focus = focusable
        self.items: tuple[Item, ...] = ()
        self.cursor = 0
        self._drawn: dict[tuple[Item, int, bool], Strip] = {}
        self._palette: Palette | None = None
        self._tags: Tags = {}

    def tag(self, tags: Tags) -> None:
        """Labels over the lines in sight, for as long as they are wanted."""
        if tags != self._tags:
            self._tags = tags
            self.refresh()

    @property
    def room(self) -> int:
        """Cells of a line."""
        return self.scrollable_content_region.width or self.size.width

    def show(self, items: Sequence[Item | Line]) -> None:
        """Show these; only changed lines are drawn again."""
        new = tuple(item if isinstance(item, Item) else Item(item) for item in items)
        old, self.items = self.items, new
        if new == old:
            return
        self._follow(old, new)
        self._size_up(len(old), len(new))
        shorter = min(len(old), len(new))
        changed = [number for number in range(shorter) if old[number] != new[number]]
        self._refresh((*changed, *range(shorter, max(len(old), len(new)))))

    def _size_up(self, before: int, now: int) -> None:
        """Another size has the whole screen laid out anew: only where it can be seen."""
        if max(before, now) <= self.size.height and not self.styles.is_auto_height:
            return
        self.virtual_size = Size(self.size.width, now)

    def on_resize(self) -> None:
        """What fitted may not fit any more."""
        self.virtual_size = Size(self.size.width, len(self.items))

    def _follow(self, old: tuple[Item, ...], new: tuple[Item, ...]) -> None:
        """The cursor stays on what it was on, wherever that went."""
        was = old[self.cursor] if self.cursor < len(old) else None
        if was is not None and was.kind:
            for number, item in enumerate(new):
                if (item.kind, item.id) == (was.kind, was.id):
                    self.cursor = number
                    return
        self.cursor = max(0, min(self.cursor, len(new) - 1))

    def lines(self) -> tuple[str, ...]:
        """What it says, as plain text."""
        return tuple("".join(text for text, _ in item.line) for item in self.items)

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        number = y + self.scroll_offset.y
        palette = self._palette
        if palette is None:
            palette = self._palette = palette_of(self.app)
        width = self.size.width
        if number >= len(self.items):
            return palette.strip(((" " * width, "plain"),))
        item = self.items[number]
        here = self.has_focus and number == self.cursor and bool(item.kind)
        key = (item, width, here)
        strip = self._drawn.get(key)
        if strip is None:
            if len(self._drawn) > 1024:
                self._drawn.clear()
            line = fit(item.line, width)
            strip = self._drawn[key] = palette.strip(lit(line) if here else line)
        return palette.tagged(strip, self._tags[y]) if y in self._tags else strip

    def notify_style_update(self) -> None:
        """The theme changed: every strip is of the old colours."""
        super().notify_style_update()
        self._palette = None
        self._drawn.clear()

    def on_focus(self) -> None:
        """Show the cursor, on something."""
        if self.items and not self.items[self.cursor].kind:
            self._move(1)
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def action_step(self, by: int) -> None:
        """The cursor to the next thing."""
        self._move(by)

    def action_edge(self, way: int) -> None:
        """The cursor to the first thing, or, going the other way, to the last."""
        things = [number for number, item in enumerate(self.items) if item.kind]
        if things:
            self.cursor_to(things[0] if way > 0 else things[-1])
        else:
            self.scroll_to(y=0 if way > 0 else len(self.items), animate=False)

    def action_open(self) -> None:
        """Open what is under the cursor."""
        if self.items and self.items[self.cursor].kind:
            self.post_message(self.Chosen(self, self.items[self.cursor], True))

    def on_click(self, event: events.Click) -> None:
        """A click chooses; a second one opens."""
        number = event.y + self.scroll_offset.y
        if number < len(self.items) and self.items[number].kind:
            opened = self.ONE_CLICK or event.chain >= 2 or event.button == 3
            self._set_cursor(number)
            self.post_message(self.Chosen(self, self.items[number], opened))

    def _move(self, by: int) -> None:
        number = self.cursor + by
        while 0 <= number < len(self.items):
            if self.items[number].kind:
                self.cursor_to(number)
                return
            number += by

    def cursor_to(self, number: int) -> None:
        """The cursor to one line, and word of it."""
        self._set_cursor(number)
        self.post_message(self.Chosen(self, self.items[number], False))

    def _refresh(self, numbers: Iterable[int]) -> None:
        """Draw those of them again that are in sight."""
        top = self.scroll_offset.y
        self.refresh_rows(number - top for number in numbers)

    def _set_cursor(self, number: int) -> None:
        old, self.cursor = self.cursor, number
        self._refresh((old, number))
        self.scroll_to_region(Region(0, number, 1, 1), animate=False)
