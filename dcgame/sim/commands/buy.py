"""Buy a server, an array or a storage switch: paid now, in its rack after the delivery time."""

from attrs import frozen

from dcgame.kernel.units import DAY
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import name_taken, unaffordable
from dcgame.sim.commands.rack_checks import rack_overloaded
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.gauges.rack_power import plate
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import WorkDone
from dcgame.words import N_
from dcgame.world.floorplan import free_unit
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World


@frozen
class Buy(Command):
    """``buy node-2026 as esx-4 in rack-b``"""

    verb = "buy"
    does = N_("Buy a server, an array or a storage switch")
    group = "hardware"

    model: str = argument("model")
    name: str = argument("new", "as")
    rack: str = argument("rack", "in")

    def decide(self, world: World) -> Refused | Effects:
        if self.model not in world.setting.for_sale:
            return self._not_yet(world) or refuse(
                N_("{model} is not for sale here"),
                N_("for sale: {models}"),
                model=self.model,
                models=", ".join(world.setting.for_sale) or "-",
            )
        taken = name_taken(world, self.name)
        if taken:
            return taken
        if self.rack not in world.racks:
            return refuse(N_("there is no rack {name}"), name=self.rack)
        model = world.setting.catalogue.goods(self.model)
        if free_unit(world, self.rack, model.height) is None:
            return refuse(
                N_("{rack} has no {height} free units in a row"),
                N_("choose another rack, or retire a server"),
                rack=self.rack,
                height=model.height,
            )
        refusal = rack_overloaded(world, self.rack, plate(model))
        return refusal or unaffordable(world, model.price) or self._bought(world, model.price)

    def _not_yet(self, world: World) -> Refused | None:
        """What comes later is refused with its year."""
        catalogue, year = world.setting.catalogue, world.setting.year
        known = (catalogue.servers, catalogue.arrays, catalogue.fabrics)
        if not any(self.model in shelf for shelf in known):
            return None
        since = catalogue.goods(self.model).year
        if since <= year:
            return None
        return refuse(
            N_("{model} is not sold until {year}, and it is {now}"),
            N_("for sale: {models}"),
            model=self.model,
            year=str(since),
            now=str(year),
            models=", ".join(world.setting.for_sale) or "-",
        )

    def _bought(self, world: World, price: int) -> Effects:
        key = f"deliver/{self.name}"
        due = world.now + max(DAY // 24, world.setting.delivery)
        yield Charged(self.name, Account.CAPEX, price)
        yield JobBegun(self.name, JobKind.DELIVER, key, self.rack, due, detail=self.model)
        yield Later(key, due, WorkDone(key))
