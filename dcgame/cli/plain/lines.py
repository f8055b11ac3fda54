"""Lines in and lines out."""

import sys
from typing import TextIO

from dcgame.cli.output import clean


class Lines:
    """The two ends of a conversation. ``ended`` once there is nobody to answer any more."""

    def __init__(self, given: TextIO | None = None, told: TextIO | None = None) -> None:
        self._given = given or sys.stdin
        self._told = told or sys.stdout
        self.ended = False

    def tell(self, *texts: str) -> None:
        """Sentences, a line each, without anything that a terminal would obey."""
        for text in texts:
            print(clean(text), file=self._told)
        self._told.flush()

    def ask(self, prompt: str) -> str | None:
        """What is typed after a prompt; ``None`` when there is nothing more to come."""
        print(clean(prompt), end="", file=self._told, flush=True)
        line = self._given.readline()
        if not line:
            self.ended = True
            print(file=self._told, flush=True)
            return None
        if not self._given.isatty():
            # What came through a pipe was not echoed: repeat it, so that the record reads well.
            print(clean(line.rstrip("\n")), file=self._told)
        return "".join(char for char in line if char.isprintable()).strip()
