"""Say whether a guest starts with its host."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_guest, not_a_switch
from dcgame.sim.facts.guests import AutostartSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Autostart(Command):
    """``autostart web-1 on``"""

    verb = "autostart"
    does = N_("Set whether a guest starts with its host")
    group = "guest"

    guest: str = argument("guest")
    state: str = argument("switch", default="on")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_guest(world, self.guest) or not_a_switch(self.state)
        if refusal:
            return refusal
        wanted = self.state == "on"
        if world.guests[self.guest].autostart is wanted:
            return refuse(N_("{name} already is so"), name=self.guest)
        return (AutostartSet(self.guest, wanted),)
