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
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def folder_of(world: World, guest: Guest) -> tuple[File, ...]:
    """The files in a guest's folder. Of one that was deleted or lost nothing is left."""
    return tuple(_files(world, guest))


def _files(world: World, guest: Guest) -> Iterator[File]:
    if guest.template:
        yield File(f"{guest.id}.template", FileKind.TEMPLATE)
    else:
        yield File(f"{guest.id}.conf", FileKind.CONFIG)
    yield File(f"{guest.id}.nvram", FileKind.FIRMWARE)
    if guest.data_lost is None:
        yield File(f"{guest.id}-disk0.img", FileKind.DISK, guest.disk)
    yield File(f"{guest.id}.log", FileKind.LOG)
    kept = delta_sizes(world, guest) if guest.data_lost is None else ()
    for number, size in enumerate(kept, start=1):
        yield File(f"{guest.id}-disk0-{number:06}.delta", FileKind.SNAPSHOT, size)
    if guest.state in _HOLDING:
        yield File(f"{guest.id}.swap", FileKind.SWAP, guest.ram, sparse=True)
    if lock_of(guest):
        yield File(f"{guest.id}.lock", FileKind.LOCK)


def folder_size(world: World, guest: Guest) -> Megabytes:
    """What a guest's folder takes on its datastore: its disk and its snapshots."""
    if guest.data_lost is not None:
        return 0
    return guest.disk + chain_size(world, guest)


def lock_of(guest: Guest) -> str:
    """The host that holds a guest's folder, rightly or not; empty if none does."""
    return guest.host if guest.state in _HOLDING or guest.stale_lock is not None else ""
