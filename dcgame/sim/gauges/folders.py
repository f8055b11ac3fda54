"""A guest is a folder of files: which, how large each is, and who holds its lock.

Files as in the domain data, section 11: configuration, disk, firmware, snapshots, swap, log; a
lock while a host runs it. The swap file is sparse: it takes space only when the host swaps.
Everything follows from the state of the world, so that a browser of the datastore, a prompt and
the accounting of space agree.
"""

from collections.abc import Iterator

from dcgame.kernel.units import Megabytes
from dcgame.sim.gauges.snapshots import chain_size, delta_sizes
from dcgame.world.folder import File, FileKind
from dcgame.world.growth import taken
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def folder_of(world: World, guest: Guest) -> tuple[File, ...]:
    """The files in a guest's folder. Of one that was deleted or lost nothing is left; what is
    garbled lies there as before."""
    return tuple(_files(world, guest))


def _files(world: World, guest: Guest) -> Iterator[File]:
    if guest.template:
        yield File(f"{guest.id}.template", FileKind.TEMPLATE)
    else:
        yield File(f"{guest.id}.conf", FileKind.CONFIG)
    yield File(f"{guest.id}.nvram", FileKind.FIRMWARE)
    if guest.has_files:
        yield from _disks(world, guest)
    yield File(f"{guest.id}.log", FileKind.LOG)
    kept = delta_sizes(world, guest) if guest.has_files else ()
    for number, size in enumerate(kept, start=1):
        for disk, part in enumerate(_shared_out(guest, size)):
            yield File(f"{guest.id}-disk{disk}-{number:06}.delta", FileKind.SNAPSHOT, part)
    if guest.state in _HOLDING:
        yield File(f"{guest.id}.swap", FileKind.SWAP, guest.ram, sparse=True)
    if lock_of(guest):
        yield File(f"{guest.id}.lock", FileKind.LOCK)


def _disks(world: World, guest: Guest) -> Iterator[File]:
    sizes = taken(world, guest, world.now)
    for number, (disk, size) in enumerate(zip(guest.disks, sizes, strict=True)):
        promised = disk.size if disk.thin else 0
        yield File(f"{guest.id}-disk{number}.img", FileKind.DISK, size, promised=promised)


def _shared_out(guest: Guest, delta: Megabytes) -> Iterator[Megabytes]:
    """A snapshot's megabytes over its files, one a disk, by the size of the disks."""
    before = upto = 0
    for disk in guest.disks:
        upto += disk.size
        share = delta * upto // guest.size
        yield share - before
        before = share


def folder_size(world: World, guest: Guest) -> Megabytes:
    """What a guest's folder takes on its datastore: its disks and its snapshots."""
    if not guest.has_files:
        return 0
    return disks_size(world, guest) + chain_size(world, guest)


def disks_size(world: World, guest: Guest) -> Megabytes:
    """What a guest's disks take, all of a thick one and what was written of a thin one; of what
    was lost, what bringing it back would take."""
    return sum(taken(world, guest, world.now))


def lock_of(guest: Guest) -> str:
    """The host that holds a guest's folder, rightly or not; empty if none does."""
    return guest.host if guest.state in _HOLDING or guest.stale_lock is not None else ""
