"""Test a battery: the one way to know, before the next cut, how long it lasts."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.visits import nothing_of
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.hardware import PartWarned
from dcgame.sim.facts.reserves import BatteryTested
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.facility import Ups
from dcgame.world.hardware import PartKind, PartState
from dcgame.world.world import World

WORTHLESS = 800
"""A battery of which less is left has reached its end (usual advice: 80 %)."""


@frozen
class UpsTest(Command):
    """``ups-test ups-a``"""

    verb = "ups-test"
    does = N_("Test the battery of a UPS")
    group = "site"

    ups: str = argument("ups")

    def decide(self, world: World) -> Refused | Effects:
        missing = nothing_of(world, "ups", self.ups)
        if missing:
            return missing
        ups = world.ups[self.ups]
        if ups.discharging:
            return refuse(
                N_("{name} lives from its battery at this moment"),
                N_("wait until the utility is back"),
                name=self.ups,
            )
        if not ups.working(PartKind.INVERTER):
            return refuse(
                N_("the inverter of {name} is dead"),
                N_("replace it first"),
                name=self.ups,
            )
        return _found(ups)


def _found(ups: Ups) -> Effects:
    yield Cited(BatteryTested(ups.id, ups.health), given(ups.weakened))
    battery = ups.part("ups-battery-1")
    if ups.health < WORTHLESS and battery and battery.state is PartState.GOOD:
        yield Cited(PartWarned(ups.id, battery.id), given(ups.weakened))
