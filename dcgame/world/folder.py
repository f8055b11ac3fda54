"""Files: what a guest consists of."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Megabytes, Seconds


class FileKind(Enum):
    """What a file in a guest's folder is for."""

    CONFIG = "config"
    TEMPLATE = "template"
    FIRMWARE = "firmware"
    DISK = "disk"
    SNAPSHOT = "snapshot"
    SWAP = "swap"
    LOG = "log"
    LOCK = "lock"


@frozen
class File:
    """A file of a folder. Text files take less than a megabyte and count as none; a ``sparse``
    one takes no space until it is written. A thin disk may grow to what it was ``promised``."""

    name: str
    kind: FileKind
    size: Megabytes = 0
    sparse: bool = False
    promised: Megabytes = 0


Written = tuple[tuple[str, Megabytes], ...]
"""What each application had written by some moment."""


@frozen
class Snapshot:
    """A point to go back to: what is written after ``at`` goes into a file beside the disk.

    ``written`` is what its applications had written by then, ``entry`` what took it.
    """

    name: str
    at: Seconds
    entry: int
    written: Written = ()
