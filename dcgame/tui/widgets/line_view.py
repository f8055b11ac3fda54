"""A widget that draws by lines and keeps them, as they go to the terminal, until one is refreshed.

The compositor asks every widget for all its lines whenever one line anywhere has changed. Textual's
own cache of styles looks each of them over again; here a frame costs a widget what changed in it.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, Vertical
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget

    _Mixin = Widget
else:
    _Mixin = object  # Textual takes the styles of the first base that is a widget, of no other


class Blank(_Mixin):
    """Nothing of its own to draw: what lies on it hides it. Asked for its lines in every frame, it
    has them."""

    BLANK = True
    _blank: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank lines."""
        if self._blank is None or self._blank[0] != crop:
            self._blank = (crop, super().render_lines(crop))
        return self._blank[1]

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._blank = None


class Row(Blank, Horizontal):
    """Side by side."""


class Column(Blank, Vertical):
    """One over the other."""


class LineView(ScrollView):
    """``render_line`` draws; one with a border or padding is left to Textual."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._lines: dict[int, Strip] = {}
        self._whole: tuple[Region, list[Strip]] | None = None
        self._extent = Size(0, 0)
        self._steady = False

    def steady(self, on: bool) -> None:
        """For a while others take lines of it: a scrollbar that would come for them, and make all
        lines narrower, stays away."""
        if on and not self._steady and not self.show_vertical_scrollbar:
            self.styles.scrollbar_size_vertical = 0
            self._steady = True
        elif self._steady and not on:
            self.styles.scrollbar_size_vertical = 1
            self._steady = False

    def refresh(self, *regions: Region, **more: Any) -> "LineView":
        """Draw again; of the regions only, where there are any."""
        self._forget(regions)
        return super().refresh(*regions, **more)

    def _forget(self, regions: Sequence[Region]) -> None:
        """Those lines as they were; without regions, all of them."""
        self._whole = None
        if not regions:
            self._lines.clear()
        for region in regions:
            for y in region.line_range:
                self._lines.pop(y, None)

    def refresh_rows(self, rows: Iterable[int]) -> None:
        """Draw lines of the visible part again, given in their order; what lies together is one
        region, for each of them costs Textual as much as a line."""
        (width, height), regions = self.size, list[Region]()
        for y in rows:
            if not 0 <= y < height:
                continue
            if regions and regions[-1].bottom == y:
                regions[-1] = regions[-1].grow((0, 0, 1, 0))
            else:
                regions.append(Region(0, y, width, 1))
        if not regions:
            return
        if not self.is_mounted:
            self.refresh()
            return
        self._forget(regions)
        self._set_dirty(*regions)
        self._ask_to_be_drawn()

    def _ask_to_be_drawn(self) -> None:
        """As by Textual's message ``Update``, but several widgets ask as one: each such message
        costs as much as some lines."""
        screen = self.screen
        screen._dirty_widgets.add(self)
        screen.check_idle()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region of the visible part."""
        if self._whole is not None and self._whole[0] == crop and self._extent == self._size:
            return self._whole[1]
        width, height = self._size
        if self._extent != self._size:
            self._extent = self._size
            self._lines.clear()
        if self.styles.gutter or crop.height > height:
            return super().render_lines(crop)
        lines = self._lines
        missing = [y for y in crop.line_range if y not in lines]
        if missing:
            filters, ground = self._filters(), self.background_colors[1]
            for y in missing:
                strip = self.render_line(y).adjust_cell_length(width)
                for each in filters:
                    strip = strip.apply_filter(each, ground)
                lines[y] = strip
        strips = [lines[y] for y in crop.line_range]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        self._whole = (crop, strips)
        return strips

    def _filters(self) -> list[LineFilter]:
        """What makes of a line one that the terminal can show: without colours, for one. Palettes
        have true colours only, so there is none to be made true."""
        return [each for each in self.get_line_filters() if not isinstance(each, ANSIToTruecolor)]
