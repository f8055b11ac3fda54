"""The kinds of value that a level's file may hold: one description for reader and editors."""

from collections.abc import Callable
from typing import Any

from attrs import frozen

from dcgame.words import N_


@frozen
class Whole:
    """A whole number between two others."""

    low: int
    high: int


@frozen
class Flag:
    """``true`` or ``false``."""


@frozen
class Word:
    """A string of a pattern; ``what`` names it for people."""

    pattern: str
    what: str


@frozen
class Prose:
    """Text for people; anything, but not empty."""

    most: int = 4000


@frozen
class Choice:
    """One of a few words or numbers."""

    options: tuple[str | int, ...]


@frozen
class Moment:
    """A moment of the game, ``3d14:25``."""


@frozen
class ListOf:
    """A list of one kind, from ``least`` to ``most`` elements."""

    each: "Kind"
    least: int = 0
    most: int = 200


@frozen
class Pairs:
    """A small table with keys and values of one kind each."""

    key: "Kind"
    value: "Kind"
    most: int = 50


@frozen
class Field:
    """One key of a table. Without a default it must be there."""

    name: str
    kind: "Kind"
    default: Any = ...

    @property
    def required(self) -> bool:
        """Whether the key must be there."""
        return self.default is ...


@frozen
class Table:
    """A table with those keys and no others, from which ``make`` makes a value."""

    make: Callable[..., Any]
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Its keys."""
        return tuple(field.name for field in self.fields)


@frozen
class Tables:
    """An array of tables."""

    each: Table
    least: int = 0
    most: int = 2000


Kind = Whole | Flag | Word | Prose | Choice | Moment | ListOf | Pairs | Table | Tables

ID = Word(r"[a-z0-9][a-z0-9-]{0,23}", N_("a name of a-z, 0-9 and hyphens, 24 at most"))
VERSION = Word(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,23}", N_("a version such as 2.4"))
SHORT = Word(r"[a-z0-9][a-z0-9-]{0,39}", N_("a short name of a-z, 0-9 and hyphens"))
PART = Word(
    r"[a-z0-9][a-z0-9-]{0,23}(/[a-z]{1,12}-[0-9]{1,2})?",
    N_("a name, or server/part as in web-1/psu-1"),
)
DEED = Word(
    r"(time|alarm|next|undo|jump|(select|open|order|say)( [a-z0-9/-]{1,24}){1,12})",
    N_("a deed: time, alarm, next, undo, jump, or select, open, order or say and its words"),
)
CRITERION = Word(
    r"(ASIR|SMR|CIBER)-[0-9]{4}-RA[0-9]{1,2}-CE[a-z]{1,2}",
    N_("a criterion such as ASIR-0378-RA6-CEc"),
)
