"""Saves that must not be believed: what was done to each, and how many lines of it still hold."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from dcgame.campaign.level import Level
from dcgame.kernel.units import DAY, HOUR
from dcgame.play.lines import Line, encode, first_chain
from dcgame.play.record import Recorder
from dcgame.play.saves import header_for
from dcgame.play.session import Session
from tests.campaign.samples import read, toml


@frozen
class Damaged:
    """The bytes of a save; ``kept`` lines of it hold, none if not even its header does."""

    name: str
    data: bytes
    kept: int


def level() -> Level:
    """The level on which all these games were played."""
    return read(toml())


@cache
def sound() -> tuple[str, ...]:
    """The lines of a game that was played to its end: a header and six more."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "game.jsonl"
        recorder = Recorder.new(path, header_for(level(), 1), lambda: 0.0)
        session = Session(level(), 1, recorder)
        session.order("convert old-1 to esx-1 vcpu 1 ram 2048")
        session.advance(2 * HOUR)
        session.order("stop web-1")
        session.order("start test-1")
        session.predict("mail")
        session.take_hint(1)
        session.advance(7 * DAY)
        session.close()
        return tuple(path.read_text(encoding="utf-8").splitlines())


def _joined(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _with(number: int, text: str) -> bytes:
    lines = list(sound())
    lines[number] = text
    return _joined(lines)


def _body(number: int, change: Callable[[str], str]) -> bytes:
    return _with(number, change(sound()[number]))


def _header(**fields: object) -> bytes:
    """The sound game under a header that says something else."""
    return _with(0, json.dumps({**json.loads(sound()[0]), **fields}, separators=(",", ":")))


def _forged(*lines: Line) -> bytes:
    """A header, and lines whose check values and chain are as they should be."""
    text = [sound()[0]]
    chain = first_chain(text[0])
    for line in lines:
        made, chain = encode(line, chain)
        text.append(made)
    return _joined(text)


def _of_no_game() -> tuple[Damaged, ...]:
    """Not even the first line can be used."""
    return (
        Damaged("empty", b"", 0),
        Damaged("one newline", b"\n", 0),
        Damaged("another file", toml().encode(), 0),
        Damaged("gzip", b"\x1f\x8b\x08\x00" + bytes(range(256)), 0),
        Damaged("no header", _joined(list(sound()[1:])), 0),
        Damaged("half a header", sound()[0][:60].encode(), 0),
        Damaged("another format", _header(format="savegame"), 0),
        Damaged("another version", _header(version=2), 0),
        Damaged("other rules", _header(rules=99), 0),
        Damaged("another level", _header(level="nowhere"), 0),
        Damaged("a path for a level", _header(level="../../etc/passwd"), 0),
        Damaged("another digest", _header(level_digest="0" * 32), 0),
        Damaged("another seed", _header(seed=2), 0),
        Damaged("true for a seed", _header(seed=True), 0),
        Damaged("a seed without end", _header(seed=10**400), 0),
        Damaged("an escape for a game", _header(game="\x1b]0;x\x07"), 0),
        Damaged("deep braces", b'{"a":' * 20_000 + b"\n", 0),
    )


def _of_a_game() -> tuple[Damaged, ...]:
    """The lines before the damage hold."""
    lines = list(sound())
    swapped = [*lines[:2], lines[3], lines[2], *lines[4:]]
    return (
        Damaged("torn line", _joined(lines)[:-20], len(lines) - 1),
        Damaged("torn in the middle", _joined(lines[:3]) + lines[3][:15].encode(), 3),
        Damaged("one character", _body(2, lambda text: text.replace("web-1", "web-2")), 2),
        Damaged("line left out", _joined([*lines[:2], *lines[3:]]), 2),
        Damaged("line twice", _joined([*lines[:3], lines[2], *lines[3:]]), 3),
        Damaged("lines swapped", _joined(swapped), 2),
        Damaged("after the end", _joined([*lines, lines[-1]]), len(lines)),
        Damaged("binary in the middle", _body(2, lambda text: "\x00\xff" * 40), 2),
        Damaged("deep braces", _body(2, lambda text: '{"at":' * 20_000), 2),
        Damaged("a megabyte", _body(2, lambda text: text + " " * 1_000_000), 2),
        Damaged("back in time", _forged(Line(60, "time"), Line(30, "time")), 2),
        Damaged("after the horizon", _forged(Line(8 * DAY, "time")), 1),
        Damaged("an order that is refused", _forged(Line(0, "order", "stop web-9")), 1),
        Damaged("an order of no language", _forged(Line(0, "order", "sudo reboot")), 1),
        Damaged("a forged end", _forged(Line(7 * DAY, "end", "0" * 32)), 1),
        Damaged("an end too soon", _forged(Line(60, "end", "0" * 32)), 1),
        Damaged("an undo of nothing", _forged(Line(0, "undo")), 1),
        Damaged("an option that is none", _forged(Line(0, "predict", "x")), 1),
        Damaged("a fourth hint", _forged(Line(0, "hint", "4")), 1),
        Damaged("a huge hint", _forged(Line(0, "hint", "9" * 5000)), 1),
    )


def saves() -> tuple[Damaged, ...]:
    """The whole corpus."""
    return (*_of_no_game(), *_of_a_game())
