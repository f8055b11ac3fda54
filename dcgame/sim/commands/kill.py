"""Cut a guest off, as if its plug were pulled: even where its host's management hangs."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_guest, out_of_reach
from dcgame.sim.facts.backups import WorkLost
from dcgame.sim.facts.guests import GuestKilled
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World

UNWRITTEN: Seconds = 30
"""What a system keeps in memory before it writes it to its disk (the Linux kernel's setting
``vm.dirty_expire_centisecs``)."""


@frozen
class Kill(Command):
    """``kill web-1``"""

    verb = "kill"
    does = N_("Cut a guest off, without asking it")
    group = "guest"

    guest: str = argument("guest")

    def decide(self, world: World) -> Refused | Effects:
        refusal = out_of_reach(world, self.guest) or not_a_guest(world, self.guest)
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        if guest.state not in (GuestState.RUNNING, GuestState.BOOTING):
            return refuse(N_("{name} does not run"), name=self.guest)
        return self._cut(world, guest)

    def _cut(self, world: World, guest: Guest) -> Effects:
        writing = [world.apps[name] for name in guest.apps]
        services = [app.service for app in writing if app.state is AppState.RUNNING and app.io]
        yield GuestKilled(guest.id)
        for service in dict.fromkeys(services):
            if service is not None:
                yield WorkLost(service, UNWRITTEN)
