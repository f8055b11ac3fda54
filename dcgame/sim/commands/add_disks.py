"""Buy disks for an array: they come with the post and go into its free bays."""

from attrs import frozen

from dcgame.kernel.units import DAY
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy
from dcgame.sim.commands.storage_checks import not_an_array
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import WorkDone
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World


@frozen
class AddDisks(Command):
    """``add-disks 4 to box drive sas-600g``"""

    verb = "add-disks"
    does = N_("Buy disks for an array")
    group = "storage"

    count: int = argument("count")
    array: str = argument("array", "to")
    drive: str = argument("drive", "drive")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_an_array(world, self.array) or busy(world, self.array)
        if refusal:
            return refusal
        array = world.arrays[self.array]
        if self.drive not in array.model.drives:
            return refuse(
                N_("{array} takes no {drive}"),
                N_("its vendor sells: {drives}"),
                array=self.array,
                drive=self.drive,
                drives=", ".join(array.model.drives),
            )
        room = array.bays - len(array.drives)
        if not 1 <= self.count <= room:
            return refuse(
                N_("{array} has {room} free bays, and {count} disks were asked for"),
                N_("ask for one disk at least, and for no more than there are bays"),
                array=self.array,
                room=room,
                count=self.count,
            )
        return self._ordered(world)

    def _ordered(self, world: World) -> Effects:
        key = f"disks/{self.array}"
        due = world.now + max(DAY // 24, world.setting.delivery)
        price = world.setting.catalogue.drives[self.drive].price
        yield Charged(self.array, Account.CAPEX, self.count * price)
        yield JobBegun(self.array, JobKind.ENLARGE, key, self.drive, due, detail=str(self.count))
        yield Later(key, due, WorkDone(key))
