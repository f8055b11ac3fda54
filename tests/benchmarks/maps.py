"""The maps a World could be made of: changed as values, so that the old one stays."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol

import attrs
import immutables
import rpds

from tests.benchmarks.ratio import Candidate, Show, compare

NAME = "maps"
SIZES = (200, 10_000)
OPERATIONS = 10_000
STRIDE = 7_919

Pairs = list[tuple[str, int]]


class Shelf(Protocol):
    """What a map has in common with the others."""

    def __getitem__(self, key: str, /) -> int: ...
    def items(self) -> Iterable[tuple[str, int]]: ...


@attrs.frozen
class Library:
    """How a kind of map is made, and how one more value makes another map of it."""

    name: str
    build: Callable[[Pairs], Shelf]
    put: Callable[[Any, str, int], Shelf]


def _put_in_copy(shelf: dict[str, int], key: str, value: int) -> dict[str, int]:
    shelf = shelf.copy()
    shelf[key] = value
    return shelf


LIBRARIES = (
    Library("dict, copied", dict, _put_in_copy),
    Library("immutables.Map", immutables.Map, immutables.Map.set),
    Library("rpds.HashTrieMap", rpds.HashTrieMap, rpds.HashTrieMap.insert),
)


def _set(library: Library, shelf: Shelf, keys: list[str]) -> None:
    for value, key in enumerate(keys):
        shelf = library.put(shelf, key, value)


def _get(shelf: Shelf, keys: list[str]) -> None:
    for key in keys:
        shelf[key]


def _iterate(shelf: Shelf, times: int) -> None:
    for _ in range(times):
        for _item in shelf.items():
            pass


def _build(library: Library, pairs: Pairs, times: int) -> None:
    for _ in range(times):
        library.build(pairs)


def _jobs(library: Library, size: int) -> dict[str, Candidate]:
    """What is timed of a library, under the words of the table."""
    pairs = [(f"g-{number:05}", number) for number in range(size)]
    keys = [pairs[number * STRIDE % size][0] for number in range(OPERATIONS)]
    shelf = library.build(pairs)
    times = OPERATIONS // size
    return {
        "set one of": partial(_set, library, shelf, keys),
        "get one of": partial(_get, shelf, keys),
        "an item, going over": partial(_iterate, shelf, times),
        "an item, building": partial(_build, library, pairs, times),
    }


def run(show: Show) -> None:
    """Set one, get one, go over all, and build, at each size."""
    for size in SIZES:
        jobs = {library.name: _jobs(library, size) for library in LIBRARIES}
        for job in jobs[LIBRARIES[0].name]:
            candidates = {name: of_library[job] for name, of_library in jobs.items()}
            show(compare(candidates, title=f"{job} {size:,}", operations=OPERATIONS))
