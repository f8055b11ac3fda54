"""Facts about arrays."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.cabling import drives_added, new_array
from dcgame.world.names import without
from dcgame.world.storage import ArrayState
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
        return world.put("arrays", changed(array, since=seq, metered_at=world.now, came=world.now))

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


@frozen(eq=False)
class SpareKept(_ArrayFact):
    """A disk waits for another to die."""

    says = N_("{disk} of {array} is a hot spare now")
    disk: str

    def apply(self, world: World, seq: int) -> World:
        spares = (*without(world.arrays[self.array].spares, self.disk), self.disk)
        return world.alter("arrays", self.array, spares=spares)
