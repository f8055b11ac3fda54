"""The memory gauge: what was promised, what the ladder can win back, and what that costs.

Domain data, sections 1 and 2 and section 13, formula 2. Overhead of a guest
``15 + 4·vCPU + 7.6·GB`` MB; ``minFree = 899 MB + 1 %`` of what exceeds 28 GB. Guests of one family
of systems have equal pages, of which one copy is enough; a balloon takes back idle memory, at most
65 % of a guest's, only with the guest tools; what is left is compressed to half its size, in a
cache of at most 10 % of the guest's memory [ESXZIP]; the rest is swapped, and guests wait for the
disks. What is reserved for a guest is its own on every rung.
"""

from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.sim.gauges.ladder import Memory, Reach, climbed, paged
from dcgame.world.app import AppState
from dcgame.world.catalogue import MAINFRAME
from dcgame.world.guest import Guest, GuestState, Mode
from dcgame.world.hardware import Server, ServerState
from dcgame.world.ladder import Rung
from dcgame.world.world import World

BALLOON_REACH: PerMille = 650
GUEST_SYSTEM: Megabytes = 300
MAINFRAME_SYSTEM: Megabytes = 4
PARTITION: Megabytes = 1
"""What the system of a guest on a mainframe of 1988 touches, and what a partition costs (game
constants)."""
EQUAL_PAGES: Megabytes = 150
"""Of a guest's system, what is equal in all running guests of that family (game constant: half)."""
ZIP_CACHE = 10
"""The part of a guest's memory that may hold compressed pages: a tenth [ESXZIP]."""
SWAP_TO_DISK = 15
SWAP_TO_FLASH = 4
BALLOON_COST: PerMille = 1030
ZIP_COST: PerMille = 1150

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


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
    """The memory that a guest's system and applications really use; of one that does not run,
    what they will."""
    system = MAINFRAME_SYSTEM if guest.isa == MAINFRAME else GUEST_SYSTEM
    if guest.state is not GuestState.RUNNING:
        return system + sum([_will_touch(world, name) for name in guest.apps])
    return system + _running(world, guest.apps)


def _will_touch(world: World, name: str) -> Megabytes:
    app = world.apps[name]
    return app.active + app.leaked if app.wanted else 0


def _running(world: World, names: tuple[str, ...]) -> Megabytes:
    """The memory that those of the applications touch that run."""
    apps = [world.apps[name] for name in names]
    return sum([app.active + app.leaked for app in apps if app.state is AppState.RUNNING])


def required(world: World, guest: Guest) -> Megabytes:
    """What a guest takes of a host that cannot be won back without harm: its reservation, or what
    the balloon leaves to it, and its overhead."""
    return least(world, guest) + overhead(guest)


def least(world: World, guest: Guest) -> Megabytes:
    """What is left to a guest when the balloon has taken all that it can."""
    if not guest.tools:
        return guest.ram
    kept = guest.ram - guest.ram * BALLOON_REACH // WHOLE
    return min(guest.ram, max(kept, touched(world, guest), guest.reserved_ram))


def memory_of(world: World, server: Server, *coming: Guest) -> Memory:
    """The memory of a server as it stands, or would with guests more. One that is not up needs
    none."""
    if server.state is not ServerState.UP or server.platform is None:
        return Memory(server.ram, 0)
    base = server.platform.model.reserve_ram + server.platform.leaked
    base += _running(world, server.apps)
    guests = [world.guests[name] for name in server.guests]
    held = [guest for guest in guests if guest.state in _HOLDING]
    ids = {guest.id for guest in held}
    held += [guest for guest in coming if guest.id not in ids]
    promised = base + sum([guest.ram + overhead(guest) for guest in held])
    if not held or server.platform.model.partitions:
        return paged(server.ram, promised)
    kept = minimum_free(server.ram)
    if server.ram - promised >= kept:
        return Memory(server.ram, promised, kept)
    return climbed(server.ram, promised, kept, _reach(world, held))


def _reach(world: World, held: list[Guest]) -> Reach:
    """What each rung could win among the guests that hold memory."""
    each = [reach_of(world, guest) for guest in held]
    shared = equal_pages(held)
    return Reach(
        shared=shared,
        ballooned=sum([reach.ballooned for reach in each]),
        compressed=sum([reach.compressed for reach in each]),
        swapped=max(0, sum([reach.swapped for reach in each]) - shared),
    )


def reach_of(world: World, guest: Guest) -> Reach:
    """What the balloon, compression and swapping could win of one guest."""
    rest = least(world, guest)
    free = max(0, rest - guest.reserved_ram)
    zipped = min(guest.ram // ZIP_CACHE, free // 2)
    return Reach(0, guest.ram - rest, zipped, free - 2 * zipped)


def taken_from(world: World, guest: Guest) -> Reach:
    """What the ladder has won of one guest: of all that each rung wins its part, by what it could
    give."""
    server = world.servers[guest.host]
    memory, mine = memory_of(world, server), reach_of(world, guest)
    held = [world.guests[name] for name in server.guests]
    whole = _reach(world, [each for each in held if each.state in _HOLDING])
    return Reach(
        0,
        memory.ballooned * mine.ballooned // max(1, whole.ballooned),
        memory.compressed * mine.compressed // max(1, whole.compressed),
        memory.swapped * mine.swapped // max(1, whole.swapped),
    )


def equal_pages(held: list[Guest]) -> Megabytes:
    """What sharing can win: of each family of systems one copy stays."""
    families = {guest.family for guest in held if guest.reserved_ram < guest.ram}
    sharing = sum(guest.reserved_ram < guest.ram for guest in held)
    return EQUAL_PAGES * (sharing - len(families))


def rung_with(world: World, server: Server, *coming: Guest) -> Rung:
    """How far down the ladder a host would stand with guests more. Most often there is room for
    more than they and their overhead can be, and nobody has to ask each of them."""
    platform = server.platform
    if platform is None or server.state is not ServerState.UP:
        return Rung.HIGH
    size = server.allocated + sum([guest.ram for guest in coming])
    most = 15 + 4 * 2 * server.model.cores
    beside = most * (len(server.guests) + len(coming)) + size // 128
    kept = minimum_free(server.ram) + platform.model.reserve_ram + platform.leaked
    if not server.apps and size + beside + kept <= server.ram:
        return Rung.HIGH
    return memory_of(world, server, *coming).rung


def ladder_tax(server: Server, guest: Guest) -> PerMille:
    """What the rung on which its host stands makes of a guest's work, beside waiting for disks:
    nothing for shared pages, 3 % where a balloon works in it, 15 % where it is compressed."""
    if server.rung < Rung.SOFT or guest.reserved_ram >= guest.ram:
        return WHOLE
    if server.rung >= Rung.HARD:
        return ZIP_COST
    return BALLOON_COST if guest.tools else WHOLE


def swap_slowdown(world: World, server: Server) -> PerMille:
    """How much longer what swaps takes: ``1 + 15·swapped share`` on spinning disks, ``1 + 4·``
    on flash."""
    factor = SWAP_TO_DISK if server.model.disk.startswith(("hdd", "dasd")) else SWAP_TO_FLASH
    return WHOLE + factor * memory_of(world, server).swapped_share


def is_spared(world: World, guest: Guest) -> bool:
    """Whether nothing that a guest touches can be swapped: all of it is reserved."""
    return min(guest.ram, touched(world, guest)) <= guest.reserved_ram


def starved_inside(world: World, guest: Guest) -> bool:
    """Whether a guest's applications touch more memory than it was given."""
    return touched(world, guest) > guest.ram
