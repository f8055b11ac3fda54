"""What a tick of the floor costs at 120×40 with ten servers changing; for the benchmarks."""

import asyncio
import time
from functools import partial
from statistics import median

from attrs import frozen
from textual.geometry import Region

from dcgame.kernel.units import HOUR
from dcgame.sim.engine import advance
from dcgame.tui.floor.kinds import Look
from dcgame.tui.floor.plan import plan_of
from dcgame.tui.floor.rows import row_of
from dcgame.tui.widgets.rack_floor import RackFloor
from dcgame.world.world import World
from tests.tui.floor.stand import Stand

TICKS = 60
LIMIT_MILLISECONDS = 2.0


@frozen
class Cost:
    """Milliseconds of a tick: of the rows, of drawing those that changed, and of both; and how
    many lines of the racks were drawn again in a tick."""

    rows: float
    drawing: float
    total: float
    lines: float


def measure() -> Cost:
    """The cost of a tick, the median of many."""
    return asyncio.run(_measure())


async def _measure() -> Cost:
    app = Stand()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        worlds = _mornings(app.floor.session.world)
        racks = app.floor.racks
        rows_times, draw_times, lines = [], [], []
        for number in range(TICKS):
            world = worlds[number % len(worlds)]
            begun = time.perf_counter()
            look = Look(tall=True)
            plan = plan_of(world, True)
            middle = time.perf_counter()
            before = racks.redrawn
            racks.show(plan, partial(row_of, world, look=look))
            _draw(racks)
            done = time.perf_counter()
            rows_times.append(middle - begun)
            draw_times.append(done - middle)
            lines.append(racks.redrawn - before)
        totals = [a + b for a, b in zip(rows_times, draw_times, strict=True)]
        return Cost(
            median(rows_times) * 1000,
            median(draw_times) * 1000,
            median(totals) * 1000,
            median(lines),
        )


def _mornings(world: World) -> list[World]:
    """The room at many moments of a working morning: every server's load differs."""
    return [advance(world, 7 * HOUR + number * 600).world for number in range(TICKS)]


def _draw(racks: RackFloor) -> None:
    """What the compositor asks of the widget: all lines, of which only the dirty are made."""
    racks.render_lines(Region(0, 0, racks.size.width, racks.size.height))


if __name__ == "__main__":
    print(measure())
