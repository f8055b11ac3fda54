"""Applications side by side under one clock: what it costs until a screen is painted.

Text for the terminal is made as on a real one and thrown away, so writing it counts as well.
"""

import asyncio
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from time import process_time
from typing import Any

from attrs import frozen
from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tests.benchmarks.ratio import Row, Table

PATIENCE = 10.0
QUIET = 0.04
"""Seconds in which a second frame would come, if there was one."""
Cells = list[tuple[str, Style]]
Changes = dict[int, Cells]


class Painter(App[Any]):
    """An application that tells when it has painted, and makes the text of each frame."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.painted = asyncio.Event()
        self.frames = 0
        self.written = 0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        text_of = getattr(renderable, "render_segments", None)
        if text_of is not None:
            self.written += len(text_of(self.console))
            self.frames += 1
            self.painted.set()
        super()._display(screen, renderable)

    async def until_painted(self, cause: Callable[[], object]) -> float:
        """CPU seconds from a cause until it is shown and nothing is left to do."""
        self.painted.clear()
        begun = process_time()
        cause()
        async with asyncio.timeout(PATIENCE):
            await self.painted.wait()
        await asyncio.sleep(QUIET)
        return process_time() - begun

    async def press(self, key: str) -> float:
        """The same from a key."""
        character = key if len(key) == 1 else None
        return await self.until_painted(lambda: self.post_message(events.Key(key, character)))


class BareLines(Widget):
    """The least that draws lines with Textual: it is told which lines changed, and has them."""

    DEFAULT_CSS = "BareLines { width: 1fr; height: 1fr; }"

    def __init__(self, height: int) -> None:
        super().__init__()
        self.rows: list[Cells] = [[("", Style())]] * height

    def change(self, rows: Changes) -> None:
        """Other words on some lines."""
        for y, row in rows.items():
            self.rows[y] = row
            self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One of them."""
        return Strip([Segment(text, style) for text, style in self.rows[y]])


class BareApp(Painter):
    """An application with nothing but such a widget; the key ``down`` makes the next of the
    ``changes``."""

    BINDINGS = [Binding("down", "go_on")]

    def __init__(self, height: int, changes: Sequence[Changes] = ()) -> None:
        super().__init__()
        self.lines = BareLines(height)
        self.changes = changes
        self._next = 0

    def compose(self) -> ComposeResult:
        yield self.lines

    def action_go_on(self) -> None:
        """The next change."""
        self.lines.change(self.changes[self._next % len(self.changes)])
        self._next += 1


class OneWidget(Painter):
    """An empty application with one widget of Textual's own, a text as large as the screen or of
    so many ``rows``, which is another one after the key ``down``."""

    BINDINGS = [Binding("down", "go_on")]

    def __init__(self, rows: int = 0) -> None:
        super().__init__()
        self._count = 0
        self._rows = rows

    def compose(self) -> ComposeResult:
        static = Static()
        static.styles.height = self._rows or "1fr"
        yield static

    def action_go_on(self) -> None:
        """Another text."""
        self._count += 1
        rows, words = self._rows or self.size.height, self.size.width // 8
        text = "\n".join(f"{self._count:4} {y:2} " * words for y in range(rows))
        self.query_one(Static).update(text)


def cells_of(app: App[Any]) -> list[Cells]:
    """The lines of its screen."""
    strips = app.screen._compositor.render_strips()  # there is no public way
    return [[(part.text, part.style or Style()) for part in strip] for strip in strips]


def changed_lines(before: list[Cells], after: list[Cells]) -> Changes:
    """The lines of a screen that are others than before."""
    return {y: row for y, row in enumerate(after) if row != before[y]}


@asynccontextmanager
async def side_by_side(size: tuple[int, int], *apps: Painter) -> AsyncIterator[None]:
    """Several applications on screens of one size, at rest."""
    async with AsyncExitStack() as stack:
        for app in apps:
            pilot = await stack.enter_async_context(app.run_test(size=size))
            await pilot.pause()
        yield


@frozen
class Contestant:
    """``turn`` does its work once, and gives the CPU seconds that it took."""

    name: str
    turn: Callable[[int], Awaitable[float]]


async def race(title: str, rounds: int, *contestants: Contestant) -> Table:
    """Each in turn, round by round; without a rubbish collection in somebody's turn."""
    seconds: dict[str, list[float]] = {each.name: [] for each in contestants}
    gc.collect()
    gc.disable()
    try:
        for number in range(rounds):
            for each in contestants:
                seconds[each.name].append(await each.turn(number))
    finally:
        gc.enable()
    return Table(title, tuple(Row(name, tuple(taken)) for name, taken in seconds.items()))
