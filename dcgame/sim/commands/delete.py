"""Delete a stopped guest's folder."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING, busy, not_a_guest
from dcgame.sim.facts.guests import GuestDeleted
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Delete(Command):
    """``delete web-1``"""

    verb = "delete"
    does = N_("Delete a guest's folder")
    group = "guest"

    guest: str = argument("guest")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest) or busy(world, self.guest)
        if missing:
            return missing
        guest = world.guests[self.guest]
        if guest.state in RUNNING:
            return refuse(N_("{name} runs"), N_("stop it first"), name=self.guest)
        if guest.apps:
            return refuse(
                N_("{apps} lives in {name}"),
                N_("relocate it first"),
                apps=", ".join(guest.apps),
                name=self.guest,
            )
        return (GuestDeleted(self.guest),)
