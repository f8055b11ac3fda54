"""The example level, whole or with something changed in it."""

from functools import cache
from pathlib import Path

from dcgame.campaign.level import Level, LevelError, LevelErrors
from dcgame.campaign.reader import FILE, names, read_level

EXAMPLE = Path(__file__).parent / "example"


@cache
def contents() -> dict[str, bytes]:
    """The example's files. Copy before changing."""
    return {name: (EXAMPLE / name).read_bytes() for name in names()}


def toml() -> str:
    """The text of its level file."""
    return contents()[FILE].decode()


def changed(old: str, new: str) -> str:
    """That text with the first ``old`` replaced."""
    text = toml()
    assert old in text, f"the example has no {old!r}"
    return text.replace(old, new, 1)


def read(text: str | bytes) -> Level:
    """The level of that text, with the example's other files."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_level({**contents(), FILE: data}, "example")


def errors_of(text: str | bytes) -> tuple[LevelError, ...]:
    """All faults of that text."""
    try:
        read(text)
    except LevelErrors as refused:
        return refused.errors
    return ()


def place_of(text: str, part: str) -> tuple[int, int]:
    """Line and column of ``part`` in ``text``, counted anew, by lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        if part in line:
            return number, line.index(part) + 1
    raise AssertionError(f"{part!r} is nowhere")
