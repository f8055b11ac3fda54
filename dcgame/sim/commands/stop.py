"""Shut a guest down in order, or stop an application."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import out_of_reach, unmanageable
from dcgame.sim.commands.closing import shutting_down
from dcgame.sim.commands.naming import no_guest_or_app
from dcgame.sim.facts.apps import AppStopped, AppWanted
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.stopping import shut_down
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World


@frozen
class Stop(Command):
    """``stop web-1``"""

    verb = "stop"
    does = N_("Shut a guest down, or stop an application")
    group = "guest"

    name: str = argument("stoppable")

    def decide(self, world: World) -> Refused | Effects:
        silent = out_of_reach(world, self.name)
        if silent:
            return silent
        guest = world.guests.get(self.name)
        if guest is not None:
            if guest.state in (GuestState.RUNNING, GuestState.BOOTING):
                return self._guest(world, guest)
            return refuse(N_("{name} does not run"), name=self.name)
        app = world.apps.get(self.name)
        if app is None:
            return no_guest_or_app(world, self.name)
        if app.state is AppState.STOPPED:
            return refuse(N_("{name} does not run"), name=self.name)
        return (AppWanted(self.name, False), AppStopped(self.name))

    def _guest(self, world: World, guest: Guest) -> Refused | Effects:
        return (
            shutting_down(world, guest.id)
            or unmanageable(world, guest.host)
            or shut_down(world, guest)
        )
