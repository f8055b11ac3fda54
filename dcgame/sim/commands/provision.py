"""Let a logical unit take all that was promised to it, or only what was written."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.create_lun import neither, no_size
from dcgame.sim.commands.storage_checks import does_not_serve, not_a_group, not_a_lun
from dcgame.sim.facts.luns import LunProvisioned
from dcgame.sim.gauges.space import lun_written
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Provision(Command):
    """``provision lun-1 as thin``"""

    verb = "provision"
    does = N_("Make a LUN thin or thick")
    group = "storage"

    name: str = argument("lun")
    kind: str = argument("provisioning", "as")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_lun(world, self.name) or neither(self.kind)
        if refusal:
            return refusal
        lun, thin = world.luns[self.name], self.kind == "thin"
        if lun.thin is thin:
            return refuse(N_("{lun} is so already"), lun=self.name)
        gone = not_a_group(world, lun.group)
        if gone:
            return gone
        group = world.raid_groups[lun.group]
        more = lun.size - min(lun.size, lun_written(world, lun.id, world.now))
        return (
            does_not_serve(world, group.array)
            or (None if thin or not more else no_size(world, group, more, False))
            or (LunProvisioned(self.name, thin),)
        )
