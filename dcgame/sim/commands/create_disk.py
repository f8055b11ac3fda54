"""Give a guest one virtual disk more."""

from attrs import frozen

from dcgame.kernel.units import Megabytes
from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, not_a_guest
from dcgame.sim.commands.create_lun import PROVISIONING
from dcgame.sim.commands.storage_checks import folder_away, no_growth
from dcgame.sim.facts.disks import DiskAdded
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import Guest, VirtualDisk
from dcgame.world.world import World

MOST_DISKS = 60
"""Virtual disks of a guest (four controllers of 15 each: the limit of one vendor)."""


@frozen
class CreateDisk(Command):
    """``create-disk web-1 size 100000 as thin``"""

    verb = "create-disk"
    does = N_("Give a guest another virtual disk")
    group = "guest"

    guest: str = argument("guest")
    size: Megabytes = argument("count", "size")
    kind: str = argument("provisioning", "as", "thick")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_changeable(world, self.guest) or neither_disk(self.kind)
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        number = len(guest.disks)
        if self.size < 1:
            return refuse(N_("a disk has at least 1 MB"), N_("give it a size"))
        if number >= MOST_DISKS:
            return refuse(
                N_("{guest} has {count} disks already, as many as fit"),
                N_("make one of them bigger: grow-disk {guest}"),
                guest=guest.id,
                count=number,
            )
        thin = self.kind == "thin"
        wanted = changed(guest, more=(*guest.more, VirtualDisk(self.size, thin)))
        return no_growth(world, guest, wanted) or (DiskAdded(guest.id, number, self.size, thin),)


def neither_disk(kind: str) -> Refused | None:
    """A disk is thick or thin."""
    if kind in PROVISIONING:
        return None
    return refuse(N_("a disk is thick or thin, not {kind}"), N_("say: thick, or thin"), kind=kind)


def not_changeable(world: World, name: str) -> Refused | None:
    """There is such a guest, its folder can be read, and no snapshot knows its disks as they
    are."""
    refusal = not_a_guest(world, name) or busy(world, name)
    if refusal:
        return refusal
    guest = world.guests[name]
    return folder_away(world, guest) or _has_snapshots(guest)


def _has_snapshots(guest: Guest) -> Refused | None:
    if not guest.snapshots:
        return None
    return refuse(
        N_("{guest} has snapshots, which were taken of the disks that it has now"),
        N_("merge them first: consolidate {guest}"),
        guest=guest.id,
    )
