"""Text from strangers, made harmless once, when it is read."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 but newline and tab, DEL, C1, the controls of writing direction, and the two separators.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]"
    "|[\ud800-\udfff]"
)


def clean(text: str) -> str:
    """``text`` with every character that a terminal might obey replaced by U+FFFD.

    Line ends become newlines first; newlines and tabs stay.
    """
    return _UNSAFE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def is_clean(text: str) -> bool:
    """Whether nothing in ``text`` would be replaced."""
    return _UNSAFE.search(text) is None


def one_line(text: str) -> str:
    """``text`` cleaned, on one line."""
    return " ".join(clean(text).split())


def shown(value: object, most: int = 40) -> str:
    """A value from a file as an error names it: cleaned, on one line, short."""
    text = value if isinstance(value, str) else _plain(value)
    line = one_line(text[: 4 * most])
    line = line if len(line) <= most else f"{line[: most - 1]}…"
    return f'"{line}"' if isinstance(value, str) else line


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, list):
        return "[…]" if value else "[]"
    if isinstance(value, int) and abs(value) >= 10**30:
        return f"{'-' if value < 0 else ''}{_LARGE}"
    return str(value)


_LARGE = "1000000000000000000000000000000…"
