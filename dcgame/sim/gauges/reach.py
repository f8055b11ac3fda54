"""Which hosts can start a guest: those that read its folder."""

from dcgame.sim.gauges.stores import reachable
from dcgame.world.guest import Guest
from dcgame.world.world import World


def reaches(world: World, server_id: str, guest: Guest) -> bool:
    """Whether a host can open the folder of a guest: it lies on its own disks, or on shared
    storage to which it has a way."""
    if not guest.store:
        return guest.host == server_id
    return reachable(world, guest.store, server_id)
