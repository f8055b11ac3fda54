"""Files: what a guest consists of."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Megabytes


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
    """A file of a folder. Text files take less than a megabyte and count as none."""

    name: str
    kind: FileKind
    size: Megabytes = 0
