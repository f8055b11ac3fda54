"""Send a technician to the room: what no network reaches, hands do."""

from attrs import frozen

from dcgame.kernel.units import HOUR, Seconds, ceiling
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.commands.reaching import ROOM, somebody_there
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.site import TechnicianArrives
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World

LONGEST = 12
"""Hours that a technician stays at most."""


@frozen
class Call(Command):
    """``call hours 4``, ``call at dr``"""

    verb = "call"
    does = N_("Send a technician to the room")
    group = "site"

    hours: int = argument("count", "hours", 4)
    site: str = argument("site", "at", "")

    def decide(self, world: World) -> Refused | Effects:
        if self.site and self.site not in world.sites:
            return none_of_that_name(N_("there is no site {name}"), self.site, world.sites)
        if somebody_there(world, self.site):
            return refuse(N_("somebody is there already"))
        if f"call/{self.site or ROOM}" in world.jobs:
            return refuse(N_("somebody is already on the way"))
        if not 1 <= self.hours <= LONGEST:
            return refuse(
                N_("nobody stays {hours} hours"),
                N_("from 1 to {most}"),
                hours=self.hours,
                most=LONGEST,
            )
        return send_for(world, self.hours * HOUR, self.site or ROOM)


def send_for(world: World, stay: Seconds, place: str) -> Effects:
    """Somebody drives there, and stays so long."""
    due, key = world.now + world.setting.technician_travel, f"call/{place}"
    hours = ceiling(world.setting.technician_travel + stay, HOUR)
    yield Charged(place, Account.LABOUR, hours * world.setting.technician_hour)
    yield JobBegun("technician", JobKind.CALL, key, place, due)
    yield Later(key, due, TechnicianArrives(key, stay))
