"""tmux on a socket of its own, without anybody's configuration: no other tmux is touched."""

import shlex
import subprocess
import time
from pathlib import Path

from tests.terminal.base import Terminal

POLL = 0.05
NAMES = {"down": "Down", "enter": "Enter", "escape": "Escape", "end": "End", "space": "Space"}


class Tmux(Terminal):
    """One window of so many cells."""

    def __init__(self, words: list[str], size: tuple[int, int], folder: Path) -> None:
        self._socket = str(folder / "tmux")
        width, height = map(str, size)
        line = f"TERM=screen-256color {shlex.join(words)}"
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", width, "-y", height, line)

    def _tmux(self, *words: str) -> str:
        made = ["tmux", "-u", "-S", self._socket, *words]
        return subprocess.run(made, check=True, capture_output=True, text=True, timeout=30).stdout

    def press(self, *keys: str) -> None:
        """Press keys."""
        self._tmux("send-keys", *(NAMES.get(key, key) for key in keys))

    def type(self, text: str) -> None:
        """Type a text."""
        self._tmux("send-keys", "-l", text)

    def lines(self) -> list[str]:
        """What the pane shows; not asked for more often than a screen is drawn."""
        time.sleep(POLL)
        return self._tmux("capture-pane", "-p").splitlines()

    def close(self) -> None:
        """The server of this socket, and nothing else."""
        self._tmux("kill-server")
