"""A crash leaves one file that can be sent to the authors: no names, no contents of games."""

import os
import platform
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path

from platformdirs import user_log_path

from dcgame import __version__
from dcgame.cli.output import clean

LINES = 200
LONGEST = 300
"""Characters of a line: what an exception says may hold half a world."""
NOBODY = "~"


def report(error: BaseException, saves: Path) -> Path | None:
    """Write the report; where it lies, or ``None`` when nowhere can be written."""
    text = redacted(_text(error, saves))
    name = time.strftime("crash-%Y%m%d-%H%M%S")
    for folder in (saves, user_log_path("dcgame", appauthor=False), Path(tempfile.gettempdir())):
        for path in (folder / f"{name}.txt", folder / f"{name}-{os.getpid()}.txt"):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                with path.open("x", encoding="utf-8") as file:
                    file.write(text)
            except OSError:
                continue
            return path
    return None


def _text(error: BaseException, saves: Path) -> str:
    trace = "".join(traceback.format_exception(error)).splitlines()[-LINES:]
    head = (
        f"dcgame {__version__}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"terminal {os.environ.get('TERM', '?')}, language {os.environ.get('LANG', '?')}",
        f"newest save {_newest(saves)}",
        "",
    )
    return clean("\n".join(line[:LONGEST] for line in (*head, *trace))) + "\n"


def _newest(saves: Path) -> str:
    """The save that was probably being played: with it the crash can be played again."""
    try:
        found = [(path.stat().st_mtime, path.name) for path in saves.glob("*.jsonl")]
    except OSError:
        found = []
    return max(found, default=(0.0, "?"))[1]


def redacted(text: str) -> str:
    """``text`` without the names of the home folder, the user and the place of Python."""
    for private in _private():
        text = re.sub(rf"(?<![\w-]){re.escape(private)}(?![\w-])", NOBODY, text)
    return text


def _private() -> Iterator[str]:
    """What tells who somebody is, longer ones first."""
    for folder in (sys.prefix, sys.base_prefix, str(Path(__file__).resolve().parents[2])):
        if len(folder) > 1:
            yield folder
    try:
        home, user = str(Path.home()), getuser()
    except (RuntimeError, OSError, KeyError):
        return
    if len(home) > 1:
        yield home
    yield user
