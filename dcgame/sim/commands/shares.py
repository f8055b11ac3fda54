"""Say what a guest weighs when its host has too little processor for all."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_guest, unmanageable
from dcgame.sim.facts.claims import SharesSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import Shares
from dcgame.world.world import World

_WORDS = tuple(each.value for each in Shares)


@frozen
class SetShares(Command):
    """``shares erp high``: where there is too little, twice what a normal one gets."""

    verb = "shares"
    does = N_("Set a guest's weight when processor is scarce")
    group = "guest"

    guest: str = argument("guest")
    shares: str = argument("shares")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest)
        if missing:
            return missing
        guest = world.guests[self.guest]
        silent = unmanageable(world, guest.host)
        if silent:
            return silent
        if self.shares not in _WORDS:
            return refuse(
                N_("{shares} are no shares"), N_("say low, normal or high"), shares=self.shares
            )
        if guest.shares.value == self.shares:
            return refuse(
                N_("{name} already has {shares} shares"), name=self.guest, shares=self.shares
            )
        return (SharesSet(self.guest, Shares(self.shares)),)
