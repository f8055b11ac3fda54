"""Guests: a folder of files that a hypervisor reads and runs as a machine."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Megabytes, Millicores, Seconds
from dcgame.kernel.values import changed
from dcgame.world.folder import Snapshot


class Mode(Enum):
    """How a guest's instructions reach the processor."""

    EMULATED = "emulated"
    FULL = "full"
    PARA = "para"


class GuestState(Enum):
    """``LOST`` is stopped without having been asked; ``WAITING`` is lost and hoping for HA."""

    STOPPED = "stopped"
    BOOTING = "booting"
    RUNNING = "running"
    LOST = "lost"
    WAITING = "waiting"


class Priority(Enum):
    """In which order high availability restarts guests; ``NEVER`` leaves one where it fell."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NEVER = "never"


class Shares(Enum):
    """What a guest weighs where there is not enough processor for all: 500, 1000 or 2000 for
    each of its vCPU (the custom of the field)."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"

    @property
    def weight(self) -> int:
        """Shares for each virtual processor."""
        return {"low": 500, "normal": 1000, "high": 2000}[self.value]


@frozen
class VirtualDisk:
    """A disk that a guest believes to have: a file of its folder.

    A thick one takes all its ``size`` from the datastore at once; a ``thin`` one only what was
    written on it, and may grow to its size.
    """

    size: Megabytes
    thin: bool = False


@frozen(eq=False, slots=False)
class Guest:
    """A virtual machine on ``host``; its folder lies on the datastore ``store`` (empty: on the
    disks of its host). ``stranded``: it fell because it could not read it.

    Its first disk has ``disk`` megabytes and may be ``thin``; ``more`` are its others. All of them
    lie in its folder. The entry ``disk_entry`` made them as they are. ``laden``
    megabytes of them stay written, whatever was on them: a copy has all that its original had, and
    what left gives nothing back.

    ``features`` is the year of the processor that it believes to have, where that is not its
    host's. ``twin`` is a second host on which it runs as well, which must never be. ``stunned``
    is the entry that stopped its clock for a switch-over; ``frozen_for`` counts milliseconds of
    such stops.
    ``identity`` is the guest whose name, address and keys it has (empty: its own); the entry
    ``identity_entry`` gave it that one, or made a copy that has its own. A ``template`` is not
    to be started, only to be deployed from.
    ``stale_lock`` is the entry since which its folder is locked by a host that does not run it.
    ``reserved_cpu`` and ``reserved_ram`` are its own whatever the others ask for; ``cpu_limit``
    (0: none) is all that it may take. ``claim_entry`` set them or its ``shares`` last.
    The entry ``mode_entry`` set its mode last. Of one whose data are lost the files still lie
    there if they are ``garbled``: encrypted, or written by two machines. At ``turned_back`` its
    data were last made those of ``turned_to`` again.
    """

    id: str
    host: str
    vcpu: int
    ram: Megabytes
    disk: Megabytes
    mode: Mode = Mode.FULL
    tools: bool = False
    isa: str = "x86-64"
    family: str = "linux"
    modifiable: bool = True
    autostart: bool = False
    boot: Seconds = 60
    state: GuestState = GuestState.STOPPED
    since: int | None = None
    changed_at: Seconds = 0
    ready_at: Seconds | None = None
    apps: tuple[str, ...] = ()
    autostart_entry: int | None = None
    sized_entry: int | None = None
    placed_entry: int | None = None
    data_lost: int | None = None
    garbled: bool = False
    store: str = ""
    priority: Priority = Priority.MEDIUM
    priority_entry: int | None = None
    features: int = 0
    twin: str = ""
    stunned: int | None = None
    frozen_for: int = 0
    stranded: bool = False
    identity: str = ""
    identity_entry: int | None = None
    template: bool = False
    stale_lock: int | None = None
    snapshots: tuple[Snapshot, ...] = ()
    turned_back: Seconds = 0
    turned_to: Seconds = 0
    shares: Shares = Shares.NORMAL
    reserved_cpu: Millicores = 0
    reserved_ram: Megabytes = 0
    cpu_limit: Millicores = 0
    claim_entry: int | None = None
    thin: bool = False
    more: tuple[VirtualDisk, ...] = ()
    disk_entry: int | None = None
    laden: Megabytes = 0
    mode_entry: int | None = None

    @property
    def disks(self) -> tuple[VirtualDisk, ...]:
        """Its virtual disks, in order."""
        return (VirtualDisk(self.disk, self.thin), *self.more)

    @property
    def size(self) -> Megabytes:
        """What it may write, on all its disks."""
        return self.disk + sum(disk.size for disk in self.more)

    @property
    def has_files(self) -> bool:
        """Whether the files of its disks lie on its datastore, whatever they are good for."""
        return self.data_lost is None or self.garbled

    @property
    def has_thin(self) -> bool:
        """Whether one of its disks takes more as it is written."""
        return self.thin or any(disk.thin for disk in self.more)

    @property
    def claims(self) -> bool:
        """Whether it has a better or a worse claim to the processor than others."""
        return self.shares is not Shares.NORMAL or self.reserved_cpu > 0


def formed(guest: Guest, form: str) -> Guest:
    """A guest with all its disks ``thin`` or ``thick``; empty: as they are."""
    if not form:
        return guest
    thin = form == "thin"
    more = tuple(VirtualDisk(disk.size, thin) for disk in guest.more)
    return changed(guest, thin=thin, more=more)
