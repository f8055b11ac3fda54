"""Make a virtual disk of a guest bigger."""

from attrs import frozen

from dcgame.kernel.units import Megabytes
from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.create_disk import not_changeable
from dcgame.sim.commands.storage_checks import no_growth
from dcgame.sim.facts.disks import DiskGrown
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import Guest, VirtualDisk
from dcgame.world.world import World


@frozen
class GrowDisk(Command):
    """``grow-disk web-1 to 80000``, ``grow-disk web-1 to 200000 number 1``; the first is 0."""

    verb = "grow-disk"
    does = N_("Make a guest's virtual disk bigger")
    group = "guest"

    guest: str = argument("guest")
    size: Megabytes = argument("count", "to")
    number: int = argument("count", "number", 0)

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_changeable(world, self.guest)
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        if self.number >= len(guest.disks):
            return refuse(
                N_("{guest} has no disk {number}"),
                N_("its disks are 0 to {last}"),
                guest=guest.id,
                number=self.number,
                last=len(guest.disks) - 1,
            )
        has = guest.disks[self.number].size
        if self.size <= has:
            return refuse(
                N_("disk {number} of {guest} already has {size} MB, and a disk does not shrink"),
                N_("ask for more than that"),
                number=self.number,
                guest=guest.id,
                size=has,
            )
        wanted = _with(guest, self.number, self.size)
        return no_growth(world, guest, wanted) or (DiskGrown(guest.id, self.number, self.size),)


def _with(guest: Guest, number: int, size: Megabytes) -> Guest:
    if not number:
        return changed(guest, disk=size)
    larger = VirtualDisk(size, guest.disks[number].thin)
    return changed(guest, more=(*guest.more[: number - 1], larger, *guest.more[number:]))
