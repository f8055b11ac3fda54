"""Let disks of an array hold data together."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import name_taken
from dcgame.sim.commands.storage_checks import does_not_serve, not_an_array
from dcgame.sim.facts.groups import GroupBuilt
from dcgame.sim.gauges.raid import LEAST_DISKS, free_disks
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.storage import RaidLevel
from dcgame.world.world import World

LEVELS = {level.value: level for level in RaidLevel}


@frozen
class BuildRaid(Command):
    """``build-raid raid-6 on box as fast disks 8 drive sas-600g spares 1``"""

    verb = "build-raid"
    does = N_("Build a RAID group from an array's free disks")
    group = "storage"

    level: str = argument("raid-level")
    array: str = argument("array", "on")
    name: str = argument("new", "as")
    disks: int = argument("count", "disks")
    drive: str = argument("drive", "drive")
    spares: int = argument("count", "spares", 0)

    def decide(self, world: World) -> Refused | Effects:
        level = LEVELS.get(self.level)
        if level is None:
            return refuse(
                N_("there is no RAID level {level}"),
                N_("levels: {levels}"),
                level=self.level,
                levels=", ".join(LEVELS),
            )
        refusal = (
            not_an_array(world, self.array)
            or does_not_serve(world, self.array)
            or name_taken(world, self.name)
            or wrong_count(level, self.disks)
        )
        if refusal:
            return refusal
        free = free_disks(world, world.arrays[self.array], self.drive)
        if self.disks + self.spares > len(free):
            return too_few(self.array, self.drive, len(free), self.disks + self.spares)
        disks, rest = free[: self.disks], free[self.disks :]
        return (GroupBuilt(self.name, self.array, level, disks, rest[: self.spares]),)


def wrong_count(level: RaidLevel, disks: int) -> Refused | None:
    """So many disks make a group of that level."""
    odd = level is RaidLevel.STRIPED_MIRRORS and disks % 2
    if disks >= LEAST_DISKS[level] and not odd:
        return None
    return refuse(
        N_("{level} is not made of {count} disks"),
        N_("take at least {least} disks; for raid-10 an even number"),
        level=level.value,
        count=disks,
        least=LEAST_DISKS[level],
    )


def too_few(array: str, drive: str, free: int, need: int) -> Refused:
    """The array has so many free disks of that drive, and more are needed."""
    return refuse(
        N_("{array} has {free} free disks of {drive}, and {need} are needed"),
        N_("buy some: add-disks COUNT to {array} drive {drive}"),
        array=array,
        free=free,
        drive=drive,
        need=need,
    )
