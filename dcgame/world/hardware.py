"""Racks, and servers with parts that fail."""

from enum import Enum

from attrs import field, frozen

from dcgame.kernel.units import Megabytes, Milliwatts, PerMille, Seconds
from dcgame.world.catalogue import PlatformModel, ServerModel
from dcgame.world.ladder import Rung


class PartKind(Enum):
    """What a server is made of, as far as it breaks."""

    DISK = "disk"
    POWER_SUPPLY = "psu"
    MAINBOARD = "mainboard"
    FAN = "fan"
    MEMORY = "dimm"
    BMC = "bmc"
    NIC = "nic"
    UPS_BATTERY = "ups-battery"
    INVERTER = "inverter"
    STARTER = "starter"
    TRANSFER_SWITCH = "transfer-switch"
    COMPRESSOR = "compressor"
    CONTROLLER = "controller"
    BATTERY = "battery"
    HBA = "hba"
    BOARD = "board"


class PartState(Enum):
    """A degraded part still works, and tells that it will not for long."""

    GOOD = "good"
    DEGRADED = "degraded"
    FAILED = "failed"


@frozen(eq=False, slots=False)
class Part:
    """One part of a server; ``life`` counts its replacements, ``since`` is the entry that put
    it in its state."""

    id: str
    kind: PartKind
    state: PartState = PartState.GOOD
    since: int | None = None
    life: int = 0


class Equipment:
    """What stands in the room and has parts that fail."""

    id: str
    parts: tuple[Part, ...]
    rack: str = ""
    unit: int = 0

    @property
    def height(self) -> int:
        """Rack units that it takes."""
        return 1

    @property
    def age(self) -> int:
        """Years since it was built."""
        return 0

    @property
    def disk_model(self) -> str:
        """What its disks are, if it has some."""
        return ""

    @property
    def has_left(self) -> bool:
        """Whether it has left the room."""
        return False

    def disk_model_of(self, part_id: str) -> str:
        """What one of its disks is."""
        return self.disk_model

    def part(self, part_id: str) -> Part | None:
        """The part of that id."""
        return next((part for part in self.parts if part.id == part_id), None)

    def of_kind(self, kind: PartKind) -> tuple[Part, ...]:
        """Its parts of one kind."""
        return tuple(part for part in self.parts if part.kind is kind)

    def working(self, kind: PartKind) -> int:
        """How many parts of that kind have not failed."""
        return sum(part.state is not PartState.FAILED for part in self.of_kind(kind))


class ServerState(Enum):
    """``LOST`` is off without having been asked."""

    OFF = "off"
    BOOTING = "booting"
    UP = "up"
    LOST = "lost"
    RETIRED = "retired"


class Maintenance(Enum):
    """Whether a host is being emptied for work on it, or stands empty for it."""

    NONE = "none"
    ENTERING = "entering"
    IN = "in"


@frozen(eq=False)
class Rack:
    """``height`` units, ``limit`` of power; it stands in the main building or at a ``site``."""

    id: str
    height: int = 42
    limit: Milliwatts = 4_000_000
    site: str = ""


@frozen(eq=False, slots=False)
class Platform:
    """What is installed on a server, and what its updates demand.

    ``update_due`` is when a pending update installs itself and reboots, if it may.
    ``postponed`` counts how often that moment was put off. A licence without ``licence_until``
    renews itself; ``licence_expired`` is the entry with which it ended.
    ``entry`` installed it.
    """

    model: PlatformModel = field(metadata={"digest": False})
    name: str = ""
    update_due: Seconds | None = None
    update_deadline: Seconds | None = None
    update_entry: int | None = None
    postponed: int = 0
    leaked: Megabytes = 0
    licence_until: Seconds | None = None
    licence_expired: int | None = None
    entry: int | None = None


@frozen(eq=False, slots=False)
class Server(Equipment):
    """A machine in a rack; ``unit`` is its lowest rack unit, 1 at the bottom.

    ``guests`` are those whose folder lies on it, ``apps`` those that run on its own operating
    system. ``allocated`` is the memory promised to guests that run or boot here.
    ``cords`` are the parts (power supplies, network ports) that are plugged elsewhere than by
    default, each with what it is plugged into; ``cabled`` is the entry of the last change.
    ``dark`` is the entry since which none of its supplies has power, ``dark_while_on`` whether it
    ran then; with ``power_back`` it starts again by itself.
    ``capacity_factor`` falls when it throttles. ``ready_at`` is when a boot ends. ``agent_hung``
    and ``certificate_expired`` are the entries for which it cannot be managed; ``drift`` is how
    far its clock is off. ``stale`` are new disks onto which their mirror is not copied yet.
    ``came`` is when it was delivered; what stood there before is ``age_years`` old at the start.
    A node of ``pool`` gives its controller guest ``controller_vcpu`` and ``controller_ram``.
    ``rung`` is how far down the memory ladder it stands, since ``rung_entry``.
    """

    id: str
    model: ServerModel = field(metadata={"digest": False})
    model_name: str
    rack: str
    unit: int
    parts: tuple[Part, ...]
    state: ServerState = ServerState.OFF
    since: int | None = None
    changed_at: Seconds = 0
    ready_at: Seconds | None = None
    platform: Platform | None = None
    guests: tuple[str, ...] = ()
    apps: tuple[str, ...] = ()
    allocated: Megabytes = 0
    capacity_factor: PerMille = 1000
    throttle_entry: int | None = None
    ram_lost: Megabytes = 0
    age_years: int = 0
    cluster: str | None = None
    support: Seconds | None = None
    cords: tuple[tuple[str, str], ...] = ()
    cabled: int | None = None
    dark: int | None = None
    dark_while_on: bool = False
    power_back: bool = True
    maintenance: Maintenance = Maintenance.NONE
    maintenance_entry: int | None = None
    agent_hung: int | None = None
    certificate_expired: int | None = None
    drift: Seconds = 0
    drift_entry: int | None = None
    pool: str | None = None
    controller_vcpu: int = 0
    controller_ram: Megabytes = 0
    stale: tuple[str, ...] = ()
    came: Seconds = 0
    rung: Rung = Rung.HIGH
    rung_entry: int | None = None

    @property
    def height(self) -> int:
        """Rack units that it takes."""
        return self.model.height

    @property
    def ram(self) -> Megabytes:
        """The memory that works, less what the controller guest of a pool keeps."""
        return self.model.ram - self.ram_lost - self.controller_ram

    @property
    def age(self) -> int:
        """Years since it was built."""
        return self.age_years

    @property
    def disk_model(self) -> str:
        """What its disks are."""
        return self.model.disk

    @property
    def has_left(self) -> bool:
        """Whether it has left the room."""
        return self.state is ServerState.RETIRED


def parts_of(model: ServerModel) -> tuple[Part, ...]:
    """The parts of a new server."""
    counts = (
        (PartKind.DISK, model.disks),
        (PartKind.POWER_SUPPLY, model.power_supplies),
        (PartKind.FAN, model.fans),
        (PartKind.MAINBOARD, 1),
        (PartKind.MEMORY, 1),
        (PartKind.BMC, 1 if model.bmc else 0),
    )
    return tuple(
        Part(f"{kind.value}-{number}", kind)
        for kind, count in counts
        for number in range(1, count + 1)
    )


def nics_of(model: ServerModel) -> tuple[Part, ...]:
    """The network ports of a server, where there are switches to plug them into."""
    return tuple(
        Part(f"{PartKind.NIC.value}-{number}", PartKind.NIC) for number in range(1, model.nics + 1)
    )
