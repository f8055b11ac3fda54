"""Set the longest frame that a switch takes."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.reaching import switch_manageable
from dcgame.sim.commands.visits import nothing_of
from dcgame.sim.facts.network import MtuSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.network import JUMBO, STANDARD
from dcgame.world.world import World


@frozen
class SetMtu(Command):
    """``set-mtu tor-b bytes 9000``"""

    verb = "set-mtu"
    does = N_("Set the longest frame of a switch")
    group = "site"

    switch: str = argument("network-switch")
    size: int = argument("count", "bytes", JUMBO)

    def decide(self, world: World) -> Refused | Effects:
        missing = nothing_of(world, "switches", self.switch)
        if missing:
            return missing
        if self.size not in (STANDARD, JUMBO):
            return refuse(
                N_("{size} bytes is no size of a frame here"),
                N_("{small} or {large}"),
                size=self.size,
                small=STANDARD,
                large=JUMBO,
            )
        if world.switches[self.switch].mtu == self.size:
            return refuse(N_("{name} already is so"), name=self.switch)
        return switch_manageable(world, self.switch) or (MtuSet(self.switch, self.size),)
