"""One game a file: a lock that dies with the process that holds it."""

import sys


class Locked(Exception):  # noqa: N818  (a state of the file, not a fault)
    """Another game is writing to the file."""


if sys.platform == "win32":
    import msvcrt

    def lock(file: int) -> None:
        """Take the file, or raise :class:`Locked`."""
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise Locked from error

    def unlock(file: int) -> None:
        """Give the file back."""
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def lock(file: int) -> None:
        """Take the file, or raise :class:`Locked`."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Locked from error

    def unlock(file: int) -> None:
        """Give the file back."""
        fcntl.flock(file, fcntl.LOCK_UN)
