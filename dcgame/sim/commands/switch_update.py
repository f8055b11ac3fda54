"""Install new firmware on a switch; it restarts."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.reaching import switch_manageable
from dcgame.sim.commands.visits import nothing_of
from dcgame.sim.gauges.network import works
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.network import restart_switch
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class SwitchUpdate(Command):
    """``switch-update tor-a``"""

    verb = "switch-update"
    does = N_("Update the firmware of a switch")
    group = "site"

    switch: str = argument("network-switch")

    def decide(self, world: World) -> Refused | Effects:
        missing = nothing_of(world, "switches", self.switch)
        if missing:
            return missing
        if not works(world, world.switches[self.switch]):
            return refuse(
                N_("{name} does not run"), N_("wait until it forwards again"), name=self.switch
            )
        return switch_manageable(world, self.switch) or restart_switch(world, self.switch)
