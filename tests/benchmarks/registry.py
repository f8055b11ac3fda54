"""The benchmarks, in the order in which they run. A new one is a module here with both names."""

from typing import Protocol

from tests.benchmarks import blast, dc30_race, floor, loading, maps, months, starts, whole_room
from tests.benchmarks.ratio import Show


class Benchmark(Protocol):
    """What a benchmark's module has."""

    NAME: str

    def run(self, show: Show) -> None:
        """Measure, and show a table or more."""


BENCHMARKS: tuple[Benchmark, ...] = (
    dc30_race,
    whole_room,
    floor,
    loading,
    months,
    starts,
    maps,
    blast,
)
