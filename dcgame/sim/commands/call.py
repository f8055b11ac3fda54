"""Send a technician to the room: what no network reaches, hands do."""

from attrs import frozen

from dcgame.kernel.units import HOUR, ceiling
from dcgame.sim.commands.base import Command, Refused, refuse
from dcgame.sim.commands.reaching import somebody_there
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.site import SHIFT, TechnicianArrives
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World

KEY = "call/room"


@frozen
class Call(Command):
    """``call``"""

    verb = "call"
    does = N_("Send a technician to the room")
    group = "site"

    def decide(self, world: World) -> Refused | Effects:
        if somebody_there(world):
            return refuse(N_("somebody is there already"))
        if KEY in world.jobs:
            return refuse(N_("somebody is already on the way"))
        return _sent(world)


def _sent(world: World) -> Effects:
    due = world.now + world.setting.technician_travel
    hours = ceiling(world.setting.technician_travel + SHIFT, HOUR)
    yield Charged("room", Account.LABOUR, hours * world.setting.technician_hour)
    yield JobBegun("technician", JobKind.CALL, KEY, "room", due)
    yield Later(KEY, due, TechnicianArrives(KEY))
