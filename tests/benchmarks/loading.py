"""Loading a finished game: all its orders are given again."""

from pathlib import Path

from dcgame.campaign import library
from dcgame.play.load import replay
from dcgame.sim.gauges.processor import load_block, total_block
from tests.benchmarks.ratio import Show, compare, duration

NAME = "loading"
SAVE = Path("levels/03-consolidation/twelve-to-three/runs/reference.jsonl")
GOAL = 0.3


def run(show: Show) -> None:
    """A finished game of *Twelve to three*, with no curve kept from an earlier round."""

    def load() -> None:
        for cache in (load_block, total_block):
            cache.cache_clear()
        loaded = replay(SAVE, library.find)
        if loaded.problem or not loaded.ended:
            raise AssertionError(f"the save does not load: {loaded.problem}")

    table = compare({"replay a finished game": load}, title="Loading Twelve to three")
    show(table)
    show(f"  goal: {duration(table.rows[0].median)} (at most {duration(GOAL)})\n")
