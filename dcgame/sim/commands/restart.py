"""Restart a guest or an application: what leaked or ran in circles begins anew."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, out_of_reach, unmanageable
from dcgame.sim.commands.naming import no_guest_or_app
from dcgame.sim.facts.apps import AppStopped
from dcgame.sim.facts.guests import GuestStopped
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import boot_guest, load_app
from dcgame.sim.wakes.stopping import shutdown_time
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.world import World


@frozen
class Restart(Command):
    """``restart crm``"""

    verb = "restart"
    does = N_("Restart a guest or an application")
    group = "guest"

    name: str = argument("stoppable")

    def decide(self, world: World) -> Refused | Effects:
        silent = out_of_reach(world, self.name)
        if silent:
            return silent
        guest = world.guests.get(self.name)
        if guest is not None:
            if guest.state is not GuestState.RUNNING:
                return refuse(N_("{name} does not run"), name=self.name)
            return busy(world, self.name) or unmanageable(world, guest.host) or self._guest(world)
        app = world.apps.get(self.name)
        if app is None:
            return no_guest_or_app(world, self.name)
        if app.state is not AppState.RUNNING:
            return refuse(N_("{name} does not run"), name=self.name)
        return busy(world, self.name) or self._app(world)

    def _guest(self, world: World) -> Effects:
        yield GuestStopped(self.name)
        yield from boot_guest(world, self.name, shutdown_time(world.guests[self.name]))

    def _app(self, world: World) -> Effects:
        yield AppStopped(self.name)
        yield from load_app(world, self.name)
