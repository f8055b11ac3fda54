"""The pictures of the codex: small drawings in characters, one a topic and language."""

from functools import lru_cache
from importlib.resources import files

WIDEST = 53
"""Cells: what is left beside the list on a screen of 80."""


@lru_cache(maxsize=256)
def picture(topic: str, lang: str) -> tuple[str, ...]:
    """The lines of a topic's picture; none where it has none."""
    path = files("dcgame") / "pictures" / f"{topic}.{lang}.txt"
    if not path.is_file():
        return ()
    return tuple(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
