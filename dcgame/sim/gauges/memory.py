"""The memory gauge: what was promised, what is needed, and the ladder between them.

Domain data, sections 1 and 2 and section 13, formula 2. Overhead of a guest
``15 + 4·vCPU + 7.6·GB`` MB; ``minFree = 899 MB + 1 %`` of what exceeds 28 GB; a balloon takes
back idle memory, at most 65 % of a guest's, only with the guest tools; below that the host
swaps, and guests wait for its disks.
"""

from enum import IntEnum

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.world.app import AppState
from dcgame.world.catalogue import MAINFRAME
from dcgame.world.guest import Guest, GuestState, Mode
from dcgame.world.hardware import Server, ServerState
from dcgame.world.world import World

BALLOON_REACH: PerMille = 650
SOFT: PerMille = 640
HARD: PerMille = 320
LOW: PerMille = 160
GUEST_SYSTEM: Megabytes = 300
MAINFRAME_SYSTEM: Megabytes = 4
PARTITION: Megabytes = 1
"""What the system of a guest on a mainframe of 1988 touches, and what a partition costs (game
constants)."""
SWAP_TO_DISK = 15
SWAP_TO_FLASH = 4
BLOCKED: PerMille = 100
"""Needed memory on disk from which a system without guests starts nothing more (game constant)."""


class Rung(IntEnum):
    """How far down the ladder a host has to go, by what is free of ``minFree``.

    ``HIGH`` nothing is done; ``CLEAR`` (below 100 %) equal pages are shared, for less than 1 %;
    ``SOFT`` (below 64 %) the balloon takes what is idle; and when it has taken all that it can,
    ``HARD`` (below 32 %) pages are compressed and swapped, ``LOW`` (below 16 %) nothing starts.
    """

    HIGH = 0
    CLEAR = 1
    SOFT = 2
    HARD = 3
    LOW = 4


@frozen
class Memory:
    """Megabytes of a server: ``promised`` to guests, ``needed`` after all that a balloon can
    take back, ``swapped`` to its disks, and ``kept`` free by a hypervisor with guests."""

    ram: Megabytes
    promised: Megabytes
    needed: Megabytes
    swapped: Megabytes
    kept: Megabytes = 0

    @property
    def rung(self) -> Rung:
        """How far down the ladder it is."""
        before, after = self.ram - self.promised, self.ram - self.needed
        if after < self.kept * LOW // WHOLE and (self.kept or self.swapped_share >= BLOCKED):
            return Rung.LOW
        if after < self.kept * HARD // WHOLE:
            return Rung.HARD
        if before < self.kept * SOFT // WHOLE:
            return Rung.SOFT
        return Rung.CLEAR if before < self.kept else Rung.HIGH

    @property
    def load(self) -> PerMille:
        """Promised memory, per mille of what there is."""
        return self.promised * WHOLE // max(1, self.ram)

    @property
    def swapped_share(self) -> PerMille:
        """What part of the needed memory lies on disk."""
        return self.swapped * WHOLE // max(1, self.needed)

    @property
    def band(self) -> Band:
        """Fine, busy (the balloon works), short (it swaps), out (nothing more may start)."""
        return _BANDS[self.rung]


_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)
_BANDS = (Band.FINE, Band.FINE, Band.BUSY, Band.SHORT, Band.OUT)


def overhead(guest: Guest) -> Megabytes:
    """What a hypervisor needs beside a guest's own memory; ``15 + 4·vCPU + 7.6·GB``. A partition of
    a mainframe is cut out of the machine and needs next to nothing."""
    if guest.isa == MAINFRAME and guest.mode is not Mode.EMULATED:
        return PARTITION
    return 15 + 4 * guest.vcpu + guest.ram * 76 // 10_240


def minimum_free(ram: Megabytes) -> Megabytes:
    """What a hypervisor keeps free."""
    return 899 + max(0, ram - 28 * 1024) // 100


def touched(world: World, guest: Guest) -> Megabytes:
    """The memory that a guest's system and applications really use."""
    system = MAINFRAME_SYSTEM if guest.isa == MAINFRAME else GUEST_SYSTEM
    return system + _running(world, guest.apps)


def _running(world: World, names: tuple[str, ...]) -> Megabytes:
    """The memory that those of the applications touch that run."""
    apps = [world.apps[name] for name in names]
    return sum([app.active + app.leaked for app in apps if app.state is AppState.RUNNING])


def least(world: World, guest: Guest) -> Megabytes:
    """What is left to a guest when the balloon has taken all that it can."""
    if not guest.tools:
        return guest.ram
    kept = guest.ram - guest.ram * BALLOON_REACH // WHOLE
    return min(guest.ram, max(kept, touched(world, guest), guest.reserved_ram))


def memory_of(world: World, server: Server) -> Memory:
    """The memory of a server as it stands. A server that is not up needs none."""
    if server.state is not ServerState.UP or server.platform is None:
        return Memory(server.ram, 0, 0, 0)
    base = server.platform.model.reserve_ram + server.platform.leaked
    base += _running(world, server.apps)
    guests = [world.guests[name] for name in server.guests]
    held = [guest for guest in guests if guest.state in _HOLDING]
    base += sum([overhead(guest) for guest in held])
    promised = base + sum([guest.ram for guest in held])
    needed = base + sum([least(world, guest) for guest in held])
    divided = server.platform.model.partitions
    kept = minimum_free(server.ram) if held and not divided else 0
    swapped = max(0, needed + kept * HARD // WHOLE - server.ram)
    if any(guest.reserved_ram for guest in held):
        mine = sum(max(0, least(world, guest) - guest.reserved_ram) for guest in held)
        swapped = min(swapped, mine)
    return Memory(server.ram, promised, needed, swapped, kept)


def swap_slowdown(world: World, server: Server) -> PerMille:
    """``1 + 15·swapped share`` on spinning disks, ``1 + 4·`` on flash; ballooning costs 3 %."""
    memory = memory_of(world, server)
    if not memory.swapped:
        return 1030 if memory.band is Band.BUSY else WHOLE
    factor = SWAP_TO_DISK if server.model.disk.startswith(("hdd", "dasd")) else SWAP_TO_FLASH
    return WHOLE + factor * memory.swapped_share


def is_spared(world: World, guest: Guest) -> bool:
    """Whether nothing that a guest touches can be swapped: all of it is reserved."""
    return min(guest.ram, touched(world, guest)) <= guest.reserved_ram


def starved_inside(world: World, guest: Guest) -> bool:
    """Whether a guest's applications touch more memory than it was given."""
    return touched(world, guest) > guest.ram
