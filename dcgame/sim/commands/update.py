"""Install a platform's updates now, at an hour of one's own choice; the host reboots."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, not_up
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.updates import reboot_for_update
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Update(Command):
    """``update desk-1``"""

    verb = "update"
    does = N_("Update a server's platform now and reboot it")
    group = "platform"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        down = not_up(world, self.server) or busy(world, self.server)
        if down:
            return down
        if world.servers[self.server].platform is None:
            return refuse(
                N_("nothing is installed on {name}"), N_("install a platform"), name=self.server
            )
        return reboot_for_update(world, self.server)
