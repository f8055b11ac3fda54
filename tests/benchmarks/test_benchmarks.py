"""The harness itself: every benchmark is listed, and candidates take turns."""

from functools import partial
from pathlib import Path

from tests.benchmarks.ratio import Row, Table, compare
from tests.benchmarks.registry import BENCHMARKS

HOUSEHOLD = {"__init__", "__main__", "processes", "ratio", "registry", "screens"}


def test_every_benchmark_is_listed() -> None:
    modules = {path.stem for path in Path(__file__).parent.glob("*.py")} - HOUSEHOLD
    benchmarks = {name for name in modules if not name.startswith("test_")}
    listed = [str(getattr(benchmark, "__name__", "")) for benchmark in BENCHMARKS]
    assert benchmarks == {name.rpartition(".")[2] for name in listed}
    assert len({benchmark.NAME for benchmark in BENCHMARKS}) == len(BENCHMARKS)


def test_candidates_take_turns() -> None:
    calls: list[str] = []
    compare({"a": partial(calls.append, "a"), "b": partial(calls.append, "b")}, rounds=3)
    assert calls == ["a", "b"] * 3


def test_a_table_shows_medians_against_the_first() -> None:
    table = Table("Race", (Row("slow", (4.0, 2.0, 9.0)), Row("fast", (0.5, 0.5, 0.001))))
    assert table.times_as_fast("fast", "slow") == 8.0
    assert str(table).splitlines()[1:] == [
        "  slow       4 s      1.00x  (2 s to 9 s)",
        "  fast    500 ms      8.00x  (1 ms to 500 ms)",
    ]
