"""Which hosts can open a guest's folder."""

from dcgame.world.guest import Guest
from dcgame.world.world import World


def reaches(world: World, server_id: str, guest: Guest) -> bool:
    """Whether a host can open the folder of a guest: it lies on its own disks, or on storage
    that hosts share."""
    return guest.host == server_id or bool(guest.store)
