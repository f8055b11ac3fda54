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
NOBODY = "~"


def report(error: BaseException, saves: Path) -> Path | None:
    """Write the report; where it lies, or ``None`` when nowhere can be written."""
    text = redacted(_text(error))
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


def _text(error: BaseException) -> str:
    trace = "".join(traceback.format_exception(error)).splitlines()[-LINES:]
    head = (
        f"dcgame {__version__}",
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}",
        f"terminal {os.environ.get('TERM', '?')}, language {os.environ.get('LANG', '?')}",
        "",
    )
    return clean("\n".join((*head, *trace))) + "\n"


def redacted(text: str) -> str:
    """``text`` without the home folder's and the user's name, and without folders of others."""
    for private in _private():
        text = re.sub(re.escape(private), NOBODY, text)
    # Of a path that leads elsewhere, what follows the installation is enough.
    return text.replace(sys.prefix, "<python>")


def _private() -> Iterator[str]:
    try:
        home, user = str(Path.home()), getuser()
    except (RuntimeError, OSError, KeyError):
        return
    if len(home) > 1:
        yield home
    if len(user) > 2:
        yield user
