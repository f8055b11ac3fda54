"""Times candidates side by side: a ratio holds on any machine, a number of seconds on one."""

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import process_time

import attrs

Candidate = Callable[[], object]
Show = Callable[[object], None]

_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"))


@attrs.frozen
class Row:
    """One candidate: the CPU seconds that an operation took in each round."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The typical round."""
        return median(self.seconds)


@attrs.frozen
class Table:
    """One comparison. As text: medians, the spread of the rounds, and speeds against the first."""

    title: str
    rows: tuple[Row, ...]

    def times_as_fast(self, name: str, base: str) -> float:
        """How many times as fast a candidate was as another."""
        medians = {row.name: row.median for row in self.rows}
        return medians[base] / medians[name]

    def __str__(self) -> str:
        width = max(len(row.name) for row in self.rows)
        first = self.rows[0].name
        lines = [f"{self.title}  (CPU time, median of {len(self.rows[0].seconds)} rounds)"]
        for row in self.rows:
            low, high = duration(min(row.seconds)), duration(max(row.seconds))
            lines.append(
                f"  {row.name:{width}}  {duration(row.median):>8}"
                f"  {self.times_as_fast(row.name, first):8.2f}x  ({low} to {high})"
            )
        return "\n".join(lines) + "\n"


def compare(
    candidates: Mapping[str, Candidate], rounds: int = 5, *, title: str = "", operations: int = 1
) -> Table:
    """Run every candidate once a round, in turn; each call does that many operations."""
    seconds: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, candidate in candidates.items():
            gc.collect()
            begun = process_time()
            candidate()
            seconds[name].append((process_time() - begun) / operations)
    return Table(title, tuple(Row(name, tuple(taken)) for name, taken in seconds.items()))


def duration(seconds: float) -> str:
    """Three digits and a unit."""
    for size, unit in _UNITS:
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"
