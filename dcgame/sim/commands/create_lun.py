"""Make a logical unit on a group: a datastore for every host that reaches its array."""

from attrs import frozen

from dcgame.kernel.units import Megabytes
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import name_taken
from dcgame.sim.commands.storage_checks import does_not_serve, not_a_group
from dcgame.sim.facts.luns import LunCreated
from dcgame.sim.gauges.raid import group_size
from dcgame.sim.gauges.space import left
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.storage import RaidGroup
from dcgame.world.world import World

PROVISIONING = ("thick", "thin")


@frozen
class CreateLun(Command):
    """``create-lun lun-2 on fast size 500000 as thin``"""

    verb = "create-lun"
    does = N_("Make a LUN on a RAID group")
    group = "storage"

    name: str = argument("new")
    raid: str = argument("raid-group", "on")
    size: Megabytes = argument("count", "size")
    kind: str = argument("provisioning", "as", "thick")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_group(world, self.raid) or name_taken(world, self.name)
        if refusal:
            return refusal
        group = world.raid_groups[self.raid]
        refusal = (
            does_not_serve(world, group.array)
            or neither(self.kind)
            or no_size(world, group, self.size, self.kind == "thin")
        )
        if refusal:
            return refusal
        return (LunCreated(self.name, self.raid, self.size, self.kind == "thin"),)


def neither(kind: str) -> Refused | None:
    """A unit is thick or thin."""
    if kind in PROVISIONING:
        return None
    return refuse(N_("a LUN is thick or thin, not {kind}"), N_("say: thick, or thin"), kind=kind)


def no_size(world: World, group: RaidGroup, more: Megabytes, thin: bool) -> Refused | None:
    """There is room for so many megabytes more; a thin unit may be promised what is not there."""
    if more < 1:
        return refuse(N_("a LUN has at least 1 MB"), N_("give it a size"))
    free = left(world, group)
    if thin or more <= free:
        return None
    return refuse(
        N_("{group} has {free} MB left of {size}, and {need} MB are needed"),
        N_("ask for less, add disks, or make it thin and watch it"),
        group=group.id,
        free=free,
        size=group_size(world, group),
        need=more,
    )
