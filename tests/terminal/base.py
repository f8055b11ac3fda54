"""A terminal in which the game runs as its player starts it."""

import os
import shlex
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60.0
"""Seconds until a text must have come: a machine may be slow, and a fault never shows it."""

PROMPT = "the game was left with"


class Terminal(ABC):
    """Keys in, lines of text out."""

    @abstractmethod
    def press(self, *keys: str) -> None:
        """Press keys: ``down``, ``enter``, ``escape``, ``end``, ``space``."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type a text."""

    @abstractmethod
    def lines(self) -> list[str]:
        """What is on the screen now; takes a moment in which it may change."""

    @abstractmethod
    def close(self) -> None:
        """Away with it, and with whatever still runs in it."""

    def until(self, *texts: str) -> None:
        """Wait until all of these texts are on the screen."""
        self.until_that(lambda shown: all(text in shown for text in texts), " and ".join(texts))

    def until_that(self, holds: Callable[[str], bool], what: str) -> None:
        """Wait until something holds of what the screen says."""
        end = time.monotonic() + PATIENCE
        shown = "\n".join(self.lines())
        while not holds(shown):
            if time.monotonic() > end:
                raise AssertionError(f"no {what!r} in {PATIENCE:.0f} s; on the screen is\n{shown}")
            shown = "\n".join(self.lines())


def command(folder: Path) -> list[str]:
    """The game with a home of its own; after it a line that tells its exit code, and once more."""
    home = {
        "HOME": folder,
        "XDG_DATA_HOME": folder / "data",
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_STATE_HOME": folder / "state",
        "DCGAME_SAVES": folder / "saves",
        "PYTHONPATH": Path(__file__).resolve().parents[2],
        "TERM": os.environ.get("TERM", "xterm-256color"),
        "LC_ALL": "C.UTF-8",
        "DCGAME_LANG": "en",
    }
    settings = " ".join(f"{name}={shlex.quote(str(value))}" for name, value in home.items())
    game = f"env -u COLUMNS -u LINES {settings} {shlex.quote(sys.executable)} -m dcgame"
    once = f"{game}; echo {PROMPT} $?; read -r line"
    return ["/bin/sh", "-c", f"{once}; clear; {once}"]
