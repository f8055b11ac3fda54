"""All racks with their servers, as one widget that draws by lines.

Rows arrive as small values; a screen line whose rows are the same as before is not drawn again.
"""

from collections.abc import Callable, Iterator
from typing import Any

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from dcgame.tui.floor.drawing import draw
from dcgame.tui.floor.hinting import Part, spread
from dcgame.tui.floor.kinds import (
    EMPTY,
    RACK,
    RowKey,
    Target,
    ThingRow,
    TitleRow,
)
from dcgame.tui.floor.places import MOVED, goals_of
from dcgame.tui.floor.plan import Kind, Plan, Slot
from dcgame.tui.floor.things import Drawn
from dcgame.tui.widgets.line_view import LineView
from dcgame.tui.widgets.tones import Palette, Tags, palette_of

NARROWEST, WIDEST = 19, 72
"""Cells of a rack: three fit beside the lists at 80 columns."""
MOST_KEPT = 4096
"""Parts of lines."""

ScreenRow = tuple[RowKey, ...]
Build = Callable[[Slot], RowKey]


class RackFloor(LineView, can_focus=True, inherit_bindings=False):
    """Racks side by side; it scrolls when they are more than fit.

    The arrows are left to the screen: they move the cursor, and what it is on comes into sight.
    """

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("ctrl+pageup", "page_left", show=False),
        Binding("ctrl+pagedown", "page_right", show=False),
    ]
    DEFAULT_CSS = """
    RackFloor { background: $background; scrollbar-size-vertical: 1;
                scrollbar-size-horizontal: 1; }
    """

    class Picked(Message):
        """The mouse picked a thing; ``menu`` when it asks what can be done with it."""

        def __init__(self, target: Target, menu: bool) -> None:
            super().__init__()
            self.target = target
            self.menu = menu

    class Resized(Message):
        """There is more room, or less."""

    class Pressed(Message):
        """The name of an overlay was pressed."""

        def __init__(self, button: str) -> None:
            super().__init__()
            self.button = button

    class Dragged(Message):
        """A thing is being dragged over another, or was ``dropped`` there."""

        def __init__(self, source: Target, over: Target | None, dropped: bool) -> None:
            super().__init__()
            self.source = source
            self.over = over
            self.dropped = dropped

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.plan = Plan((), (), ())
        self.redrawn = 0
        self.legend: tuple[TitleRow, ...] = ()
        self._build: Build = lambda slot: EMPTY
        self._made: dict[int, ScreenRow] = {}
        self._tallest = 0
        self._shape: tuple[int, ...] = ()
        self._wide = 0
        self._broad_width = 0
        self._segments: dict[tuple[RowKey, int], list[Segment]] = {}
        self._palette: Palette | None = None
        self._tags: Tags = {}
        self._spread: dict[int, frozenset[Target]] = {}
        self._grip: Target | None = None
        self._dragging = False

    @property
    def rack_width(self) -> int:
        """Cells of one rack, borders included."""
        if not self._wide:
            self._measure()
        return self._wide

    def _measure(self) -> None:
        """Asked of the widget, widths take longer than a line takes to draw: they are kept."""
        self._broad_width = self.scrollable_content_region.width or self.size.width
        count = max(1, min(len(self.plan.racks), self._broad_width // NARROWEST))
        self._wide = max(NARROWEST, min(WIDEST, self._broad_width // count))

    @property
    def _head(self) -> int:
        """Lines over the racks."""
        return len(self.plan.above) + len(self.legend)

    def show(self, plan: Plan, build: Build, legend: tuple[TitleRow, ...] = ()) -> None:
        """Show these lines; only those in sight are made, and only the changed are drawn."""
        self._build, self.legend = build, legend
        if plan is not self.plan:
            self.plan = plan
            self._tallest = max((len(rack) for rack in plan.racks), default=0)
        self._measure()
        shape = (len(plan.racks), self._tallest, self._head, len(plan.below), self._wide)
        if shape != self._shape:
            self._shape = shape
            self._resize()
            return
        before, self._made = self._made, {}
        top, sight = self.scroll_offset.y, self._in_sight()
        stale = []
        for y in range(top, min(top + self.size.height, self.height)):
            row = self._made[y] = self._make(y, sight)
            if row != before.get(y):
                stale.append(y - top)
        self.redrawn += len(stale)
        self.refresh_rows(stale)

    @property
    def height(self) -> int:
        """Lines in all."""
        return self._head + self._tallest + len(self.plan.below)

    def _resize(self) -> None:
        self._made.clear()
        self._measure()
        width = self.rack_width * len(self.plan.racks)
        self.virtual_size = Size(width, self.height)
        self.refresh()

    def on_resize(self) -> None:
        """Wider or narrower racks; who lays things out beside them has to know."""
        self._resize()
        self.post_message(self.Resized())

    def watch_show_vertical_scrollbar(self) -> None:
        """A scrollbar takes a column, which a rack may have had."""
        if self.is_attached and self.plan.racks:
            self.post_message(self.Resized())

    def watch_scroll_x(self, old_value: float, new_value: float) -> None:
        """Other racks come into sight."""
        self._made.clear()
        super().watch_scroll_x(old_value, new_value)

    def notify_style_update(self) -> None:
        """The theme changed: every line is of the old colours."""
        super().notify_style_update()
        self._palette = None
        self._segments.clear()

    def lines(self) -> tuple[str, ...]:
        """What it says, as plain text, out of sight or not."""
        racks = range(len(self.plan.racks))
        rows = (self._make(y, racks) for y in range(self.height))
        drawn = ((draw(part, self._width_of(part)).line for part in row) for row in rows)
        return tuple("".join(text for line in parts for text, _ in line) for parts in drawn)

    # ------------------------------------------------------------ rows

    def _row(self, y: int) -> ScreenRow:
        """What is on a line, of the racks in sight."""
        row = self._made.get(y)
        if row is None:
            row = self._made[y] = self._make(y, self._in_sight())
        return row

    def _in_sight(self) -> range:
        first = self.scroll_offset.x // self.rack_width
        last = (self.scroll_offset.x + max(1, self.size.width) - 1) // self.rack_width
        return range(first, min(last + 1, len(self.plan.racks)))

    def _make(self, y: int, racks: range) -> ScreenRow:
        slot = self._broad(y)
        if slot is not None:
            return (slot if isinstance(slot, TitleRow) else self._build(slot),)
        inside = y - self._head
        lines = (self.plan.racks[rack] for rack in racks)
        return tuple(self._build(line[inside]) if inside < len(line) else EMPTY for line in lines)

    def _broad(self, y: int) -> Slot | TitleRow | None:
        """What takes the whole of a line, if something does."""
        if y < len(self.legend):
            return self.legend[y]
        y -= len(self.legend)
        if y < len(self.plan.above):
            return self.plan.above[y]
        y -= len(self.plan.above) + self._tallest
        return self.plan.below[y] if 0 <= y < len(self.plan.below) else None

    def _width_of(self, part: RowKey) -> int:
        if isinstance(part, TitleRow) or (isinstance(part, ThingRow) and part.broad):
            return self._broad_width
        return self.rack_width

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        x, top = self.scroll_offset
        number = y + top
        width = self.size.width
        if self._palette is None:
            self._palette = palette_of(self.app)
        if number >= self.height:
            return self._palette.strip(((" " * width, "plain"),))
        row = self._row(number)
        broad = self._broad(number) is not None
        parts = [self._inked(part, y) for part in row]
        cells = self._broad_width if broad else self.rack_width * len(row)
        strip = Strip([segment for part in parts for segment in part], cells)
        start = 0 if broad else x % self.rack_width
        shown = strip.crop_extend(start, start + width, self._palette.style("plain"))
        return self._palette.tagged(shown, self._tags[y]) if y in self._tags else shown

    def spread(self, names: dict[int, frozenset[Target]]) -> None:
        """Room for labels before these names, by the line in sight in which they stand."""
        if names != self._spread:
            self._spread = names
            self.refresh()

    def _draw(self, part: RowKey, y: int) -> Drawn:
        """A part of a line in sight, as it stands now."""
        drawn = draw(part, self._width_of(part))
        return spread(part, drawn, self._spread[y]) if y in self._spread else drawn

    def tag(self, tags: Tags) -> None:
        """Labels over what is in sight, for as long as they are wanted."""
        if tags != self._tags:
            self._tags = tags
            self.refresh()

    def _inked(self, part: RowKey, y: int) -> list[Segment]:
        """A rack's part of a line in the colours of the theme; most parts stay as they are when
        their neighbour changes, and when the racks are scrolled."""
        palette = self._palette
        assert palette is not None
        if y in self._spread:
            return palette.segments(self._draw(part, y).line)
        key = (part, self._width_of(part))
        segments = self._segments.get(key)
        if segments is None:
            if len(self._segments) > MOST_KEPT:
                self._segments.clear()
            segments = self._segments[key] = palette.segments(draw(*key).line)
        return segments

    # ------------------------------------------------------------ places

    def _part_at(self, x: int, y: int) -> tuple[Drawn, int] | None:
        """What is drawn at a cell of the visible part, and which of its cells that is."""
        number = y + self.scroll_offset.y
        if not 0 <= number < self.height:
            return None
        if self._broad(number) is not None:
            (part,) = self._row(number)
            return self._draw(part, y), x
        rack, inside = divmod(x + self.scroll_offset.x, self.rack_width)
        racks = self._in_sight()
        if rack not in racks:
            return None
        return self._draw(self._row(number)[rack - racks.start], y), inside

    def parts_in_sight(self) -> Iterator[Part]:
        """What is drawn on each line of the visible part, from the left."""
        top = self.scroll_offset.y
        for number in range(top, min(top + self.size.height, self.height)):
            x = 0 if self._broad(number) is not None else -(self.scroll_offset.x % self.rack_width)
            for part in self._row(number):
                width = self._width_of(part)
                yield Part(number - top, x, part, self._draw(part, number - top))
                x += width

    def target_at(self, x: int, y: int) -> Target | None:
        """What is drawn at a cell of the visible part."""
        return next(iter(self._targets_at(x, y)), None)

    def _targets_at(self, x: int, y: int) -> tuple[Target, ...]:
        """All that is drawn at a cell, what lies in something before that."""
        found = self._part_at(x, y)
        if found is None:
            return ()
        drawn, cell = found
        return tuple(
            Target(zone.kind, zone.id)
            for zone in drawn.zones
            if zone.start <= cell < zone.end and zone.id
        )

    def reveal(self, line: Target) -> None:
        """Scroll until the line of a thing is in sight."""
        for y, slot in enumerate((*self.plan.above, *self.plan.below)):
            if slot.target == line:
                over = y < len(self.plan.above)
                place = y + (self._head - len(self.plan.above) if over else self._tallest)
                place += 0 if over else self._head - len(self.plan.above)
                self._bring(Region(self.scroll_offset.x, place, 1, 1))
                return
        for rack, lines in enumerate(self.plan.racks):
            for y, slot in enumerate(lines):
                if slot.target == line and slot.kind in (Kind.HEAD, Kind.SERVER, Kind.THING):
                    region = Region(rack * self.rack_width, y + self._head, self.rack_width, 2)
                    self._bring(region)
                    return

    def _bring(self, region: Region) -> None:
        """Into sight. To find that it is there already takes Textual as long as some lines."""
        if not Region.from_offset(self.scroll_offset, self.size).contains_region(region):
            self.scroll_to_region(region, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Straight to the application, which knows what keys do: nothing on the way up does."""
        event.stop()
        self.app.post_message(event)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a thing."""
        target = self.target_at(event.x, event.y)
        self._grip, self._dragging = target, False
        if target is None:
            return
        if target.kind == "button":
            self.post_message(self.Pressed(target.id))
            return
        self.post_message(self.Picked(target, event.button == 3))
        if event.button == 1 and target.kind in MOVED:
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag it."""
        grip = self._grip
        if grip is None or grip.kind not in MOVED or event.button != 1:
            return
        over = self.target_at(event.x, event.y)
        if not self._dragging and over == grip:
            return
        self._dragging = True
        self.post_message(self.Dragged(grip, self._goal_at(grip, event.x, event.y), False))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let it go."""
        grip, self._grip = self._grip, None
        self.release_mouse()
        if self._dragging and grip is not None:
            self._dragging = False
            self.post_message(self.Dragged(grip, self._goal_at(grip, event.x, event.y), True))

    def on_click(self, event: events.Click) -> None:
        """A double click opens the menu."""
        target = self.target_at(event.x, event.y)
        if target is not None and target.kind != "button" and event.chain >= 2:
            self.post_message(self.Picked(target, True))

    def _goal_at(self, grip: Target, x: int, y: int) -> Target | None:
        """Where a thing would be dropped: the smallest thing there that takes it; its rack, of
        what stands in one."""
        kinds = goals_of(grip.kind)
        for over in self._targets_at(x, y):
            if over.kind in kinds and over != grip:
                return over
        return self._rack_at(x, y) if RACK in kinds else None

    def _rack_at(self, x: int, y: int) -> Target | None:
        number = y + self.scroll_offset.y
        rack = (x + self.scroll_offset.x) // self.rack_width
        if self._broad(number) is not None or not 0 <= rack < len(self.plan.racks):
            return None
        lines = self.plan.racks[rack]
        return lines[0].target if 0 <= number - self._head < len(lines) else None
