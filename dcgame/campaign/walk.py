"""Holds a parsed file against the table of what it may hold, strictly, and makes values."""

import re
from typing import Any

from dcgame.campaign.clean import clean
from dcgame.campaign.faults import Faults, Said, nearest
from dcgame.campaign.kinds import (
    Choice,
    Flag,
    Kind,
    ListOf,
    Moment,
    Pairs,
    Prose,
    Table,
    Tables,
    Whole,
    Word,
)
from dcgame.campaign.locate import Path
from dcgame.sim.commands.grammar import moment_of
from dcgame.words import N_, say


class _Bad:
    """Stands for a value that was refused."""


BAD = _Bad()


class Walk:
    """One pass over a document. A refused value is :data:`BAD`, and so is what holds it; in
    arrays of tables ``None`` keeps its place."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults

    def value(self, kind: Kind, raw: Any, path: Path) -> Any:
        """The value of that kind, or :data:`BAD` with its faults told."""
        match kind:
            case Table():
                return self._table(kind, raw, path)
            case Tables():
                return self._tables(kind, raw, path)
            case ListOf():
                return self._list(kind, raw, path)
            case Pairs():
                return self._pairs(kind, raw, path)
            case _:
                return self._scalar(kind, raw, path)

    def fields(self, table: Table, raw: dict[str, Any], path: Path) -> dict[str, Any]:
        """The sound fields of a table; refused ones are left out."""
        for key in raw:
            if key not in table.names:
                expected = say(N_("one of the keys {keys}"), keys=", ".join(table.names))
                self._faults.add(
                    (*path, key),
                    expected,
                    Said(say(N_("an unknown key"))),
                    nearest(key, table.names),
                )
        sound: dict[str, Any] = {}
        for field in table.fields:
            if field.name in raw:
                value = self.value(field.kind, raw[field.name], (*path, field.name))
                if value is not BAD:
                    sound[field.name] = value
            elif field.required:
                expected = say(N_("the key {key}: {kind}"), key=field.name, kind=told(field.kind))
                self._faults.add((*path, field.name), expected, Said(say(N_("nothing"))))
            else:
                sound[field.name] = field.default
        return sound

    def _table(self, table: Table, raw: Any, path: Path) -> Any:
        if not isinstance(raw, dict):
            return self._refuse(table, raw, path)
        sound = self.fields(table, raw, path)
        whole = len(sound) == len(table.fields) and all(key in table.names for key in raw)
        return table.make(**sound) if whole else BAD

    def _tables(self, kind: Tables, raw: Any, path: Path) -> Any:
        if not isinstance(raw, list) or not kind.least <= len(raw) <= kind.most:
            return self._refuse(kind, raw, path)
        made = [self.value(kind.each, each, (*path, place)) for place, each in enumerate(raw)]
        return tuple(None if each is BAD else each for each in made)

    def _list(self, kind: ListOf, raw: Any, path: Path) -> Any:
        if not isinstance(raw, list) or not kind.least <= len(raw) <= kind.most:
            return self._refuse(kind, raw, path)
        made = [self.value(kind.each, each, (*path, place)) for place, each in enumerate(raw)]
        for place, each in enumerate(made):
            if each is not BAD and each in made[:place]:
                expected = say(N_("each word once"))
                self._faults.add((*path, place), expected, raw[place])
                return BAD
        return BAD if BAD in made else tuple(made)

    def _pairs(self, kind: Pairs, raw: Any, path: Path) -> Any:
        if not isinstance(raw, dict) or len(raw) > kind.most:
            return self._refuse(kind, raw, path)
        pairs = [
            (self.value(kind.key, key, (*path, key)), self.value(kind.value, each, (*path, key)))
            for key, each in raw.items()
        ]
        if any(BAD in pair for pair in pairs):
            return BAD
        return tuple(sorted(pairs))

    def _scalar(self, kind: Kind, raw: Any, path: Path) -> Any:
        match kind:
            case Whole(low, high) if type(raw) is int and low <= raw <= high:
                return raw
            case Flag() if type(raw) is bool:
                return raw
            case Choice(options) if type(raw) in (str, int) and raw in options:
                return raw
            case Word(pattern) if type(raw) is str and re.fullmatch(pattern, raw):
                return raw
            case Prose(most) if type(raw) is str and raw.strip() and len(raw) <= most:
                return clean(raw)
            case Moment() if type(raw) is str and (moment := moment_of(raw)) is not None:
                return moment
        return self._refuse(kind, raw, path)

    def _refuse(self, kind: Kind, raw: Any, path: Path) -> _Bad:
        options = kind.options if isinstance(kind, Choice) else ()
        words = tuple(option for option in options if isinstance(option, str) and option)
        found: object = raw
        if isinstance(raw, list):
            found = Said(say(N_("a list of {count}"), count=len(raw)))
        elif isinstance(raw, dict):
            found = Said(say(N_("a table")))
        self._faults.add(path, told(kind), found, nearest(raw, words))
        return BAD


def told(kind: Kind) -> str:
    """A kind in words, for people who write levels."""
    match kind:
        case Whole(low, high):
            return say(N_("a whole number from {low} to {high}"), low=low, high=high)
        case Flag():
            return say(N_("true or false"))
        case Word(_, what):
            return say(what)
        case Prose(most):
            return say(N_("a text that is not empty, {most} characters at most"), most=most)
        case Choice(options):
            words = ", ".join(
                f'"{each}"' if isinstance(each, str) else str(each) for each in options
            )
            return say(N_("one of {words}"), words=words)
        case Moment():
            return say(N_("a moment such as 3d14:25"))
        case ListOf(each, least, most):
            return say(
                N_("a list of {least} to {most}, each {kind}"),
                least=least,
                most=most,
                kind=told(each),
            )
        case Tables(_, least, most):
            return say(N_("{least} to {most} tables"), least=least, most=most)
        case Pairs(_, value):
            return say(N_("a table, each value {kind}"), kind=told(value))
        case Table():
            return say(N_("a table with {keys}"), keys=", ".join(kind.names))
