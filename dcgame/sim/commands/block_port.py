"""Block a port of a switch, or open it again."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_switch
from dcgame.sim.commands.reaching import switch_manageable
from dcgame.sim.commands.visits import nothing_of
from dcgame.sim.facts.network import PortBlocked, PortOpened
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World

PORTS = 48


@frozen
class BlockPort(Command):
    """``block-port tor-a port 45``, ``block-port tor-a port 45 state off``"""

    verb = "block-port"
    does = N_("Block a port of a switch, or open it")
    group = "site"

    switch: str = argument("network-switch")
    port: int = argument("count", "port")
    state: str = argument("switch", "state", "on")

    def decide(self, world: World) -> Refused | Effects:
        missing = nothing_of(world, "switches", self.switch) or self._is_wrong()
        if missing:
            return missing
        blocked = str(self.port) in {cut.what for cut in world.switches[self.switch].blocked}
        if blocked is (self.state == "on"):
            return refuse(N_("{name} already is so"), name=self.switch)
        fact = PortOpened if blocked else PortBlocked
        return switch_manageable(world, self.switch) or (fact(self.switch, self.port),)

    def _is_wrong(self) -> Refused | None:
        if not 1 <= self.port <= PORTS:
            return refuse(
                N_("there is no port {port}"), N_("ports: 1 to {last}"), port=self.port, last=PORTS
            )
        return not_a_switch(self.state)
