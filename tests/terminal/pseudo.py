"""A pseudo-terminal of the system, read by ourselves: where there is no tmux there is this."""

import codecs
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios

from tests.terminal.base import Terminal
from tests.terminal.grid import Grid

SENT = {"down": "\x1b[B", "enter": "\r", "escape": "\x1b", "end": "\x1b[F", "space": " "}
WAIT = 0.5
"""Seconds in which something may come before the screen is looked at all the same."""


class Pseudo(Terminal):
    """One program on a pseudo-terminal of so many cells."""

    def __init__(self, words: list[str], size: tuple[int, int]) -> None:
        self._grid = Grid(*size)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self._program = subprocess.Popen(
            words, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.type("".join(SENT.get(key, key) for key in keys))

    def type(self, text: str) -> None:
        """Type a text."""
        os.write(self._master, text.encode())

    def lines(self) -> list[str]:
        """The screen, after what has come in the meantime."""
        ready, _, _ = select.select([self._master], [], [], WAIT)
        if ready:
            self._grid.write(self._decoder.decode(os.read(self._master, 65536)))
        return self._grid.lines()

    def close(self) -> None:
        """The program and all that it started."""
        os.killpg(self._program.pid, signal.SIGKILL)
        self._program.wait()
        os.close(self._master)
