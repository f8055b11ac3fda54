"""Reset a server that is up: what runs on it falls, and it boots again."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_running
from dcgame.sim.commands.reaching import button_answers
from dcgame.sim.facts.platform import HostRebooting
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.boot import ServerReady
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Reset(Command):
    """``reset esx-1``"""

    verb = "reset"
    does = N_("Reset a server through its management controller")
    group = "hardware"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        down = not_running(world, self.server)
        if down:
            return down
        server = world.servers[self.server]
        if not button_answers(world, server):
            return refuse(
                N_("{name} has no management controller that answers"),
                N_("shut it down, then power it on with a technician"),
                name=self.server,
            )
        platform = server.platform.model.boot if server.platform else 0
        ready_at = world.now + server.model.boot + platform
        return (
            HostRebooting(self.server, ready_at),
            Later(f"server/{self.server}", ready_at, ServerReady(self.server)),
        )
