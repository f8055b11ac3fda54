"""Install the guest tools: drivers that know that there is a hypervisor, and the balloon."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_guest
from dcgame.sim.facts.guests import ToolsInstalled
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.world import World


@frozen
class Tools(Command):
    """``tools web-1``"""

    verb = "tools"
    does = N_("Install the guest tools")
    group = "guest"

    guest: str = argument("guest")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest)
        if missing:
            return missing
        guest = world.guests[self.guest]
        if guest.tools:
            return refuse(N_("{name} has the guest tools"), name=self.guest)
        if guest.state is not GuestState.RUNNING:
            return refuse(N_("{name} does not run"), N_("start it first"), name=self.guest)
        return (ToolsInstalled(self.guest),)
