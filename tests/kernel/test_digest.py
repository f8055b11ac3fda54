"""Equal values have equal digests, different ones different, anywhere."""

import os
import subprocess
import sys
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
import numpy as np
import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from dcgame.kernel.bands import Band
from dcgame.kernel.digest import canonical, digest
from dcgame.world.world import World
from tests.sim.busy import busy_game

PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=6)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(max_size=4), inner, max_size=4).map(Map),
    ),
    max_leaves=12,
)


@frozen
class Thing:
    """A value with a field that does not count."""

    name: str
    size: int = 0
    cache: int = field(default=0, metadata={"digest": False})


@frozen
class Other:
    """The same fields under another name."""

    name: str
    size: int = 0


class Colour(Enum):
    """Something to choose."""

    RED = 1


@given(PLAIN, PLAIN)
def test_texts_are_equal_for_equal_values_only(one: Any, other: Any) -> None:
    assert (canonical(one) == canonical(other)) is _same(one, other)


def _same(one: Any, other: Any) -> bool:
    """Equality that tells ``True`` from ``1``."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple):
        pairs = zip(one, other, strict=False)
        return len(one) == len(other) and all(_same(a, b) for a, b in pairs)
    if isinstance(one, Map):
        return set(one) == set(other) and all(_same(one[key], other[key]) for key in one)
    return bool(one == other)


def test_what_does_not_count_does_not_count() -> None:
    assert digest(Thing("a", 1, cache=5)) == digest(Thing("a", 1, cache=6))
    assert digest(Thing("a", 1)) != digest(Thing("a", 2))
    assert digest(Thing("a", 1)) != digest(Other("a", 1))


@frozen
class Backwards:
    """A value whose field is told in another form than it is kept."""

    size: tuple[int, ...] = field(default=(), metadata={"digest": lambda kept: kept[::-1]})


def test_a_field_is_told_as_it_says() -> None:
    assert canonical(Backwards((1, 2))) == "Backwards(size=(2;1;))"
    assert canonical(Backwards()) == "Backwards()"


def test_enumerations_are_told_by_name() -> None:
    assert canonical(Colour.RED) == "Colour.RED;"
    assert canonical(Band.OUT) != canonical(3)


@pytest.mark.parametrize(
    "value",
    [1.0, {1}, frozenset(), {}, [], b"", object(), np.int64(3), np.zeros(2), lambda: 0, 1j],
    ids=lambda value: type(value).__name__,
)
def test_other_things_are_refused(value: Any) -> None:
    with pytest.raises(TypeError, match="canonical"):
        digest((1, value))


def test_maps_are_told_in_the_order_of_their_keys() -> None:
    one = Map({"b": 1, "a": 2})
    assert digest(one) == digest(Map({"a": 2}).set("b", 1))
    assert len(digest(one)) == 32


def test_another_process_agrees() -> None:
    program = (
        "from immutables import Map\n"
        "from dcgame.kernel.digest import digest\n"
        "print(digest(Map({str(each): (each, None, True) for each in range(200)})))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("0", "77")
    }
    assert told == {digest(Map({str(each): (each, None, True) for each in range(200)}))}


def test_every_field_of_a_world_counts() -> None:
    """Whatever is changed, at any depth, changes the digest; what is derived does not."""
    world = busy_game(9 * 86_400).world
    before = digest(world)
    tried = 0
    for name, other in _variants(world):
        tried += 1
        assert digest(other) != before, name
    assert tried > 60


def _variants(world: World) -> Iterator[tuple[str, World]]:
    for each in attrs.fields(World):
        if each.metadata.get("digest", True):
            for inner, changed in _changed(getattr(world, each.name)):
                changes: dict[str, Any] = {each.name: changed}
                yield f"{each.name}{inner}", attrs.evolve(world, **changes)


def _changed(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, int):
        yield "", value + 1
    elif isinstance(value, Map) and value:
        key = min(value)
        yield "", value.delete(key)
        for inner, changed in _inside(value[key]):
            yield inner, value.set(key, changed)
    elif attrs.has(type(value)):
        yield from _inside(value)


def _inside(value: Any) -> Iterator[tuple[str, Any]]:
    if not attrs.has(type(value)):
        return
    for each in attrs.fields(type(value)):
        inner = getattr(value, each.name)
        if each.metadata.get("digest", True) and type(inner) in (int, str, bool, type(None)):
            changed = {int: 77_777, str: "other", bool: not inner, type(None): 7}[type(inner)]
            yield f".{each.name}", attrs.evolve(value, **{each.name: changed})
