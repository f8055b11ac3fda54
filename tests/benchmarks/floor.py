"""The control room on the screen, beside what Textual needs at the very least for the same lines.

Each is measured until the text for the terminal is made and nothing is left to do, on 120x40: a
tick in which every server of a small room changes, a key that moves the cursor, and a thousand
servers that are scrolled.
"""

import asyncio
from statistics import median

from dcgame.kernel.units import HOUR, MINUTE
from dcgame.sim.engine import advance
from dcgame.world.world import World
from tests.benchmarks.ratio import Show, Table
from tests.benchmarks.screens import (
    QUIET,
    BareApp,
    Changes,
    Contestant,
    OneWidget,
    Painter,
    cells_of,
    changed_lines,
    race,
    side_by_side,
)
from tests.tui.floor.crowded import crowd
from tests.tui.floor.games import Hand, game
from tests.tui.floor.stand import Stand

NAME = "floor"
SIZE = (120, 40)
ROUNDS = 48
KEYS = ("down", "down", "down", "down", "up", "up", "up", "up")
SCROLLS = (("ctrl+pagedown",) * 8 + ("ctrl+pageup",) * 8) * 3
IDLE_BEATS = 100
SMOOTH = 33
"""Milliseconds of a frame at most."""


class FloorApp(Stand, Painter):
    """The floor, watched."""

    async def tick(self, world: World) -> float:
        """What it costs to show the room as it is now."""
        self.floor.session.world = world
        return await self.until_painted(self.floor.show_all)


def run(show: Show) -> None:
    """All of it."""
    asyncio.run(_run(show))


async def _run(show: Show) -> None:
    hand = Hand()
    floor = FloorApp(game(), hand)
    async with side_by_side(SIZE, floor):
        worlds = mornings(floor.floor.session.world)
        await floor.tick(worlds[-1])
        ticks = [await _lines_of_tick(floor, world) for world in worlds]
        keys = [await _lines_of_key(floor, key) for key in _each(KEYS)]
        show(await _ticks(floor, worlds, ticks))
        show(await _keys(floor, keys))
        await _idle(floor, hand, show)
    await _crowd(show)


def mornings(world: World) -> list[World]:
    """The room every five minutes of a working morning: every server's load differs."""
    worlds = [advance(world, 7 * HOUR).world]
    while len(worlds) < ROUNDS:
        worlds.append(advance(worlds[-1], worlds[-1].now + 5 * MINUTE).world)
    return worlds


def _each(keys: tuple[str, ...]) -> list[str]:
    return [keys[number % len(keys)] for number in range(ROUNDS)]


async def _lines_of_tick(app: FloorApp, world: World) -> Changes:
    before = cells_of(app)
    await app.tick(world)
    return changed_lines(before, cells_of(app))


async def _lines_of_key(app: FloorApp, key: str) -> Changes:
    before = cells_of(app)
    await app.press(key)
    return changed_lines(before, cells_of(app))


async def _ticks(floor: FloorApp, worlds: list[World], changes: list[Changes]) -> str:
    bare = BareApp(SIZE[1])
    lines = "the same lines, bare"
    async with side_by_side(SIZE, bare):
        table = await race(
            "A tick of the floor, 120x40, all eleven servers changing",
            ROUNDS,
            Contestant(lines, lambda n: bare.until_painted(lambda: bare.lines.change(changes[n]))),
            Contestant("the floor", lambda n: floor.tick(worlds[n])),
        )
    count = median(len(change) for change in changes)
    goal = f"goal 7: {_times(table, 'the floor', lines)} (at most 2), {count:.0f} lines differ"
    return f"{table}  {goal}\n"


async def _keys(floor: FloorApp, changes: list[Changes]) -> str:
    bare, one, least = BareApp(SIZE[1], changes), OneWidget(), OneWidget(rows=1)
    empty, line = "an empty app, one widget as large", "an empty app, one widget of one line"
    lines, room = "the same lines, bare", "the floor"
    keys = _each(KEYS)
    async with side_by_side(SIZE, bare, one, least):
        table = await race(
            "From a key to the changed screen, 120x40, the cursor moves",
            ROUNDS,
            Contestant(empty, lambda _: one.press("down")),
            Contestant(line, lambda _: least.press("down")),
            Contestant(lines, lambda _: bare.press("down")),
            Contestant(room, lambda n: floor.press(keys[n])),
        )
    goal = f"goal: {_times(table, room, empty)} an empty app with one widget (at most 1.5)"
    count = median(len(change) for change in changes)
    short = f"{_times(table, room, line)} one with a text of one line"
    same = f"{_times(table, room, lines)} the same {count:.0f} lines, bare"
    return f"{table}  {goal}, {short}; {same}\n"


async def _idle(floor: FloorApp, hand: Hand, show: Show) -> None:
    """Paused, the clock beats on and nothing is drawn."""
    before = (floor.frames, floor.floor.racks.redrawn)
    for _ in range(IDLE_BEATS):
        hand.pass_(0.1)
        floor.floor.tick()
    await asyncio.sleep(QUIET)
    drawn = floor.frames - before[0], floor.floor.racks.redrawn - before[1]
    show(f"Paused, {IDLE_BEATS} beats: {drawn[0]} frames, {drawn[1]} lines\n  goal: none\n")


async def _crowd(show: Show) -> None:
    """A thousand servers: scrolled by a window of racks a key, and a tick of them."""
    app = FloorApp(game(crowd()), Hand())
    async with side_by_side(SIZE, app):
        worlds = mornings(app.floor.session.world)
        table = await race(
            "A thousand servers, 120x40",
            ROUNDS,
            Contestant("scrolled by a window of racks", lambda n: app.press(SCROLLS[n])),
            Contestant("a tick", lambda n: app.tick(worlds[n])),
        )
    frame = next(row.median for row in table.rows) * 1000
    show(f"{table}  goal: {frame:.1f} ms a frame when scrolled (at most {SMOOTH})\n")


def _times(table: Table, name: str, base: str) -> str:
    return f"{1 / table.times_as_fast(name, base):.2f}x"
