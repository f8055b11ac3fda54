"""The player's own keys: a small TOML file from the id of a binding to its keys.

    "floor.pause" = "p"
    "floor.why" = "question_mark,y"

Read strictly: what it says about a binding that is not there, or in another form, is told and
left aside; the rest is in force.
"""

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from dcgame.words import N_, say

FILE = "keys.toml"
LARGEST = 16_384
LONGEST = 60


class Keymap(NamedTuple):
    """Keys by the id of their binding, and a sentence for each line that cannot be used."""

    keys: Mapping[str, str]
    problems: tuple[str, ...] = ()


def load(path: Path, known: Iterable[str]) -> Keymap:
    """The keys in a file; none, with a sentence, when it cannot be read."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Keymap({})
    except OSError as error:
        return Keymap({}, (_unusable(path, error.strerror or type(error).__name__),))
    try:
        if len(data) > LARGEST:
            raise ValueError(say(N_("the file is too large")))
        table = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return Keymap({}, (_unusable(path, str(error).splitlines()[0][: LONGEST * 2]),))
    return checked(table, path.name, tuple(known))


def checked(table: Mapping[str, object], name: str, known: tuple[str, ...]) -> Keymap:
    """What of a table can be used."""
    keys, problems = {}, []
    for binding, value in table.items():
        if binding not in known:
            shown = _shown(binding)
            near = get_close_matches(binding, known, 1)
            text = N_("{file}: there is no key {id}; did you mean {nearest}?")
            if not near:
                text = N_("{file}: there is no key {id}")
            problems.append(say(text, file=name, id=shown, nearest="".join(near)))
        elif not isinstance(value, str) or not is_key(value):
            text = N_('{file}: {id} should be a key such as "p", "ctrl+p" or "f5"')
            problems.append(say(text, file=name, id=binding))
        else:
            keys[binding] = value
    return Keymap(keys, tuple(problems))


def is_key(text: str) -> bool:
    """Whether a text names one or more keys."""
    parts = text.split(",")
    return 0 < len(text) <= LONGEST and all(
        part and all(char.isascii() and (char.isalnum() or char in "_+") for char in part)
        for part in parts
    )


def text_of(keys: Mapping[str, str]) -> str:
    """The file's text; ids and keys are plain words, so none needs escaping."""
    return "".join(f'"{binding}" = "{keys[binding]}"\n' for binding in sorted(keys))


def _shown(text: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text)[:LONGEST]


def _unusable(path: Path, why: str) -> str:
    text = N_("The keys in {path} cannot be used ({why}); the usual ones are in force.")
    return say(text, path=path.name, why=_shown(why))
