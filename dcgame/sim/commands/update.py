"""Install a platform's updates now, at an hour of one's own choice; the host reboots."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument
from dcgame.sim.commands.checks import busy, empty, not_up
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
        refusal = (
            not_up(world, self.server) or busy(world, self.server) or empty(world, self.server)
        )
        return refusal or reboot_for_update(world, self.server)
