"""One game a file: a lock that dies with the process that holds it."""

import os
import sys

FAR = 2**30
"""Where the byte lies that is locked on Windows: far behind the text, which stays readable."""


class Locked(Exception):  # noqa: N818  (a state of the file, not a fault)
    """Another game is writing to the file."""


if sys.platform == "win32":
    import msvcrt

    def lock(file: int) -> None:
        """Take the file, or raise :class:`Locked`."""
        os.lseek(file, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise Locked from error

    def unlock(file: int) -> None:
        """Give the file back."""
        os.lseek(file, FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import contextlib
    import fcntl

    def lock(file: int) -> None:
        """Take the file, or raise :class:`Locked`."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Locked from error
        except OSError:
            # Some file systems know no locks: a game there is better than none.
            return

    def unlock(file: int) -> None:
        """Give the file back."""
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_UN)
