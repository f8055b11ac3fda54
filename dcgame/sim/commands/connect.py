"""Open a session on a server, over the management network."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument
from dcgame.sim.commands.checks import not_up
from dcgame.sim.facts.network import SessionOpened
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Connect(Command):
    """``connect esx-1``"""

    verb = "connect"
    does = N_("Open a session on a server (SSH)")
    group = "platform"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        return not_up(world, self.server) or (SessionOpened(self.server),)
