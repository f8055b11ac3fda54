"""A month of twenty hosts (*Sprawl*): played through headless, and loaded from its save; and the
memory of long play."""

from pathlib import Path

from dcgame.campaign import library
from dcgame.lab.levels import level_named
from dcgame.play.load import replay
from dcgame.play.session import Session
from dcgame.sim.gauges.processor import load_block, total_block
from tests.benchmarks.processes import peak
from tests.benchmarks.ratio import Show, compare, duration

NAME = "months"
LEVEL = "sprawl"
SAVE = Path("levels/01-one-box-one-app/sprawl/runs/reference.jsonl")
INSTANT = 0.1
"""Seconds below which an answer feels immediate."""
LONG_PLAY = """
import attrs
from dcgame.kernel.units import HOUR
from dcgame.lab.levels import level_named
from dcgame.play.session import Session
level = level_named("sprawl")
session = Session(attrs.evolve(level, days=720), 7)
for hour in range(24 * DAYS):
    session.advance(hour * HOUR)
"""


def run(show: Show) -> None:
    """The month, its save, and a year."""
    level = level_named(LEVEL)

    def forget() -> None:
        for cache in (load_block, total_block):
            cache.cache_clear()

    def month() -> None:
        forget()
        session = Session(level, 7)
        session.advance(session.horizon)

    def load() -> None:
        forget()
        loaded = replay(SAVE, library.find)
        if loaded.problem or not loaded.ended:
            raise AssertionError(f"the save does not load: {loaded.problem}")

    table = compare({"a month, headless": month, "its save": load}, title="A month of 20 hosts")
    show(table)
    worst = max(row.median for row in table.rows)
    show(f"  goal: {duration(worst)} (at most {duration(INSTANT)})\n")
    months = {days // 30: peak(f"DAYS = {days}\n{LONG_PLAY}") // 1024 for days in (30, 360, 720)}
    spans = ", ".join(f"{number} months {size} MB" for number, size in months.items())
    show(f"  memory at its peak, played hour by hour: {spans}\n")
