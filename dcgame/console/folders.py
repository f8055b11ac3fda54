"""A guest is a folder of files: which, and how large each is."""

from collections.abc import Iterator

from dcgame.kernel.units import Megabytes
from dcgame.world.guest import Guest, GuestState

ROOT = "/datastore"


def files_of(guest: Guest) -> Iterator[tuple[str, Megabytes]]:
    """The files in a guest's folder with their sizes; a text file has less than a megabyte.

    Swap and lock are there only while it runs: they are how one sees from outside that it does.
    """
    yield f"{guest.id}.conf", 0
    yield f"{guest.id}.nvram", 0
    yield f"{guest.id}-disk0.img", guest.disk
    yield f"{guest.id}.log", 0
    if guest.state in (GuestState.RUNNING, GuestState.BOOTING):
        yield f"{guest.id}.swap", guest.ram
        yield f"{guest.id}.lock", 0
