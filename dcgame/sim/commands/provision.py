"""Let a logical unit, or a guest's disks, take all that was promised, or only what was written."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING
from dcgame.sim.commands.create_disk import neither_disk, not_changeable
from dcgame.sim.commands.create_lun import neither, no_size
from dcgame.sim.commands.storage_checks import does_not_serve, no_growth, not_a_group, not_a_lun
from dcgame.sim.facts.luns import LunProvisioned
from dcgame.sim.gauges.space import lun_written
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.inflating import begin_inflating
from dcgame.words import N_
from dcgame.world.guest import Guest, formed
from dcgame.world.world import World


@frozen
class Provision(Command):
    """``provision lun-1 as thin``, ``provision web-1 as thick`` (its thin disks are inflated)"""

    verb = "provision"
    does = N_("Make a LUN thin or thick, or a guest's thin disks thick")
    group = "storage"

    name: str = argument("provisioned")
    kind: str = argument("provisioning", "as")

    def decide(self, world: World) -> Refused | Effects:
        if self.name in world.guests:
            return neither_disk(self.kind) or inflated(world, world.guests[self.name], self.kind)
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


def inflated(world: World, guest: Guest, kind: str) -> Refused | Effects:
    """A guest's thin disks become thick: what was never written is taken now, and filled with
    zeros while the guest is stopped. The way back is a copy that leaves the zeros out."""
    refusal = not_changeable(world, guest.id)
    if refusal:
        return refusal
    if (kind == "thin") is all(disk.thin for disk in guest.disks) and (
        kind == "thin" or not guest.has_thin
    ):
        return refuse(N_("the disks of {guest} are so already"), guest=guest.id)
    if kind == "thin":
        return refuse(
            N_("a disk of {guest} takes its space already, zeros and all"),
            N_("copy it without them: move-storage {guest} to STORE as thin"),
            guest=guest.id,
        )
    if guest.state in RUNNING:
        return refuse(
            N_("the disk of {name} changes while it runs"),
            N_("stop it, inflate it, start it"),
            name=guest.id,
        )
    return no_growth(world, guest, formed(guest, kind)) or begin_inflating(world, guest)
