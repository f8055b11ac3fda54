"""Buy a support contract: when a part dies, its vendor sends one with a technician."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.storage_checks import no_equipment
from dcgame.sim.facts.hardware import SupportBought
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.billing import SUPPORT_SHARE
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Support(Command):
    """``support esx-1 hours 4``"""

    verb = "support"
    does = N_("Buy a support contract for a server or an array")
    group = "business"

    server: str = argument("attachable")
    hours: int = argument("count", "hours", 24)

    def decide(self, world: World) -> Refused | Effects:
        missing = no_equipment(world, self.server)
        if missing:
            return missing
        if self.server not in world.servers and self.server not in world.arrays:
            return refuse(
                N_("nobody sells a contract for {name}"),
                N_("keep a spare in the cupboard"),
                name=self.server,
            )
        if self.hours not in SUPPORT_SHARE:
            return refuse(
                N_("nobody offers support within {hours} hours"),
                N_("offered: {offers} hours"),
                hours=self.hours,
                offers=", ".join(str(hours) for hours in sorted(SUPPORT_SHARE)),
            )
        return (SupportBought(self.server, self.hours),)
