"""From the bytes of a level's files to a level, or to all that is wrong with them."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from dcgame.campaign.clean import clean, one_line, shown
from dcgame.campaign.consistency import check
from dcgame.campaign.faults import Faults, LevelError, LevelErrors, Said, TooManyError
from dcgame.campaign.guard import guard, text_of
from dcgame.campaign.level import Goal, Level, Text
from dcgame.campaign.locate import Places
from dcgame.campaign.measures import kind_of
from dcgame.campaign.table import LEVEL
from dcgame.campaign.walk import Walk
from dcgame.kernel.digest import digest
from dcgame.words import LANGUAGES, N_, say

FILE = "level.toml"
TEXTS = ("brief", "debrief")
ENTITIES = 2_000
LONGEST_TEXT = 40_000

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def names() -> tuple[str, ...]:
    """The files of a level that say what it is."""
    return (FILE, *(f"{stem}.{lang}.md" for stem in TEXTS for lang in LANGUAGES))


def read_level(files: Mapping[str, bytes], folder: str) -> Level:
    """The level whose files have those names and contents, from a folder of that name.

    Raises:
        LevelErrors: with every fault that was found.
    """
    errors: list[LevelError] = []
    label = one_line(folder)
    texts = _texts(files, label, errors)
    draft: dict[str, Any] = {}
    toml = ""
    try:
        toml = text_of(f"{label}/{FILE}", _bytes(files, label))
        draft = _draft(f"{label}/{FILE}", toml, label, errors)
    except LevelErrors as refused:
        errors.extend(refused.errors)
    if errors:
        raise LevelErrors(tuple(errors))
    content = (("level.toml", toml), *sorted(texts.items()))
    return _level(draft, texts, digest(content), folder)


def _bytes(files: Mapping[str, bytes], folder: str) -> bytes:
    if FILE not in files:
        raise LevelErrors((_missing(folder, FILE),))
    return files[FILE]


def _missing(folder: str, name: str) -> LevelError:
    return LevelError(
        f"{folder}/{name}", 1, 1, "", say(N_("a file of this name")), say(N_("nothing"))
    )


def _texts(files: Mapping[str, bytes], folder: str, errors: list[LevelError]) -> dict[str, str]:
    """The level's longer texts by file name, cleaned."""
    texts: dict[str, str] = {}
    for name in names()[1:]:
        if name not in files:
            errors.append(_missing(folder, name))
            continue
        try:
            texts[name] = clean(text_of(f"{folder}/{name}", files[name]))
        except LevelErrors as refused:
            errors.extend(refused.errors)
            continue
        if not texts[name].strip() or len(texts[name]) > LONGEST_TEXT:
            expected = say(
                N_("a text that is not empty, {most} characters at most"), most=LONGEST_TEXT
            )
            found = say(N_("{count} characters"), count=len(texts[name].strip()))
            errors.append(LevelError(f"{folder}/{name}", 1, 1, "", expected, found))
    return texts


def _draft(file: str, text: str, folder: str, errors: list[LevelError]) -> dict[str, Any]:
    """The sound fields of a level's file; what is wrong with it goes to ``errors``."""
    guard(file, text)
    raw = _parsed(file, text)
    faults = Faults(file, Places(text), errors)
    try:
        if _too_many(raw, faults):
            return {}
        draft = Walk(faults).fields(LEVEL, raw, ())
        check(draft, raw, folder, faults)
    except TooManyError:
        return {}
    return draft


def _parsed(file: str, text: str) -> dict[str, Any]:
    """
    Raises:
        LevelErrors: when it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        where = _WHERE.search(str(error))
        line = int(where[1]) if where and where[1] else max(1, text.count("\n"))
        column = int(where[2]) if where and where[2] else 1
        found = shown(_WHERE.sub("", str(error)), 120).strip('"')
        fault = LevelError(file, line, column, "", say(N_("valid TOML")), found)
        raise LevelErrors((fault,)) from None


def _too_many(raw: dict[str, Any], faults: Faults) -> bool:
    """Whether there are more things than a level may hold."""
    sizes = {
        key: len(value)
        for key, value in raw.items()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    }
    count = sum(sizes.values())
    if count <= ENTITIES:
        return False
    largest = max(sizes, key=lambda key: sizes[key])
    expected = say(N_("{most} tables in all at most"), most=ENTITIES)
    faults.add((largest,), expected, Said(str(count)))
    return True


def _level(draft: dict[str, Any], texts: dict[str, str], seal: str, folder: str) -> Level:
    """A level from a draft without faults."""
    fields = {name: value for name, value in draft.items() if name not in ("format", "stars")}
    fields["goals"] = tuple(_goal(goal) for goal in (*draft["goals"], *draft["stars"]))
    for stem in TEXTS:
        fields[stem] = Text(**{lang: texts[f"{stem}.{lang}.md"] for lang in LANGUAGES})
    return Level(**fields, digest=seal, folder=folder)


def _goal(table: dict[str, Any]) -> Goal:
    """A goal from its table: the limit in the unit of its kind."""
    kind = kind_of(table["kind"])
    limits = kind.limits if kind else {}
    limit = sum(table[name] * size for name, size in limits.items() if table[name] is not None)
    return Goal(
        id=table["id"],
        kind=table["kind"],
        text=table["text"],
        limit=limit,
        services=table["services"],
        servers=table["servers"],
        stars=table.get("stars", 1),
    )
