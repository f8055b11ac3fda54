"""Facts about guests' virtual disks."""

from attrs import frozen

from dcgame.kernel.units import Megabytes
from dcgame.sim.facts.guests import GuestFact
from dcgame.words import N_
from dcgame.world.guest import VirtualDisk, formed
from dcgame.world.world import World


@frozen(eq=False)
class DiskAdded(GuestFact):
    """It has one virtual disk more."""

    says = N_("{guest} has another disk, number {number}, of {size} MB; thin: {thin}")
    number: int
    size: Megabytes
    thin: bool

    def apply(self, world: World, seq: int) -> World:
        more = (*world.guests[self.guest].more, VirtualDisk(self.size, self.thin))
        return world.change_guest(self.guest, more=more, disk_entry=seq)


@frozen(eq=False)
class DiskGrown(GuestFact):
    """One of its virtual disks is larger."""

    says = N_("Disk {number} of {guest} now has {size} MB")
    number: int
    size: Megabytes

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        if not self.number:
            return world.change_guest(self.guest, disk=self.size, disk_entry=seq)
        place = self.number - 1
        larger = VirtualDisk(self.size, guest.more[place].thin)
        more = (*guest.more[:place], larger, *guest.more[place + 1 :])
        return world.change_guest(self.guest, more=more, disk_entry=seq)


@frozen(eq=False)
class DisksProvisioned(GuestFact):
    """Its disks take what was written on them, or all that they may ever hold."""

    says = N_("The disks of {guest} are thin: {thin}")
    thin: bool

    def apply(self, world: World, seq: int) -> World:
        guest = formed(world.guests[self.guest], "thin" if self.thin else "thick")
        return world.with_guest(guest).change_guest(self.guest, disk_entry=seq)
