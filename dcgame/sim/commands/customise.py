"""Give a copied guest a name, an address and keys of its own."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, data_gone, not_a_guest
from dcgame.sim.facts.folders import Customised
from dcgame.sim.facts.guests import GuestStopped
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import boot_guest
from dcgame.sim.wakes.stopping import shutdown_time
from dcgame.words import N_
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World


@frozen
class Customise(Command):
    """``customise web-2``; one that runs is restarted."""

    verb = "customise"
    does = N_("Give a copied guest an identity of its own")
    group = "guest"

    guest: str = argument("guest")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_guest(world, self.guest) or busy(world, self.guest)
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        gone = data_gone(guest.id, guest.data_lost)
        if gone:
            return gone
        if not guest.identity:
            return refuse(
                N_("{name} already has an identity of its own"),
                N_("customise the copy, not the original"),
                name=guest.id,
            )
        if guest.state is GuestState.BOOTING:
            return refuse(N_("{name} is booting"), N_("wait until it is up"), name=guest.id)
        return _customised(world, guest)


def _customised(world: World, guest: Guest) -> Effects:
    running = guest.state is GuestState.RUNNING
    if running:
        yield GuestStopped(guest.id)
    yield Customised(guest.id)
    if running:
        yield from boot_guest(world, guest.id, shutdown_time(guest))
