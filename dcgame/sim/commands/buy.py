"""Buy equipment: paid now, in its place after the delivery time."""

from attrs import frozen

from dcgame.kernel.units import DAY
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import name_taken, unaffordable
from dcgame.sim.commands.siting import no_place
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import WorkDone
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World


@frozen
class Buy(Command):
    """``buy node-2026 as esx-4 in rack-b``, ``buy ups-10kw as ups-c``"""

    verb = "buy"
    does = N_("Buy equipment")
    group = "hardware"

    model: str = argument("model")
    name: str = argument("new", "as")
    place: str = argument("place", "in", "")

    def decide(self, world: World) -> Refused | Effects:
        if self.model not in world.setting.for_sale:
            return self._not_yet(world) or refuse(
                N_("{model} is not for sale here"),
                N_("for sale: {models}"),
                model=self.model,
                models=", ".join(world.setting.for_sale) or "-",
            )
        goods = world.setting.catalogue.goods(self.model)
        refusal = name_taken(world, self.name) or no_place(world, goods, self.place)
        return refusal or unaffordable(world, goods.price) or self._bought(world, goods.price)

    def _not_yet(self, world: World) -> Refused | None:
        """What comes later is refused with its year."""
        catalogue, year = world.setting.catalogue, world.setting.year
        if self.model not in catalogue.known():
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
        yield JobBegun(self.name, JobKind.DELIVER, key, self.place, due, detail=self.model)
        yield Later(key, due, WorkDone(key))
