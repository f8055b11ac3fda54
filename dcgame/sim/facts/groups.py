"""Facts about groups of disks, and about the disks in them."""

from attrs import frozen

from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.names import without
from dcgame.world.storage import RaidGroup, RaidLevel
from dcgame.world.world import World


@frozen(eq=False)
class _GroupFact(Fact):
    group: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.group,)


@frozen(eq=False)
class GroupBuilt(_GroupFact):
    """Disks of an array hold data together; ``spares`` wait for one of them to die."""

    says = N_("{group} is built in {array}: {level} of {disks}")
    array: str
    level: RaidLevel
    disks: tuple[str, ...]
    spares: tuple[str, ...] = ()

    def apply(self, world: World, seq: int) -> World:
        array = world.arrays[self.array]
        drive = array.drive_of(self.disks[0])
        group = RaidGroup(self.group, self.array, self.level, self.disks, drive, built=seq)
        spares = (*without(array.spares, *self.disks), *self.spares)
        world = world.alter("arrays", self.array, spares=spares)
        return world.put("raid_groups", group)


@frozen(eq=False)
class GroupReshaping(_GroupFact):
    """What lies on a group is being laid out over more disks."""

    says = N_("{group} is being laid out anew, over {disks} too")
    hidden = True
    disks: tuple[str, ...]

    def apply(self, world: World, seq: int) -> World:
        group = world.raid_groups[self.group]
        spares = without(world.arrays[group.array].spares, *self.disks)
        world = world.alter("arrays", group.array, spares=spares)
        return world.alter("raid_groups", group.id, joining=self.disks)


@frozen(eq=False)
class JoiningLost(_GroupFact):
    """A disk over which a group is being laid out holds nothing that counts any more."""

    says = N_("{disk} holds nothing that counts, and {group} is laid out anew without it")
    alarm = "storage"
    disk: str

    def apply(self, world: World, seq: int) -> World:
        stale = (*without(world.raid_groups[self.group].stale, self.disk), self.disk)
        return world.alter("raid_groups", self.group, stale=stale)


@frozen(eq=False)
class GroupEnlarged(_GroupFact):
    """More disks hold the group's data now."""

    says = N_("{group} now has {disks} too")
    disks: tuple[str, ...]

    def apply(self, world: World, seq: int) -> World:
        group = world.raid_groups[self.group]
        disks = (*group.disks, *self.disks)
        return world.alter("raid_groups", group.id, disks=disks, joining=(), built=seq)


@frozen(eq=False)
class SpareStepsIn(_GroupFact):
    """A hot spare takes the place of a dead disk; it must be filled first."""

    says = N_("The hot spare {spare} takes the place of {disk} in {group}")
    disk: str
    spare: str

    def apply(self, world: World, seq: int) -> World:
        group = world.raid_groups[self.group]
        disks = tuple(self.spare if disk == self.disk else disk for disk in group.disks)
        stale = (*without(group.stale, self.disk), self.spare)
        world = world.alter("raid_groups", group.id, disks=disks, stale=stale)
        array = world.arrays[group.array]
        parts = tuple(
            changed(part, since=seq) if part.id == self.spare else part for part in array.parts
        )
        spares = without(array.spares, self.spare)
        return world.alter("arrays", group.array, spares=spares, parts=parts)


@frozen(eq=False)
class DiskEmpty(_GroupFact):
    """A new disk is in a group, and does not hold its share yet."""

    says = N_("{disk} of {group} is new and must be filled")
    disk: str

    def apply(self, world: World, seq: int) -> World:
        group = world.raid_groups[self.group]
        latent = tuple(pair for pair in group.latent if pair[0] != self.disk)
        stale = (*without(group.stale, self.disk), self.disk)
        return world.alter("raid_groups", group.id, stale=stale, latent=latent)


@frozen(eq=False)
class DiskFilled(_GroupFact):
    """A disk of a group holds its share again."""

    says = N_("{disk} of {group} is rebuilt")
    disk: str

    def apply(self, world: World, seq: int) -> World:
        stale = without(world.raid_groups[self.group].stale, self.disk)
        return world.alter("raid_groups", self.group, stale=stale)


@frozen(eq=False)
class SectorRotted(_GroupFact):
    """A sector can no longer be read, and nobody has tried to."""

    says = N_("A sector of {disk} in {group} has become unreadable; nobody has read it yet")
    disk: str

    def apply(self, world: World, seq: int) -> World:
        latent = (*world.raid_groups[self.group].latent, (self.disk, seq))
        return world.alter("raid_groups", self.group, latent=latent)


@frozen(eq=False)
class SectorMet(_GroupFact):
    """The rebuild reads a sector that cannot be read."""

    says = N_("The rebuild of {group} meets a sector of {disk} that cannot be read")
    alarm = "storage"
    disk: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class SectorMended(_GroupFact):
    """What could not be read was computed from other disks."""

    says = N_("{group} computes what {disk} cannot read from its other disks")
    disk: str

    def apply(self, world: World, seq: int) -> World:
        latent = tuple(
            pair for pair in world.raid_groups[self.group].latent if pair[0] != self.disk
        )
        return world.alter("raid_groups", self.group, latent=latent)


@frozen(eq=False)
class GroupLost(_GroupFact):
    """More of its disks are gone than it can miss; so is what lay on it."""

    says = N_("{group} has lost more disks than it can miss: its data are gone")
    alarm = "storage"

    def apply(self, world: World, seq: int) -> World:
        luns = {lun.id for lun in world.luns.values() if lun.group == self.group}
        for name in sorted(world.guests):
            if world.guests[name].store not in luns:
                continue
            world = world.change_guest(name, data_lost=seq, garbled=False)
            for app in world.guests[name].apps:
                world = world.change_app(app, data_lost=seq)
        return world.alter("raid_groups", self.group, lost=seq)
