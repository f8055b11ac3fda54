"""Storage that servers share: arrays, their groups of disks and logical units, and the fabrics."""

from enum import Enum

from attrs import field, frozen

from dcgame.kernel.units import Megabytes, Milliwatts, Seconds
from dcgame.kernel.values import changed
from dcgame.world.catalogue import ArrayModel, FabricModel
from dcgame.world.hardware import Equipment, Part, PartKind


class ArrayState(Enum):
    """``TAKEOVER``: the other controller takes over, and nobody is served meanwhile."""

    UP = "up"
    TAKEOVER = "takeover"
    DOWN = "down"
    RETIRED = "retired"


@frozen(eq=False, slots=False)
class Array(Equipment):
    """A storage array in a rack: two controllers with a mirrored cache, and disks.

    ``drives`` says, for each of its disks, which drive of the catalogue it is (part, drive);
    ``spares`` are disks that wait for one of the same drive to die. ``support`` is how long its
    vendor takes to send somebody with a part.
    """

    id: str
    model: ArrayModel = field(metadata={"digest": False})
    model_name: str
    rack: str
    unit: int
    parts: tuple[Part, ...]
    shelves: int = 0
    drives: tuple[tuple[str, str], ...] = ()
    disk_kinds: tuple[tuple[str, str], ...] = field(default=(), metadata={"digest": False})
    spares: tuple[str, ...] = ()
    state: ArrayState = ArrayState.UP
    since: int | None = None
    changed_at: Seconds = 0
    ready_at: Seconds | None = None
    age_years: int = 0
    support: Seconds | None = None
    drawn: int = 0
    metered_at: Seconds = 0
    came: Seconds = 0

    @property
    def power(self) -> Milliwatts:
        """What it draws: its chassis, and each of its disks."""
        return self.model.idle + self.model.drive_power * len(self.drives)

    def drawn_at(self, now: Seconds) -> int:
        """Milliwatt-seconds that it has drawn."""
        return self.drawn + (0 if self.has_left else self.power * (now - self.metered_at))

    def metered(self, now: Seconds) -> "Array":
        """This array with what it has drawn written down."""
        return changed(self, drawn=self.drawn_at(now), metered_at=now)

    @property
    def height(self) -> int:
        """Rack units of its chassis and shelves."""
        return self.model.height + 2 * self.shelves

    @property
    def bays(self) -> int:
        """How many disks it can hold."""
        return self.model.bays + self.model.shelf_bays * self.shelves

    @property
    def age(self) -> int:
        """Years since it was built."""
        return self.age_years

    @property
    def has_left(self) -> bool:
        """Whether it has left the room."""
        return self.state is ArrayState.RETIRED

    def disk_model_of(self, part_id: str) -> str:
        """What one of its disks is."""
        return dict(self.disk_kinds).get(part_id, "")

    def drive_of(self, part_id: str) -> str:
        """Which drive of the catalogue one of its disks is."""
        return dict(self.drives).get(part_id, "")


class RaidLevel(Enum):
    """How a group of disks guards what lies on it."""

    STRIPE = "raid-0"
    MIRROR = "raid-1"
    PARITY = "raid-5"
    DOUBLE_PARITY = "raid-6"
    STRIPED_MIRRORS = "raid-10"


@frozen(eq=False, slots=False)
class RaidGroup:
    """Disks of one array, of one drive of the catalogue, that hold data together.

    ``stale`` are those of its disks whose content must be rebuilt; ``latent`` those with a sector
    that nobody has found unreadable yet, each with its entry. ``joining`` are those over which it
    is being laid out anew; they hold nothing that counts before that is done. ``lost`` is the entry
    that took what lay on it.
    """

    id: str
    array: str
    level: RaidLevel
    disks: tuple[str, ...]
    drive: str
    stale: tuple[str, ...] = ()
    latent: tuple[tuple[str, int], ...] = ()
    lost: int | None = None
    built: int | None = None
    joining: tuple[str, ...] = ()


@frozen(eq=False, slots=False)
class Lun:
    """A logical unit on a group of disks, on which guests' folders lie.

    ``size`` is promised to it; a thin one takes from its group only what was written. ``full`` is
    the entry since which nothing more can be written on it. ``rush`` are accesses a second of a
    backup that reads all of it, begun by the entry ``rushed``.
    """

    id: str
    group: str
    size: Megabytes
    thin: bool = False
    sized: int | None = None
    full: int | None = None
    rush: int = 0
    rushed: int | None = None


@frozen(eq=False)
class Cable:
    """From a port (a part) of a server or an array to a fabric; ``broken`` by which entry."""

    equipment: str
    port: str
    broken: int | None = None


class FabricState(Enum):
    """A switch that is down carries nothing."""

    UP = "up"
    DOWN = "down"
    RETIRED = "retired"


@frozen(eq=False, slots=False)
class Fabric(Equipment):
    """A storage network: one switch, and what is cabled to it."""

    id: str
    model: FabricModel = field(metadata={"digest": False})
    model_name: str
    rack: str
    unit: int
    parts: tuple[Part, ...]
    cables: tuple[Cable, ...] = ()
    state: FabricState = FabricState.UP
    since: int | None = None
    ready_at: Seconds | None = None
    drawn: int = 0
    metered_at: Seconds = 0
    came: Seconds = 0

    def drawn_at(self, now: Seconds) -> int:
        """Milliwatt-seconds that it has drawn."""
        return self.drawn + (0 if self.has_left else self.model.power * (now - self.metered_at))

    def metered(self, now: Seconds) -> "Fabric":
        """This switch with what it has drawn written down."""
        return changed(self, drawn=self.drawn_at(now), metered_at=now)

    @property
    def has_left(self) -> bool:
        """Whether it has left the room."""
        return self.state is FabricState.RETIRED

    def cable_of(self, equipment: str, port: str) -> Cable | None:
        """The cable from that port."""
        return next(
            (each for each in self.cables if (each.equipment, each.port) == (equipment, port)),
            None,
        )


def array_parts(model: ArrayModel, disks: int) -> tuple[Part, ...]:
    """The parts of a new array with so many disks."""
    counts = (
        (PartKind.CONTROLLER, model.controllers),
        (PartKind.POWER_SUPPLY, model.power_supplies),
        (PartKind.BATTERY, 1),
        (PartKind.DISK, disks),
    )
    return tuple(
        Part(f"{kind.value}-{number}", kind)
        for kind, count in counts
        for number in range(1, count + 1)
    )


def fabric_parts() -> tuple[Part, ...]:
    """The parts of a new storage switch."""
    return (
        Part("psu-1", PartKind.POWER_SUPPLY),
        Part("psu-2", PartKind.POWER_SUPPLY),
        Part("board-1", PartKind.BOARD),
    )
