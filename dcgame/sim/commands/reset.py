"""Reset a server: what runs on it falls, and it boots again; one that hangs, too."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, not_a_server
from dcgame.sim.commands.power_on import cannot_boot
from dcgame.sim.commands.reaching import button_answers
from dcgame.sim.facts.platform import HostRebooting
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.boot import ServerReady, boot_server
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


@frozen
class Reset(Command):
    """``reset esx-1``"""

    verb = "reset"
    does = N_("Reset a server through its management controller")
    group = "hardware"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_server(world, self.server) or busy(world, self.server)
        if missing:
            return missing
        server = world.servers[self.server]
        if server.state is ServerState.BOOTING:
            return refuse(
                N_("{name} boots already"), N_("wait until it has booted"), name=self.server
            )
        if server.state is ServerState.OFF:
            return refuse(
                N_("{name} does not run"), N_("power it on: power-on {name}"), name=self.server
            )
        if not button_answers(world, server):
            return refuse(
                N_("{name} has no management controller that answers"),
                N_("shut it down, then power it on with a technician"),
                name=self.server,
            )
        if server.state is ServerState.LOST:
            return cannot_boot(world, server) or boot_server(world, self.server)
        platform = server.platform.model.boot if server.platform else 0
        ready_at = world.now + server.model.boot + platform
        return (
            HostRebooting(self.server, ready_at),
            Later(f"server/{self.server}", ready_at, ServerReady(self.server)),
        )
