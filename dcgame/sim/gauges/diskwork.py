"""How fast disks are filled from others, beside what is asked of them.

Domain data, section 13, formula 4: the rate of their kind, less the load.
"""

from dcgame.kernel.units import SLOT, SLOTS_A_DAY, WHOLE, Kilobytes, PerMille
from dcgame.sim.gauges.disks import disks_iops
from dcgame.sim.gauges.io import disk_of, group_load, own_disks_load
from dcgame.sim.gauges.processor import total_between
from dcgame.sim.gauges.raid import group_iops
from dcgame.world.catalogue import DiskModel
from dcgame.world.hardware import Server, ServerState
from dcgame.world.load import HostLoad
from dcgame.world.storage import RaidGroup
from dcgame.world.world import World

LEAST_SHARE: PerMille = 100
"""However busy the disks are, such work gets that much of them (game constant)."""
NOTICED: PerMille = 50
"""By how much a pace must change for the work to go on at another."""


def disk_pace(disk: DiskModel, load: PerMille) -> Kilobytes:
    """Kilobytes a second of one disk that is busy with other things for ``load``."""
    return disk.megabytes_per_second * max(LEAST_SHARE, WHOLE - load)


def mean_load(world: World, load: HostLoad | None, rate: int) -> PerMille:
    """What is asked of disks in the coming day, as things stand, per mille of all they can do."""
    if load is None or not load.loads:
        return 0
    slot = world.now // SLOT
    asked = int(total_between(load.loads, slot, slot + SLOTS_A_DAY).sum()) // SLOTS_A_DAY
    return min(WHOLE, asked // max(1, rate))


def group_pace(world: World, group: RaidGroup) -> Kilobytes:
    """Kilobytes a second at which each disk of a group is filled, or laid out anew."""
    rate = group_iops(world, group, at_work=False)
    busy = mean_load(world, group_load(world, group.id, None), rate)
    return disk_pace(disk_of(world, group), busy)


def mirror_pace(world: World, server: Server) -> Kilobytes:
    """Kilobytes a second at which a server's mirror is copied; none while it is off."""
    if server.state in (ServerState.OFF, ServerState.LOST):
        return 0
    model = world.setting.catalogue.disks[server.model.disk]
    load = own_disks_load(world, server, None)
    return disk_pace(model, mean_load(world, load, disks_iops(world, server)))
