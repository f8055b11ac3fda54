"""Names that a player gave to games. They lie beside the saves, which are never rewritten.

A file of names that is lost or damaged costs nothing but the names.
"""

import json
import os
from pathlib import Path

FILE = "titles.json"
LONGEST = 40


def titles(saves: Path) -> dict[str, str]:
    """The names, by the name of the save's file."""
    try:
        found = json.loads((saves / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {file: tidy(title) for file, title in found.items() if isinstance(title, str)}


def tidy(title: str) -> str:
    """A name without what a terminal would obey, and not too long."""
    shown = "".join(sign if sign.isprintable() else " " for sign in title)
    return " ".join(shown.split())[:LONGEST]


def name(saves: Path, file: str, title: str) -> None:
    """Give a save a name; an empty one takes it away. Names of files that are gone go too.

    Raises:
        OSError: when it cannot be written.
    """
    known = {each: text for each, text in titles(saves).items() if (saves / each).is_file()}
    known.pop(file, None)
    if tidy(title):
        known[file] = tidy(title)
    temporary = saves / f"{FILE}.tmp"
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    temporary.write_text(f"{text}\n", encoding="utf-8")
    os.replace(temporary, saves / FILE)
