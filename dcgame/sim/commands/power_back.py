"""Set whether a server starts by itself when power comes back."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_server, not_a_switch
from dcgame.sim.facts.power import PowerBackSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class PowerBack(Command):
    """``power-back esx-1 off``"""

    verb = "power-back"
    does = N_("Set whether a server starts when power comes back")
    group = "hardware"

    server: str = argument("server")
    state: str = argument("switch", default="on")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_server(world, self.server) or not_a_switch(self.state)
        if refusal:
            return refusal
        wanted = self.state == "on"
        if world.servers[self.server].power_back is wanted:
            return refuse(N_("{name} already is so"), name=self.server)
        return (PowerBackSet(self.server, wanted),)
