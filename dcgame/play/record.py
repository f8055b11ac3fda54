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

    def __init__(self, path: Path, clock: Callable[[], float], *, create: bool = False) -> None:
        self.path = path
        self.trouble = ""
        self._clock = clock
        self._chain = ""
        self._last: Seconds = 0
        self._orders = 0
        self._pending: list[str] = []
        self._synced = clock()
        self._unsafe = False
        self._ended = False
        self._file = os.open(path, os.O_RDWR | (os.O_CREAT | os.O_EXCL if create else 0), 0o644)
        try:
            lock(self._file)
            self._size = os.fstat(self._file).st_size
            self._gap = b"" if self._ends_a_line() else b"\n"
        except (Locked, OSError):
            os.close(self._file)
            raise

    @classmethod
    def new(cls, path: Path, header: Header, clock: Callable[[], float]) -> "Recorder":
        """A new save with its header.

        Raises:
            FileExistsError: when there is such a file.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        recorder = cls(path, clock, create=True)
        text = encode_header(header)
        recorder._chain = first_chain(text)
        recorder._pending.append(text)
        recorder._flush()
        recorder.sync()
        sync_folder(path.parent)
        return recorder

    def follow(self, chain: str, last: Seconds) -> None:
        """Go on behind the lines that the file holds: their chain, and the time of the last."""
        self._chain = chain
        self._last = last

    def order(self, world: World, line: str) -> None:
        """An accepted order; every so often the digest of the whole state follows it."""
        self._write(Line(world.now, "order", line))
        self._orders += 1
        if self._orders % MARK_EVERY == 0:
            self._write(Line(world.now, "mark", digest(world)))
        if self._unsafe or self._clock() - self._synced > SYNC_EVERY:
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
            self._write(Line(world.now, "end", digest(world)))
            self.sync()

    def sync(self) -> None:
        """Write what still waits, and force all of it to the disk."""
        if self._file < 0:
            return
        self._flush()
        self._synced = self._clock()
        try:
            os.fsync(self._file)
        except OSError as error:
            self._unsafe = True
            self._note(error)
        else:
            self._unsafe = False
            if not self._pending:
                self.trouble = ""

    def close(self) -> None:
        """Let go of the file."""
        if self._file < 0:
            return
        self.sync()
        file, self._file = self._file, -1
        unlock(file)
        with contextlib.suppress(OSError):
            os.close(file)

    def _ends_a_line(self) -> bool:
        """Whether what is there already ends with a line's end: a killed game's need not."""
        if not self._size:
            return True
        os.lseek(self._file, self._size - 1, os.SEEK_SET)
        return os.read(self._file, 1) == b"\n"

    def _write(self, line: Line) -> None:
        if self._ended:
            return
        text, self._chain = encode(line, self._chain)
        self._last = line.at
        self._pending.append(text)
        self._ended = line.do == "end"
        self._flush()

    def _flush(self) -> None:
        """Write what waits behind the last whole line; a half-written line is cut off again."""
        if not self._pending or self._file < 0:
            return
        data = self._gap + "".join(f"{text}\n" for text in self._pending).encode()
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
        self._gap = b""
        self._pending.clear()
        if not self._unsafe:
            self.trouble = ""

    def _note(self, error: OSError) -> None:
        self.trouble = say(
            N_("the game cannot be saved to {path}: {error}"),
            path=self.path.name,
            error=error.strerror or type(error).__name__,
        )


def sync_folder(folder: Path) -> None:
    """Force to the disk that a new file is in its folder, where the system can."""
    with contextlib.suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
