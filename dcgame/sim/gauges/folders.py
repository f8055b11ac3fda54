"""A guest is a folder of files: which, how large each is, and who holds its lock.

Files as in the domain data, section 11: configuration, disk, firmware, snapshots, swap, log; a
lock while a host runs it. Everything follows from the state of the world, so that a browser of
the datastore, a prompt and the accounting of space agree.
"""

from collections.abc import Iterator

from dcgame.kernel.units import Megabytes
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
    yield File(f"{guest.id}-disk0.img", FileKind.DISK, guest.disk)
    yield File(f"{guest.id}.log", FileKind.LOG)
    if guest.state in _HOLDING:
        yield File(f"{guest.id}.swap", FileKind.SWAP, guest.ram)
    if lock_of(guest):
        yield File(f"{guest.id}.lock", FileKind.LOCK)


def folder_size(world: World, guest: Guest) -> Megabytes:
    """What a guest's folder takes on its datastore."""
    return sum(file.size for file in folder_of(world, guest))


def lock_of(guest: Guest) -> str:
    """The host that holds a guest's folder, rightly or not; empty if none does."""
    return guest.host if guest.state in _HOLDING or guest.stale_lock is not None else ""
