"""The lines of a save: what each holds, and how damage is noticed.

JSON Lines. The first line is the header. Each further line has ``at`` (the second), ``do``
(what happened), what belongs to it, ``crc`` (of the line itself) and ``chain`` (a digest over
this line and all before it).
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, TypeGuard
from zlib import crc32

from attrs import frozen

from dcgame.words import N_, say

FORMAT = "dcgame-save"
VERSION = 1
RULES = 1
"""Counts the changes of the rules that make old games replay differently."""

LONGEST = 4_096
LONGEST_TEXT = 400
LATEST = 10**10
LARGEST_SEED = 2**63 - 1
KINDS: Mapping[str, tuple[str, ...]] = {
    "order": ("line",),
    "undo": (),
    "predict": ("option",),
    "hint": ("option",),
    "mark": ("digest",),
    "time": (),
    "end": ("digest",),
}
"""Kinds of line, and the texts that each carries."""


@frozen
class Line:
    """One line of a game: at ``at``, ``do`` happened, with its ``text``."""

    at: int
    do: str
    text: str = ""


class DamagedLineError(ValueError):
    """A line that is not what was written; the message says what is wrong with it."""


class OtherVersionError(DamagedLineError):
    """A save in a form that another release reads."""


def encode(line: Line, before: str) -> tuple[str, str]:
    """The text of a line, without its end, and the chain after it."""
    body: dict[str, Any] = {"at": line.at, "do": line.do}
    for name in KINDS[line.do]:
        body[name] = line.text
    core = _dump(body)
    after = link(core, before)
    return _dump({**body, "crc": _check(core), "chain": after}), after


def link(core: str, before: str) -> str:
    """The digest over one more line."""
    return blake2b(f"{before}\n{core}".encode(), digest_size=8).hexdigest()


def decode(text: str, before: str) -> tuple[Line, str]:
    """The line that a text holds, and the chain after it.

    Raises:
        DamagedLineError: when it is not a line of a game, or not the next one.
    """
    body = _object(text)
    kind = body.get("do")
    if not isinstance(kind, str) or kind not in KINDS:
        raise _damaged(N_('"do" should be one of {kinds}'), kinds=", ".join(KINDS))
    names = ("at", "do", *KINDS[kind], "crc", "chain")
    if tuple(body) != names:
        raise _damaged(N_("expected the fields {names}"), names=", ".join(names))
    at = body["at"]
    if type(at) is not int or not 0 <= at <= LATEST:
        raise _damaged(N_('"at" should be a whole number of seconds'))
    if not all(_is_text(body[name]) for name in names[2:]):
        raise _damaged(N_("a text is expected where something else stands"))
    line = Line(at, kind, body[KINDS[kind][0]] if KINDS[kind] else "")
    core = _dump({name: body[name] for name in names[:-2]})
    if body["crc"] != _check(core):
        raise _damaged(N_("its check value does not match what it says"))
    written, after = encode(line, before)
    if body["chain"] != after:
        raise _damaged(N_("it does not follow from the lines before it"))
    if text != written:
        raise _damaged(N_("the game writes such a line in another form"))
    return line, after


def _dump(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _check(core: str) -> str:
    return f"{crc32(core.encode()):08x}"


def _is_text(value: object) -> bool:
    """A text without anything that a terminal would obey."""
    return isinstance(value, str) and value.isprintable()


def _damaged(reason: str, **values: object) -> DamagedLineError:
    return DamagedLineError(say(reason, **values))


def _object(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise _damaged(N_("longer than {count} characters"), count=LONGEST)
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise _damaged(N_("it is not JSON, or only the beginning of it")) from None
    if not isinstance(body, dict):
        raise _damaged(N_("an object in braces is expected"))
    return body


@frozen
class Header:
    """What a save says about itself. ``expect`` and ``idea`` stand only in recorded runs;
    ``branched_from`` and ``branched_at`` only in a branch: the file of the game that it left,
    and the second.

    The texts are printable, and no longer than :data:`LONGEST_TEXT`.
    """

    level: str
    level_digest: str
    seed: int
    rules: int = RULES
    game: str = ""
    expect: str = ""
    idea: str = ""
    branched_from: str = ""
    branched_at: int = 0


def encode_header(header: Header) -> str:
    """The first line of a save."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "rules": header.rules,
        "game": header.game,
        "level": header.level,
        "level_digest": header.level_digest,
        "seed": header.seed,
    }
    if header.expect:
        body["expect"] = header.expect
    if header.idea:
        body["idea"] = header.idea
    if header.branched_from:
        body["branched_from"] = header.branched_from
        body["branched_at"] = header.branched_at
    return _dump({**body, "crc": _check(_dump(body))})


_TEXTS = ("game", "level", "level_digest", "expect", "idea", "branched_from")


def decode_header(text: str) -> Header:
    """What the first line says.

    Raises:
        OtherVersionError: when it is a save in the form of another release.
        DamagedLineError: when this is no save of this game.
    """
    body = _object(text)
    if body.get("format") != FORMAT:
        raise _damaged(N_('a save begins with "format": "{name}"'), name=FORMAT)
    if type(body.get("version")) is int and body["version"] != VERSION:
        raise OtherVersionError(say(N_("it is in the form of another release")))
    texts = [body.get(name, "") for name in _TEXTS]
    if not all(_is_text(value) and len(value) <= LONGEST_TEXT for value in texts):
        raise _damaged(N_("a text of the header is missing or too long"))
    seed, rules = body.get("seed"), body.get("rules")
    if not (_is_count(seed, LARGEST_SEED) and _is_count(rules, LATEST)):
        raise _damaged(N_('"seed" and "rules" should be whole numbers'))
    branched = body.get("branched_at", 0)
    if not _is_count(branched, LATEST):
        raise _damaged(N_('"branched_at" should be a whole number of seconds'))
    header = Header(
        level=texts[1],
        level_digest=texts[2],
        seed=seed,
        rules=rules,
        game=texts[0],
        expect=texts[3],
        idea=texts[4],
        branched_from=texts[5],
        branched_at=branched,
    )
    if text != encode_header(header):
        raise _damaged(N_("its check value does not match what it says"))
    return header


def _is_count(value: object, most: int) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= most


def first_chain(header_text: str) -> str:
    """The chain before the first line: the header is part of it."""
    return link(header_text, "")
