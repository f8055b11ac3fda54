"""Let more disks hold a group's data: more space, and more accesses a second."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.build_raid import too_few
from dcgame.sim.commands.storage_checks import does_not_serve, not_a_group
from dcgame.sim.gauges.raid import free_disks, missing
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.rebuilding import begin_reshape
from dcgame.words import N_
from dcgame.world.storage import RaidLevel
from dcgame.world.world import World


@frozen
class GrowRaid(Command):
    """``grow-raid fast disks 2``"""

    verb = "grow-raid"
    does = N_("Add free disks to a RAID group")
    group = "storage"

    name: str = argument("raid-group")
    disks: int = argument("count", "disks")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_group(world, self.name)
        if refusal:
            return refusal
        group = world.raid_groups[self.name]
        array = world.arrays[group.array]
        down = does_not_serve(world, array.id)
        if down:
            return down
        if group.joining:
            return refuse(
                N_("{group} is being laid out anew already"),
                N_("wait until that is done"),
                group=self.name,
            )
        if missing(world, group):
            return refuse(
                N_("{group} misses a disk, and cannot be laid out anew meanwhile"),
                N_("wait until it is rebuilt, or replace the dead disk"),
                group=self.name,
            )
        odd = group.level is RaidLevel.STRIPED_MIRRORS and self.disks % 2
        if self.disks < 1 or odd or group.level is RaidLevel.MIRROR:
            return refuse(
                N_("{group} ({level}) cannot grow by {count} disks"),
                N_("add one disk at least, to raid-10 an even number, to raid-1 none"),
                group=self.name,
                level=group.level.value,
                count=self.disks,
            )
        free = free_disks(world, array, group.drive)
        if self.disks > len(free):
            return too_few(array.id, group.drive, len(free), self.disks)
        return begin_reshape(world, group, free[: self.disks])
