"""Facts about arrays, their disks, groups and logical units."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import Megabytes, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.cabling import drives_added, new_array
from dcgame.world.growth import grown
from dcgame.world.storage import ArrayState, Lun, RaidGroup, RaidLevel
from dcgame.world.world import World


@frozen(eq=False)
class _ArrayFact(Fact):
    array: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.array,)


def _turned(world: World, array: str, state: ArrayState, seq: int, **more: Any) -> World:
    changes: dict[str, Any] = {"ready_at": None, **more}
    return world.alter("arrays", array, state=state, since=seq, changed_at=world.now, **changes)


@frozen(eq=False)
class ArrayRacked(_ArrayFact):
    """A delivered array stands in its rack, without disks, and runs."""

    says = N_("{array} ({model}) is in rack {rack}, unit {unit}")
    model: str
    rack: str
    unit: int

    def apply(self, world: World, seq: int) -> World:
        catalogue = world.setting.catalogue
        model = catalogue.arrays[self.model]
        array = new_array(catalogue, model, self.array, (self.rack, self.unit), [])
        return world.put("arrays", changed(array, since=seq, metered_at=world.now))

    def touches(self, world: World) -> tuple[str, ...]:
        return ()


@frozen(eq=False)
class TakeoverBegun(_ArrayFact):
    """A controller is gone; the other takes over, and nobody is served until ``ready_at``."""

    says = N_("The other controller of {array} takes over; input and output stand still meanwhile")
    alarm = "storage"
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return _turned(world, self.array, ArrayState.TAKEOVER, seq, ready_at=self.ready_at)


@frozen(eq=False)
class ArrayDown(_ArrayFact):
    """It serves nobody."""

    says = N_("{array} is down: nobody can read what lies on it")
    alarm = "storage"

    def apply(self, world: World, seq: int) -> World:
        return _turned(world, self.array, ArrayState.DOWN, seq)


@frozen(eq=False)
class ArrayStarting(_ArrayFact):
    """It starts from cold and serves again at ``ready_at``."""

    says = N_("{array} starts")
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.alter("arrays", self.array, ready_at=self.ready_at)


@frozen(eq=False)
class ArrayServes(_ArrayFact):
    """It answers its hosts."""

    says = N_("{array} serves its hosts")

    def apply(self, world: World, seq: int) -> World:
        return _turned(world, self.array, ArrayState.UP, seq)


@frozen(eq=False)
class FirmwareRenewed(_ArrayFact):
    """Both controllers run the new firmware, and mirror their caches again."""

    says = N_("The firmware of {array} is new")

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class ArrayRetired(_ArrayFact):
    """It left the room for good, with its groups and logical units."""

    says = N_("{array} has left the room")

    def apply(self, world: World, seq: int) -> World:
        groups = [name for name, each in world.raid_groups.items() if each.array == self.array]
        for name in sorted(groups):
            for lun in sorted(lun.id for lun in world.luns.values() if lun.group == name):
                world = world.take_away("luns", lun)
            world = world.take_away("raid_groups", name)
        for name in sorted(world.fabrics):
            fabric = world.fabrics[name]
            kept = tuple(each for each in fabric.cables if each.equipment != self.array)
            world = world.alter("fabrics", name, cables=kept)
        world = world.put("arrays", world.arrays[self.array].metered(world.now))
        return _turned(world, self.array, ArrayState.RETIRED, seq)

    def touches(self, world: World) -> tuple[str, ...]:
        return ()


@frozen(eq=False)
class DisksAdded(_ArrayFact):
    """``count`` new disks are in its bays, in no group yet."""

    says = N_("{count} disks of {drive} are in {array}")
    count: int
    drive: str

    def apply(self, world: World, seq: int) -> World:
        array = world.arrays[self.array].metered(world.now)
        drives = [self.drive] * self.count
        return world.put("arrays", drives_added(world.setting.catalogue, array, drives, seq))


# Groups and their disks.


@frozen(eq=False)
class _GroupFact(Fact):
    group: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.group,)


def _without(names: tuple[str, ...], *gone: str) -> tuple[str, ...]:
    return tuple(name for name in names if name not in gone)


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
        spares = (*_without(array.spares, *self.disks), *self.spares)
        world = world.alter("arrays", self.array, spares=spares)
        return world.put("raid_groups", group)


@frozen(eq=False)
class GroupEnlarged(_GroupFact):
    """More disks hold the group's data now."""

    says = N_("{group} now has {disks} too")
    disks: tuple[str, ...]

    def apply(self, world: World, seq: int) -> World:
        group = world.raid_groups[self.group]
        spares = _without(world.arrays[group.array].spares, *self.disks)
        world = world.alter("arrays", group.array, spares=spares)
        return world.alter("raid_groups", group.id, disks=(*group.disks, *self.disks), built=seq)


@frozen(eq=False)
class SpareStepsIn(_GroupFact):
    """A hot spare takes the place of a dead disk; it must be filled first."""

    says = N_("The hot spare {spare} takes the place of {disk} in {group}")
    disk: str
    spare: str

    def apply(self, world: World, seq: int) -> World:
        group = world.raid_groups[self.group]
        disks = tuple(self.spare if disk == self.disk else disk for disk in group.disks)
        stale = (*_without(group.stale, self.disk), self.spare)
        world = world.alter("raid_groups", group.id, disks=disks, stale=stale)
        array = world.arrays[group.array]
        parts = tuple(
            changed(part, since=seq) if part.id == self.spare else part for part in array.parts
        )
        spares = _without(array.spares, self.spare)
        return world.alter("arrays", group.array, spares=spares, parts=parts)


@frozen(eq=False)
class SpareKept(_ArrayFact):
    """A disk waits for another to die."""

    says = N_("{disk} of {array} is a hot spare now")
    disk: str

    def apply(self, world: World, seq: int) -> World:
        spares = (*_without(world.arrays[self.array].spares, self.disk), self.disk)
        return world.alter("arrays", self.array, spares=spares)


@frozen(eq=False)
class DiskEmpty(_GroupFact):
    """A new disk is in a group, and does not hold its share yet."""

    says = N_("{disk} of {group} is new and must be filled")
    disk: str

    def apply(self, world: World, seq: int) -> World:
        group = world.raid_groups[self.group]
        latent = tuple(pair for pair in group.latent if pair[0] != self.disk)
        stale = (*_without(group.stale, self.disk), self.disk)
        return world.alter("raid_groups", group.id, stale=stale, latent=latent)


@frozen(eq=False)
class DiskFilled(_GroupFact):
    """A disk of a group holds its share again."""

    says = N_("{disk} of {group} is rebuilt")
    disk: str

    def apply(self, world: World, seq: int) -> World:
        stale = _without(world.raid_groups[self.group].stale, self.disk)
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
            world = world.change_guest(name, data_lost=seq)
            for app in world.guests[name].apps:
                world = world.change_app(app, data_lost=seq)
        return world.alter("raid_groups", self.group, lost=seq)


# Logical units.


@frozen(eq=False)
class _LunFact(Fact):
    lun: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.luns[self.lun].group,) if self.lun in world.luns else ()


@frozen(eq=False)
class LunCreated(_LunFact):
    """A logical unit of a group, empty."""

    says = N_("{lun} of {size} MB is made on {group}; thin: {thin}")
    group: str
    size: Megabytes
    thin: bool

    def apply(self, world: World, seq: int) -> World:
        return world.put("luns", Lun(self.lun, self.group, self.size, self.thin, sized=seq))


@frozen(eq=False)
class LunGrown(_LunFact):
    """More is promised to it."""

    says = N_("{lun} now has {size} MB")
    size: Megabytes

    def apply(self, world: World, seq: int) -> World:
        return world.alter("luns", self.lun, size=self.size, sized=seq)


@frozen(eq=False)
class LunProvisioned(_LunFact):
    """It takes from its group only what was written, or all that was promised to it."""

    says = N_("{lun} is thin: {thin}")
    thin: bool

    def apply(self, world: World, seq: int) -> World:
        return world.alter("luns", self.lun, thin=self.thin, sized=seq)


@frozen(eq=False)
class LunDeleted(_LunFact):
    """A logical unit is gone; its space is the group's again."""

    says = N_("{lun} is deleted")

    def apply(self, world: World, seq: int) -> World:
        return world.take_away("luns", self.lun)


def _with_written(world: World, lun: str, writes: bool) -> World:
    """What the applications on a logical unit have written, put down now."""
    for name in sorted(world.guests):
        if world.guests[name].store != lun:
            continue
        for app_id in world.guests[name].apps:
            app = world.apps[app_id]
            if app.growth:
                total = app.grown if writes else grown(world, app, world.now)
                world = world.change_app(app_id, grown=total, grown_at=world.now)
    return world


@frozen(eq=False)
class LunFull(_LunFact):
    """Its group has no space left: the guests on it stand still at their next write."""

    says = N_("{lun} is full: the guests on it are paused")
    alarm = "storage"

    def apply(self, world: World, seq: int) -> World:
        return _with_written(world, self.lun, writes=False).alter("luns", self.lun, full=seq)


@frozen(eq=False)
class LunHasRoom(_LunFact):
    """It can be written again, and its guests go on where they stood."""

    says = N_("{lun} has room again: the guests on it go on")

    def apply(self, world: World, seq: int) -> World:
        return _with_written(world, self.lun, writes=True).alter("luns", self.lun, full=None)


@frozen(eq=False)
class RushBegun(_LunFact):
    """Everything on it is read for a backup, with so many accesses a second."""

    says = N_("The backup reads all of {lun}: {io} accesses a second")
    io: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("luns", self.lun, rush=self.io, rushed=seq)


@frozen(eq=False)
class RushOver(_LunFact):
    """The backup has read everything."""

    says = N_("The backup of {lun} is done")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("luns", self.lun, rush=0)


@frozen(eq=False)
class AppPoursOut(Fact):
    """It writes far more than it used to: ``growth`` megabytes a day."""

    says = N_("{app} now writes {growth} MB a day")
    app: str
    growth: Megabytes

    def apply(self, world: World, seq: int) -> World:
        app = world.apps[self.app]
        total = grown(world, app, world.now)
        return world.change_app(
            self.app, growth=self.growth, grown=total, grown_at=world.now, surge_entry=seq
        )


# A server's own mirror.


@frozen(eq=False)
class MirrorStale(Fact):
    """A new disk is in a server's mirror, and nothing is copied onto it yet."""

    says = N_("{disk} of {server} is new: its mirror must be copied onto it")
    server: str
    disk: str

    def apply(self, world: World, seq: int) -> World:
        stale = (*_without(world.servers[self.server].stale, self.disk), self.disk)
        return world.change_server(self.server, stale=stale)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)


@frozen(eq=False)
class MirrorWhole(Fact):
    """Both disks of a server's mirror hold the same again."""

    says = N_("{disk} of {server} holds the same as its mirror again")
    server: str
    disk: str

    def apply(self, world: World, seq: int) -> World:
        stale = _without(world.servers[self.server].stale, self.disk)
        return world.change_server(self.server, stale=stale)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)
