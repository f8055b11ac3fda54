"""Repositories, schedules, backups and snapshots as a level writes them."""

from attrs import frozen

from dcgame.kernel.units import HOUR, Megabytes, Seconds


@frozen
class RepositorySpec:
    """A store for backups; ``replicates_to`` is another one, ``store`` the datastore on which it
    lies (a LUN, or a server's own disks), or empty. Nothing in one that ``spoils`` can be read."""

    id: str
    size_mb: Megabytes
    megabytes_per_second: int = 200
    place: str = "local"
    immutable: bool = False
    replicates_to: str = ""
    rack: str = ""
    store: str = ""
    spoils: bool = False


@frozen
class ScheduleSpec:
    """A guest is backed up every so many hours, at first at the second ``first``."""

    guest: str
    repository: str
    every_hours: int = 24
    first: Seconds = 2 * HOUR
    keep: int = 7


@frozen
class BackupSpec:
    """A backup that lies there when the game begins, of the evening before."""

    guest: str
    repository: str
    bad: bool = False


@frozen
class SnapshotSpec:
    """A snapshot that a guest has when the game begins, taken so many days before, with a file of
    so many megabytes."""

    guest: str
    name: str
    size_mb: Megabytes = 0
    days_ago: int = 0
