"""Facts about logical units, and about what fills them."""

from attrs import frozen

from dcgame.kernel.units import Megabytes
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.growing import put_down
from dcgame.words import N_
from dcgame.world.growth import grown
from dcgame.world.storage import Lun
from dcgame.world.world import World


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


@frozen(eq=False)
class LunFull(_LunFact):
    """Its group has no space left: the guests on it stand still at their next write."""

    says = N_("{lun} is full: the guests on it are paused")
    alarm = "storage"

    def apply(self, world: World, seq: int) -> World:
        return put_down(world, self.lun).alter("luns", self.lun, full=seq)


@frozen(eq=False)
class LunHasRoom(_LunFact):
    """It can be written again, and its guests go on where they stood."""

    says = N_("{lun} has room again: the guests on it go on")

    def apply(self, world: World, seq: int) -> World:
        return put_down(world, self.lun).alter("luns", self.lun, full=None)


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
    alarm = "app"
    app: str
    growth: Megabytes

    def apply(self, world: World, seq: int) -> World:
        app = world.apps[self.app]
        total = grown(world, app, world.now)
        return world.change_app(
            self.app, growth=self.growth, grown=total, grown_at=world.now, surge_entry=seq
        )
