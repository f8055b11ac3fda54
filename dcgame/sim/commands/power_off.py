"""Shut a server down in order, with all that runs on it."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument
from dcgame.sim.commands.checks import not_running
from dcgame.sim.commands.reaching import button_answers, manageable
from dcgame.sim.facts.hardware import ServerPoweredOff
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class PowerOff(Command):
    """``power-off old-3``"""

    verb = "power-off"
    does = N_("Shut a server down")
    group = "hardware"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        down = not_running(world, self.server)
        if down:
            return down
        silent = None
        if not button_answers(world, world.servers[self.server]):
            silent = manageable(world, self.server)
        return silent or (ServerPoweredOff(self.server),)
