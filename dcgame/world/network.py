"""The network: switches, what they carry, and what hosts expect of it."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.world.hardware import Equipment, Part

JUMBO = 9000
STANDARD = 1500
"""Bytes in a frame: large for moving much data, and what everybody understands."""


class Traffic(Enum):
    """What a network is for; each has its own VLAN, and all share the links."""

    PRODUCTION = "production"
    MANAGEMENT = "management"
    STORAGE = "storage"
    MIGRATION = "migration"


class Role(Enum):
    """Where a switch stands: in a rack, above all racks, or beside them for the management
    controllers alone."""

    TOR = "tor"
    CORE = "core"
    OUT_OF_BAND = "out-of-band"


@frozen(eq=False)
class Cut:
    """Something that a switch no longer does, with the entry that took it away."""

    what: str
    entry: int | None


@frozen(eq=False, slots=False)
class Switch(Equipment):
    """``megabits`` of a port, ``uplink_megabits`` of the way to each of ``uplinks``.

    ``lost_uplinks``, ``lost_traffic`` and ``blocked`` (port numbers) are what it no longer
    carries. A port has the number of the rack unit that it serves. ``storm`` is the entry of a
    loop on ``storm_port``; with ``storm_control`` it stays on this switch.
    """

    id: str
    role: Role
    rack: str = ""
    side: str = "a"
    megabits: int = 10_000
    uplinks: tuple[str, ...] = ()
    uplink_megabits: int = 10_000
    mtu: int = JUMBO
    mtu_entry: int | None = None
    parts: tuple[Part, ...] = ()
    restarting: bool = False
    ready_at: Seconds | None = None
    since: int | None = None
    storm: int | None = None
    storm_port: int = 0
    storm_control: bool = False
    lost_uplinks: tuple[Cut, ...] = ()
    lost_traffic: tuple[Cut, ...] = ()
    blocked: tuple[Cut, ...] = ()


@frozen(eq=False, slots=False)
class Network:
    """One kind of traffic (its ``id``), and the frames that hosts send on it."""

    id: str
    mtu: int = STANDARD
