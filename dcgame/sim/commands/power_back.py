"""Set whether a server starts by itself when power comes back."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_server
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
        missing = not_a_server(world, self.server)
        if missing:
            return missing
        if self.state not in ("on", "off"):
            return refuse(
                N_("{state} is neither on nor off"), N_("say on or off"), state=self.state
            )
        wanted = self.state == "on"
        if world.servers[self.server].power_back is wanted:
            return refuse(N_("{name} already is so"), name=self.server)
        return (PowerBackSet(self.server, wanted),)
