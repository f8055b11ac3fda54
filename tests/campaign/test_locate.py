"""Places of keys, in every way that TOML writes them."""

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dcgame.campaign.locate import Path, Places
from tests.campaign.samples import toml

TEXT = '''\
# a = 1
first = "# no [comment]"   # a comment, with = and [
"quoted.key" = 'a'
a.b . c = """
[not] a = header
\\""" still"""
list = [ 1, [ 2, "]" ], { x = 1 , y.z = [3] },
  # among
  4 ]
[table . "in"]
key = 1979-05-27 07:32:00
[[many]]
[[many]]
name = \'\'\'x\'\'\'
[many.sub]
deep = true
[[many.each]]
[[many.each]]
k = 1
'''


def _expected() -> dict[Path, tuple[int, int]]:
    return {
        ("first",): (2, 1),
        ("quoted.key",): (3, 1),
        ("a",): (4, 1),
        ("a", "b", "c"): (4, 1),
        ("list",): (7, 1),
        ("list", 0): (7, 10),
        ("list", 1): (7, 13),
        ("list", 1, 1): (7, 18),
        ("list", 2, "x"): (7, 27),
        ("list", 2, "y", "z"): (7, 35),
        ("list", 2, "y", "z", 0): (7, 42),
        ("list", 3): (9, 3),
        ("table", "in"): (10, 1),
        ("table", "in", "key"): (11, 1),
        ("many",): (12, 1),
        ("many", 0): (12, 1),
        ("many", 1): (13, 1),
        ("many", 1, "name"): (14, 1),
        ("many", 1, "sub", "deep"): (16, 1),
        ("many", 1, "each", 1, "k"): (19, 1),
        ("many", 1, "each", 0): (17, 1),
    }


def test_places_are_exact() -> None:
    tomllib.loads(TEXT)
    places = Places(TEXT)
    assert {path: places.find(path) for path in _expected()} == _expected()


def test_what_is_missing_has_the_place_of_its_table() -> None:
    assert Places(TEXT).find(("many", 1, "sub", "none", 3)) == (15, 1)
    assert Places(TEXT).find(("nothing",)) == (1, 1)


def _paths(value: Any, path: Path = ()) -> list[Path]:
    if isinstance(value, dict):
        return [each for key, item in value.items() for each in _paths(item, (*path, key))]
    if isinstance(value, list):
        return [each for at, item in enumerate(value) for each in _paths(item, (*path, at))]
    return [path]


def test_every_value_of_the_example_has_a_line_that_names_its_key() -> None:
    text = toml()
    lines, places = text.split("\n"), Places(text)
    for path in _paths(tomllib.loads(text)):
        line, column = places.find(path)
        rest = lines[line - 1][column - 1 :]
        key = path[-1]
        assert rest.startswith(key if isinstance(key, str) else ('"', "{")), path


_PIECES = ["a", "b.c", '"q"', "'l'", "=", "1", "[", "]", "{", "}", ",", "\n", " ", "#", '"', "'"]


@given(st.lists(st.sampled_from([*_PIECES, '"""', "[[", "]]", "\\", "."]), max_size=40))
@settings(max_examples=400)
def test_nothing_hangs_or_breaks_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        value = tomllib.loads(text)
    except ValueError:
        return
    places = Places(text)
    for path in _paths(value):
        assert places.find(path) >= (1, 1)
