"""Promise more to a logical unit."""

from attrs import frozen

from dcgame.kernel.units import Megabytes
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.create_lun import no_size
from dcgame.sim.commands.storage_checks import does_not_serve, not_a_group, not_a_lun
from dcgame.sim.facts.luns import LunGrown
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class GrowLun(Command):
    """``grow-lun lun-1 to 800000``"""

    verb = "grow-lun"
    does = N_("Make a LUN bigger")
    group = "storage"

    name: str = argument("lun")
    size: Megabytes = argument("count", "to")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_lun(world, self.name)
        if refusal:
            return refusal
        lun = world.luns[self.name]
        if self.size <= lun.size:
            return refuse(
                N_("{lun} already has {size} MB, and what lies on it does not shrink"),
                N_("ask for more than that"),
                lun=self.name,
                size=lun.size,
            )
        gone = not_a_group(world, lun.group)
        if gone:
            return gone
        group = world.raid_groups[lun.group]
        return (
            does_not_serve(world, group.array)
            or no_size(world, group, self.size - lun.size, lun.thin)
            or (LunGrown(self.name, self.size),)
        )
