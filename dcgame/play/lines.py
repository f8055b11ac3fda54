"""The lines of a save: what each holds, and how damage is noticed.

JSON Lines. The first line is the header. Each further line has ``at`` (the second), ``do``
(what happened), what belongs to it, ``crc`` (of the line itself) and ``chain`` (a digest over
this line and all before it).
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from zlib import crc32

from attrs import frozen

FORMAT = "dcgame-save"
VERSION = 1
RULES = 1
"""Counts the changes of the rules that make old games replay differently."""

LONGEST = 4_096
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


def encode(line: Line, before: str) -> tuple[str, str]:
    """The text of a line, without its end, and the chain after it."""
    body: dict[str, Any] = {"at": line.at, "do": line.do}
    for name in KINDS[line.do]:
        body[name] = line.text
    core = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    after = link(core, before)
    body["crc"] = f"{crc32(core.encode()):08x}"
    body["chain"] = after
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")), after


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
        raise DamagedLineError(f'"do" should be one of {", ".join(KINDS)}')
    names = ("at", "do", *KINDS[kind], "crc", "chain")
    if tuple(body) != names:
        raise DamagedLineError(f"expected the fields {', '.join(names)}")
    at = body["at"]
    if type(at) is not int or not 0 <= at <= 10**10:
        raise DamagedLineError('"at" should be a whole number of seconds')
    if not all(isinstance(body[name], str) for name in names[2:]):
        raise DamagedLineError("a text is expected where something else stands")
    core = json.dumps(
        {name: body[name] for name in names[:-2]}, ensure_ascii=False, separators=(",", ":")
    )
    if body["crc"] != f"{crc32(core.encode()):08x}":
        raise DamagedLineError("its check value does not match what it says")
    after = link(core, before)
    if body["chain"] != after:
        raise DamagedLineError("it does not follow from the lines before it")
    return Line(at, kind, body[KINDS[kind][0]] if KINDS[kind] else ""), after


def _object(text: str) -> dict[str, Any]:
    if len(text) > LONGEST:
        raise DamagedLineError(f"longer than {LONGEST} characters")
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise DamagedLineError("it is not JSON, or only the beginning of it") from None
    if not isinstance(body, dict):
        raise DamagedLineError("an object in braces is expected")
    return body


@frozen
class Header:
    """What a save says about itself. ``expect`` and ``idea`` stand only in recorded runs."""

    level: str
    level_digest: str
    seed: int
    rules: int = RULES
    game: str = ""
    expect: str = ""
    idea: str = ""


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
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


_KNOWN = frozenset(
    ("format", "version", "rules", "game", "level", "level_digest", "seed", "expect", "idea")
)


def decode_header(text: str) -> Header:
    """What the first line says.

    Raises:
        DamagedLineError: when this is no save of this game.
    """
    body = _object(text)
    if body.get("format") != FORMAT:
        raise DamagedLineError(f'a save begins with "format": "{FORMAT}"')
    if body.get("version") != VERSION:
        raise DamagedLineError(f'"version" should be {VERSION}')
    unknown = sorted(set(body) - _KNOWN)
    if unknown:
        raise DamagedLineError(f"a header has no field {unknown[0][:40]!r}")
    texts = [body.get(name, "") for name in ("game", "level", "level_digest", "expect", "idea")]
    if not all(isinstance(value, str) and len(value) <= 400 for value in texts):
        raise DamagedLineError("a text of the header is missing or too long")
    seed, rules = body.get("seed"), body.get("rules")
    if type(seed) is not int or type(rules) is not int or not 0 <= seed < 2**63:
        raise DamagedLineError('"seed" and "rules" should be whole numbers')
    return Header(texts[1], texts[2], seed, rules, texts[0], texts[3], texts[4])


def first_chain(header_text: str) -> str:
    """The chain before the first line: the header is part of it."""
    return link(header_text, "")
