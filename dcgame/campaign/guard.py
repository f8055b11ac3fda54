"""What is asked of a file before any parser may see it.

``tomllib`` takes 1.5 GB for 39 KB of ``a.a.a…=1``, and recurses for nested arrays: length of
keys and depth of nesting are bounded here, by a scan that is linear and keeps nothing.
"""

import re

from dcgame.campaign.faults import LevelError, LevelErrors
from dcgame.campaign.lex import end_of_string
from dcgame.campaign.locate import position
from dcgame.words import N_, say

LARGEST = 256 * 1024
KEY_PARTS = 8
NESTING = 8
DIGITS = 25

_MARK = re.compile(rf"[\"'#\[\]{{}}.=,\n]|[0-9_]{{{DIGITS},}}")


def text_of(file: str, data: bytes) -> str:
    """The text of a file, its line ends made newlines, a byte order mark taken off.

    Raises:
        LevelErrors: for what is too large or is no text.
    """
    if len(data) > LARGEST:
        expected = say(N_("{most} bytes at most"), most=LARGEST)
        raise fault(file, "", 0, expected, say(N_("{count} bytes"), count=len(data)))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        found = f"0x{data[error.start]:02x}"
        raise fault(file, before, len(before), say(N_("text in UTF-8")), found) from None
    if "\0" in text:
        raise fault(file, text, text.index("\0"), say(N_("text in UTF-8")), "0x00")
    return text.replace("\r\n", "\n")


def guard(file: str, text: str) -> None:
    """Refuse what would cost a TOML parser too much.

    Raises:
        LevelErrors: at the first such place.
    """
    depth = dots = at = 0
    while found := _MARK.search(text, at):
        start, mark = found.start(), found[0]
        at = found.end()
        if mark in ('"', "'"):
            end = end_of_string(text, start)
            if end is None:
                raise fault(file, text, start, say(N_("a string that is closed")), mark)
            at = end
        elif mark == "#":
            newline = text.find("\n", at)
            at = len(text) if newline < 0 else newline
        elif mark == ".":
            dots += 1
            if dots >= KEY_PARTS:
                expected = say(N_("a key of {count} parts at most"), count=KEY_PARTS)
                raise fault(file, text, start, expected, say(N_("more")))
        elif len(mark) >= DIGITS:
            raise fault(file, text, start, say(N_("a shorter number")), f"{mark[:DIGITS]}…")
        else:
            dots = 0
            depth += (mark in "[{") - (mark in "]}")
            if depth > NESTING:
                expected = say(N_("lists and tables {count} deep at most"), count=NESTING)
                raise fault(file, text, start, expected, say(N_("more")))


def fault(file: str, text: str, offset: int, expected: str, found: str) -> LevelErrors:
    """A single fault at an offset of a text."""
    line, column = position(text, offset)
    return LevelErrors((LevelError(file, line, column, "", expected, found),))
