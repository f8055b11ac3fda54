"""Whether something fits on a server's own disks."""

from dcgame.kernel.units import Megabytes
from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.gauges.pools import forming
from dcgame.sim.gauges.stores import free
from dcgame.words import N_
from dcgame.world.hardware import Server
from dcgame.world.world import World


def disk_full(world: World, server: Server, more: Megabytes) -> Refused | None:
    """There is room on the server's disks for so many megabytes more."""
    pool = forming(world, server.id)
    if pool:
        return refuse(
            N_("the disks of {host} are being taken into {pool}"),
            N_("choose another host, or a datastore that hosts share"),
            host=server.id,
            pool=pool,
        )
    left = free(world, server.id)
    if more <= left:
        return None
    return refuse(
        N_("{host} has {free} MB of disk left, and {need} MB are needed"),
        N_("choose another host, or delete what nobody needs"),
        host=server.id,
        free=left,
        need=more,
    )
