"""All racks with their servers, as one widget that draws by lines.

Rows arrive as small values; a screen line whose rows are the same as before is not drawn again.
"""

from typing import Any

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dcgame.tui.floor.drawing import Drawn, draw
from dcgame.tui.floor.kinds import APP, EMPTY, GUEST, SERVER, RowKey, Target
from dcgame.tui.widgets.ink import Line, merged
from dcgame.tui.widgets.tones import Palette, palette_of

NARROWEST, WIDEST = 29, 72
MOVED = (GUEST, APP)
"""What can be dragged."""

ScreenRow = tuple[RowKey, ...]


class RackFloor(ScrollView, can_focus=True):
    """Racks side by side; it scrolls when they are more than fit."""

    ALLOW_SELECT = False
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

    class Dragged(Message):
        """A guest or an application is being dragged over something, or was ``dropped`` there."""

        def __init__(self, source: Target, over: Target | None, dropped: bool) -> None:
            super().__init__()
            self.source = source
            self.over = over
            self.dropped = dropped

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows: tuple[ScreenRow, ...] = ()
        self.redrawn = 0
        self._racks = 1
        self._strips: dict[tuple[ScreenRow, int], Strip] = {}
        self._palette: Palette | None = None
        self._grip: Target | None = None
        self._dragging = False

    @property
    def rack_width(self) -> int:
        """Cells of one rack, borders included."""
        width = self.scrollable_content_region.width or self.size.width
        return max(NARROWEST, min(WIDEST, width // max(1, self._racks)))

    def show(self, racks: tuple[tuple[RowKey, ...], ...]) -> None:
        """Show these rows, rack by rack; only lines that changed are drawn again."""
        height = max((len(rack) for rack in racks), default=0)
        new = tuple(
            tuple(rack[y] if y < len(rack) else EMPTY for rack in racks) for y in range(height)
        )
        old, self.rows = self.rows, new
        if len(racks) != self._racks or len(old) != height:
            self._racks = len(racks)
            self._resize()
            return
        for y, row in enumerate(new):
            if row != old[y]:
                self.redrawn += 1
                self.refresh_line(y)

    def _resize(self) -> None:
        self.virtual_size = Size(self.rack_width * self._racks, len(self.rows))
        self.refresh()

    def on_resize(self) -> None:
        """Wider or narrower racks."""
        self._resize()

    def notify_style_update(self) -> None:
        """The theme changed: every strip is of the old colours."""
        super().notify_style_update()
        self._palette = None
        self._strips.clear()

    def lines(self) -> tuple[str, ...]:
        """What it says, as plain text."""
        return tuple("".join(text for text, _ in self._line(row)) for row in self.rows)

    def render_line(self, y: int) -> Strip:
        """One line of the visible part."""
        x, top = self.scroll_offset
        number = y + top
        width = self.size.width
        if self._palette is None:
            self._palette = palette_of(self.app)
        if number >= len(self.rows):
            return self._palette.strip(((" " * width, "plain"),))
        key = (self.rows[number], self.rack_width)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > 2048:
                self._strips.clear()
            strip = self._strips[key] = self._palette.strip(self._line(self.rows[number]))
        return strip.crop_extend(x, x + width, self._palette.style("plain"))

    def _line(self, row: ScreenRow) -> Line:
        width = self.rack_width
        return merged(run for part in row for run in draw(part, width).line)

    def target_at(self, x: int, y: int) -> Target | None:
        """What is drawn at a cell of the visible part."""
        column, row = x + self.scroll_offset.x, y + self.scroll_offset.y
        if not 0 <= row < len(self.rows):
            return None
        rack, inside = divmod(column, self.rack_width)
        if rack >= len(self.rows[row]):
            return None
        drawn: Drawn = draw(self.rows[row][rack], self.rack_width)
        for zone in drawn.zones:
            if zone.start <= inside < zone.end:
                return Target(zone.kind, zone.id)
        return None

    def reveal(self, target: Target) -> None:
        """Scroll until a thing is in sight."""
        for y, row in enumerate(self.rows):
            for rack, part in enumerate(row):
                if any(
                    zone.kind == target.kind and zone.id == target.id
                    for zone in draw(part, self.rack_width).zones
                ):
                    region = Region(rack * self.rack_width, y, self.rack_width, 2)
                    self.scroll_to_region(region, animate=False)
                    return

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a thing."""
        target = self.target_at(event.x, event.y)
        self._grip, self._dragging = target, False
        if target is None:
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
        if target is not None and event.chain >= 2:
            self.post_message(self.Picked(target, True))

    def _goal_at(self, grip: Target, x: int, y: int) -> Target | None:
        """Where a thing would be dropped: an application can go into a guest, too."""
        over = self.target_at(x, y)
        if grip.kind == APP and over is not None and over.kind == GUEST:
            return over
        return self._server_at(x, y)

    def _server_at(self, x: int, y: int) -> Target | None:
        column, row = x + self.scroll_offset.x, y + self.scroll_offset.y
        rack = column // self.rack_width
        if not 0 <= row < len(self.rows) or rack >= len(self.rows[row]):
            return None
        zones = draw(self.rows[row][rack], self.rack_width).zones
        return next((Target(SERVER, zone.id) for zone in zones if zone.kind == SERVER), None)
