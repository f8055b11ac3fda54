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
OPERATIONS = 1_000
ROUNDS = 7

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
    put = library.put
    for value, key in enumerate(keys):
        shelf = put(shelf, key, value)


def _get(_library: Library, shelf: Shelf, keys: list[str]) -> None:
    for key in keys:
        shelf[key]


def _iterate(shelf: Shelf, times: int) -> None:
    for _ in range(times):
        for _item in shelf.items():
            pass


def _build(library: Library, pairs: Pairs, times: int) -> None:
    for _ in range(times):
        library.build(pairs)


def run(show: Show) -> None:
    """Set one, get one, go over all, and build, at each size."""
    for size in SIZES:
        pairs = [(f"g-{number:05}", number) for number in range(size)]
        keys = [pairs[number * 7_919 % size][0] for number in range(OPERATIONS)]
        shelves = [(library, library.build(pairs)) for library in LIBRARIES]
        times = max(1, 20_000 // size)
        for verb, work in (("set", _set), ("get", _get)):
            candidates: dict[str, Candidate] = {
                library.name: partial(work, library, shelf, keys) for library, shelf in shelves
            }
            show(
                compare(
                    candidates,
                    ROUNDS,
                    title=f"{verb} one of {size:,} entries",
                    operations=OPERATIONS,
                )
            )
        candidates = {library.name: partial(_iterate, shelf, times) for library, shelf in shelves}
        show(
            compare(
                candidates, ROUNDS, title=f"go over {size:,} items, each", operations=times * size
            )
        )
        candidates = {library.name: partial(_build, library, pairs, times) for library in LIBRARIES}
        show(
            compare(
                candidates, ROUNDS, title=f"build of {size:,} pairs, each", operations=times * size
            )
        )
