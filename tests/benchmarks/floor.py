"""A tick of the floor with ten servers changing, beside what the player would notice."""

from tests.benchmarks.ratio import Show
from tests.tui.floor.measure import LIMIT_MILLISECONDS, measure

NAME = "floor"


def run(show: Show) -> None:
    """The rows, their drawing, and both, at 120x40."""
    cost = measure()
    show("A tick of the floor, 120x40, ten servers changing  (median)")
    show(f"  rows {cost.rows:.2f} ms, drawing {cost.drawing:.2f} ms, {cost.lines:.0f} lines")
    show(f"  goal: {cost.total:.2f} ms (at most {LIMIT_MILLISECONDS} ms)\n")
