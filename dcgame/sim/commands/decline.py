"""Decline a contract: a customer whom the room cannot bear is better sent away."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument
from dcgame.sim.commands.sign import not_open
from dcgame.sim.facts.business import OfferDeclined
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Decline(Command):
    """``decline bakery``"""

    verb = "decline"
    does = N_("Decline a contract")
    group = "business"

    offer: str = argument("offer")

    def decide(self, world: World) -> Refused | Effects:
        return not_open(world, self.offer) or (
            OfferDeclined(self.offer),
            Forget(f"offer/{self.offer}"),
        )
