"""Put a network back into the configuration of the switches, from the spot."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.reaching import somebody_there
from dcgame.sim.facts.network import TrafficBack
from dcgame.sim.gauges.network import works
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.words import N_
from dcgame.world.network import Role, Traffic
from dcgame.world.world import World


@frozen
class RestoreNetwork(Command):
    """``restore-network management``"""

    verb = "restore-network"
    does = N_("Restore a network on the switches")
    group = "site"

    network: str = argument("network")

    def decide(self, world: World) -> Refused | Effects:
        known = {traffic.value for traffic in Traffic}
        if self.network not in known or not world.switches:
            return refuse(
                N_("there is no network {name}"),
                N_("networks: {names}"),
                name=self.network,
                names=", ".join(sorted(known)) if world.switches else "-",
            )
        lost = {cut.what for each in world.switches.values() for cut in each.lost_traffic}
        if self.network not in lost:
            return refuse(N_("nothing is wrong with {name}"), name=self.network)
        if not (somebody_there(world) or _console(world) or self._over_management(lost)):
            return refuse(
                N_("the switches cannot be reached"),
                N_("send somebody with a cable: call"),
            )
        return (TrafficBack(self.network), Forget(f"network/{self.network}"))

    def _over_management(self, lost: set[str]) -> bool:
        return Traffic.MANAGEMENT.value not in lost


def _console(world: World) -> bool:
    """Whether a network beside the racks reaches the consoles of the switches."""
    return any(
        works(world, each) for each in world.switches.values() if each.role is Role.OUT_OF_BAND
    )
