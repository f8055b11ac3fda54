"""Writing a game down as it happens, so that a killed game loses at most one order."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from dcgame.kernel.digest import digest
from dcgame.kernel.units import Seconds
from dcgame.play.lines import Header, Line, encode, encode_header, first_chain
from dcgame.play.locking import Locked, lock, unlock
from dcgame.words import N_, say
from dcgame.world.world import World

MARK_EVERY = 25
"""Orders between two digests of the whole state."""
SYNC_EVERY = 2.0
"""Real seconds between two forced writes to the disk."""

__all__ = ["Locked", "Recorder"]


class Recorder:
    """Appends a line for each order and flushes it at once.

    ``clock`` gives real seconds, for the pace of ``fsync`` alone. A write that fails leaves
    what was saved as it is, sets ``trouble``, and is tried again with the next line.

    Raises:
        Locked: when another game is writing to that file.
    """

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float],
        *,
        chain: str = "",
        last: Seconds = 0,
    ) -> None:
        self.path = path
        self.trouble = ""
        self._clock = clock
        self._chain = chain
        self._last = last
        self._orders = 0
        self._pending: list[str] = []
        self._synced = clock()
        self._ended = False
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            lock(self._file)
        except Locked:
            os.close(self._file)
            raise
        self._size = os.fstat(self._file).st_size

    @classmethod
    def new(cls, path: Path, header: Header, clock: Callable[[], float]) -> "Recorder":
        """A new save with its header."""
        path.parent.mkdir(parents=True, exist_ok=True)
        recorder = cls(path, clock)
        text = encode_header(header)
        recorder._chain = first_chain(text)
        recorder._pending.append(text)
        recorder._flush()
        recorder.sync()
        return recorder

    def order(self, world: World, line: str) -> None:
        """An accepted order; every so often the digest of the whole state follows it."""
        self._write(Line(world.now, "order", line))
        self._orders += 1
        if self._orders % MARK_EVERY == 0:
            self._write(Line(world.now, "mark", digest(world)))
        if self._clock() - self._synced > SYNC_EVERY:
            self.sync()

    def undo(self, world: World) -> None:
        """The last order was taken back."""
        self._write(Line(world.now, "undo"))

    def choice(self, world: World, kind: str, option: str) -> None:
        """A prediction answered or a hint read."""
        self._write(Line(world.now, kind, option))

    def time(self, world: World) -> None:
        """Time has come this far without an order."""
        if world.now > self._last:
            self._write(Line(world.now, "time"))

    def end(self, world: World) -> None:
        """The game is over."""
        if not self._ended:
            self._ended = True
            self._write(Line(world.now, "end", digest(world)))
            self.sync()

    def sync(self) -> None:
        """Force what was written to the disk."""
        self._synced = self._clock()
        try:
            os.fsync(self._file)
        except OSError as error:
            self._note(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._file < 0:
            return
        self._flush()
        self.sync()
        unlock(self._file)
        os.close(self._file)
        self._file = -1

    def _write(self, line: Line) -> None:
        text, self._chain = encode(line, self._chain)
        self._last = line.at
        self._pending.append(text)
        self._flush()

    def _flush(self) -> None:
        """Write what waits behind the last whole line; a half-written line is cut off again."""
        if not self._pending or self._file < 0:
            return
        data = "".join(f"{text}\n" for text in self._pending).encode()
        try:
            os.lseek(self._file, self._size, os.SEEK_SET)
            written = 0
            while written < len(data):
                written += os.write(self._file, data[written:])
        except OSError as error:
            self._note(error)
            with contextlib.suppress(OSError):
                os.ftruncate(self._file, self._size)
            return
        self._size += len(data)
        self._pending.clear()
        self.trouble = ""

    def _note(self, error: OSError) -> None:
        self.trouble = say(
            N_("the game cannot be saved to {path}: {error}"),
            path=self.path.name,
            error=error.strerror or type(error).__name__,
        )
