"""Backups: copies of guests elsewhere, where they are kept, and when they are made."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Kilobytes, Megabytes, Seconds
from dcgame.world.folder import Written
from dcgame.world.hardware import Equipment, Part, PartKind


class Place(Enum):
    """Where a repository stands."""

    LOCAL = "local"
    REMOTE = "remote"


HEIGHT = 2
"""Rack units of a repository that stands in a rack."""
APPLIANCE = (
    ("mainboard-1", PartKind.MAINBOARD),
    ("psu-1", PartKind.POWER_SUPPLY),
    ("psu-2", PartKind.POWER_SUPPLY),
    ("nic-1", PartKind.NIC),
    ("nic-2", PartKind.NIC),
)
"""What a repository that stands in a rack is made of, as far as it breaks."""


def appliance() -> tuple[Part, ...]:
    """The parts of a repository in a rack."""
    return tuple(Part(name, kind) for name, kind in APPLIANCE)


@frozen(eq=False, slots=False)
class Repository(Equipment):
    """A store for backups of ``size`` megabytes, which reads and writes ``speed`` kilobytes a
    second. What is in an ``immutable`` one nobody can change. One that stands in a ``rack`` has
    parts, is fed and plugged in there; others have none, and are reached through the core.

    What comes to it is copied on to ``replicates_to``, if that is given (by ``replicated``).

    One that lies on a datastore (``store``: a LUN, or a server's own disks) takes all its space
    there and is ``lost`` with it. What is written to one that ``spoils`` cannot be read again, and
    nobody knows before somebody tries.
    """

    id: str
    size: Megabytes
    speed: Kilobytes = 200_000
    place: Place = Place.LOCAL
    immutable: bool = False
    replicates_to: str = ""
    replicated: int | None = None
    rack: str = ""
    unit: int = 0
    parts: tuple[Part, ...] = ()
    store: str = ""
    lost: int | None = None
    spoils: bool = False

    @property
    def height(self) -> int:
        """Rack units that it takes."""
        return HEIGHT


@frozen(eq=False, slots=False)
class Backup:
    """The ``number``-th copy of a guest in a repository, of the moment ``at``: its whole disk of
    ``full`` megabytes, of which ``change`` differ from the copy before.

    ``bad`` is the entry with which it was written badly, known only when it is ``found`` out.
    ``proved`` is the entry of a restore that worked; ``encrypted`` that of an extortion.
    """

    id: str
    guest: str
    repository: str
    number: int
    at: Seconds
    full: Megabytes
    change: Megabytes
    entry: int
    written: Written = ()
    bad: int | None = None
    found: int | None = None
    proved: int | None = None
    encrypted: int | None = None

    @property
    def usable(self) -> bool:
        """Whether there is hope that it can be restored, as far as anybody knows."""
        return self.found is None and self.encrypted is None


@frozen(eq=False, slots=False)
class Schedule:
    """``guest`` is copied to ``repository`` every so many hours, next at ``due``; the last
    ``keep`` copies stay."""

    id: str
    guest: str
    repository: str
    every: int
    due: Seconds
    keep: int
    entry: int | None = None
