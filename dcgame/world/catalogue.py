"""What can be bought: models with their figures. Prices are game balance, see each source."""

from enum import Enum

from attrs import frozen
from immutables import Map

from dcgame.kernel.units import WHOLE, Cents, Megabytes, Millicores, Milliwatts, PerMille, Seconds
from dcgame.world.gear import Gear

X86, ARM, RISC, MAINFRAME = "x86-64", "arm64", "risc", "mainframe"
"""Instruction sets: the languages of processors."""


class PlatformKind(Enum):
    """What runs on the metal."""

    SYSTEM = "os"
    HOSTED = "hosted"
    BARE_METAL = "type-1"


@frozen
class DiskModel:
    """A kind of disk: sequential megabytes a second, and failures per 100,000 disks and year.

    ``iops`` random accesses a second, as one plans with; ``microseconds`` until an idle disk
    answers; ``megabytes_per_error`` read, on average, until a sector cannot be read; ``queued``
    what it does at the utmost, per mille of ``iops``, when it may choose among many requests.
    """

    id: str
    megabytes_per_second: int
    yearly_failures: int
    price: Cents
    iops: int
    microseconds: int
    megabytes_per_error: Megabytes
    queued: PerMille = WHOLE


@frozen
class Drive:
    """A disk as it is sold for arrays: of one kind, with so many megabytes."""

    id: str
    disk: str
    size: Megabytes
    price: Cents


@frozen
class ServerModel:
    """A server as it is sold.

    ``core_speed`` is per mille of a core of 2026; ``threads`` is 1250 where two threads share a
    core, else 1000; ``disks`` of ``disk`` hold one copy each when ``mirrored``. ``maker`` made its
    processors.
    """

    id: str
    year: int
    sockets: int
    cores: int
    ram: Megabytes
    disk: str
    disks: int
    disk_size: Megabytes
    height: int
    idle: Milliwatts
    full: Milliwatts
    price: Cents
    boot: Seconds
    core_speed: PerMille = 1000
    threads: PerMille = 1000
    mirrored: bool = True
    power_supplies: int = 2
    fans: int = 2
    bmc: bool = True
    nics: int = 2
    nic_megabits: int = 1_000
    isa: str = X86
    maker: str = "intel"


@frozen
class PlatformModel:
    """An operating system or a hypervisor.

    ``reserve_cores`` and ``reserve_ram`` are what it keeps for itself. Licences are yearly:
    per core (at least 16 a socket are counted) and per socket; of a system that is paid for in
    guests too, ``any_guests_per_core`` allows any number of them on a host. ``full_tax`` and
    ``para_tax`` are what a guest's work costs the processor, per mille; ``disk_share`` is what
    is left of the disks' speed inside a guest that has the tools. It runs on processors of
    ``isas``. One that ``partitions`` divides the machine itself: no memory is promised twice.
    A guest that runs is moved no farther than ``live_reach`` milliseconds there and back (0: as
    far as was done on any platform in that year).
    """

    id: str
    kind: PlatformKind
    reserve_cores: Millicores
    reserve_ram: Megabytes
    boot: Seconds
    install: Seconds
    patch: Seconds
    per_core: Cents = 0
    any_guests_per_core: Cents = 0
    per_socket: Cents = 0
    forced_updates: bool = False
    family: str = ""
    full_tax: PerMille = 1000
    para_tax: PerMille = 1000
    disk_share: PerMille = 1000
    isas: tuple[str, ...] = (X86,)
    partitions: bool = False
    live_reach: int = 0


@frozen
class ArrayModel:
    """A storage array as it is sold, without disks.

    ``bays`` in its chassis, ``shelf_bays`` more in each of at most ``shelves`` shelves of two
    units. ``takeover`` is how long input and output stand still when the other controller takes
    over; ``firmware`` how long the update of one controller takes; ``boot`` how long a start
    from cold. ``drives`` are those that its vendor sells for it.
    """

    id: str
    year: int
    price: Cents
    shelf_price: Cents
    height: int
    bays: int
    shelf_bays: int
    shelves: int
    drives: tuple[str, ...]
    takeover: Seconds
    idle: Milliwatts
    drive_power: Milliwatts
    firmware: Seconds = 1_200
    boot: Seconds = 900
    controllers: int = 2
    power_supplies: int = 2


@frozen
class FabricModel:
    """A switch of a storage network. ``protocol`` is ``fc`` or ``iscsi``; ``adapter`` is what an
    adapter for it costs, with its cable, in a server."""

    id: str
    year: int
    protocol: str
    megabytes_per_second: int
    ports: int
    price: Cents
    adapter: Cents
    power: Milliwatts
    boot: Seconds = 180
    height: int = 1


Goods = ServerModel | ArrayModel | FabricModel | Gear


@frozen
class Catalogue:
    """Everything for sale, by id."""

    disks: Map[str, DiskModel]
    servers: Map[str, ServerModel]
    platforms: Map[str, PlatformModel]
    drives: Map[str, Drive] = Map()
    arrays: Map[str, ArrayModel] = Map()
    fabrics: Map[str, FabricModel] = Map()
    gear: Map[str, Gear] = Map()

    def goods(self, model: str) -> Goods:
        """What is sold by that name."""
        rack = self.servers.get(model) or self.arrays.get(model) or self.fabrics.get(model)
        return rack or self.gear[model]

    def known(self) -> tuple[str, ...]:
        """Everything that can be bought in some year, by name."""
        return tuple(sorted({*self.servers, *self.arrays, *self.fabrics, *self.gear}))
