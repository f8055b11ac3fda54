"""Install an application on another machine, with its data."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, data_gone, empty, not_up
from dcgame.sim.commands.copies import Copy, begin_copy
from dcgame.sim.commands.disk_checks import disk_full
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.gauges.stores import takes_app
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.app import App
from dcgame.world.catalogue import PlatformKind
from dcgame.world.guest import GuestState
from dcgame.world.job import JobKind
from dcgame.world.world import World

SWITCH_OVER = 60


@frozen
class Relocate(Command):
    """``relocate wiki to old-4``"""

    verb = "relocate"
    does = N_("Move an application to another server or guest")
    group = "guest"

    app: str = argument("app")
    to: str = argument("machine", "to")

    def decide(self, world: World) -> Refused | Effects:
        app = world.apps.get(self.app)
        if app is None:
            return none_of_that_name(N_("there is no application {name}"), self.app, world.apps)
        if app.on == self.to:
            return refuse(N_("{app} already is on {to}"), app=self.app, to=self.to)
        refusal = (
            data_gone(app.id, app.data_lost)
            or busy(world, self.app)
            or _no_home(world, app, self.to)
        )
        if refusal:
            return refusal
        guest = world.guests.get(app.on)
        source = guest.host if guest else app.on
        unreadable = not_up(world, source) or empty(world, source)
        if unreadable:
            return unreadable
        return begin_copy(
            world,
            Copy(
                JobKind.RELOCATE,
                self.app,
                self.to,
                kilobytes=app.disk * 1000,
                source=source,
                stop=SWITCH_OVER,
            ),
        )


def _no_home(world: World, app: App, machine: str) -> Refused | None:
    """The machine runs an operating system of the application's family and processor."""
    guest = world.guests.get(machine)
    host = guest.host if guest else machine
    down = not_up(world, host)
    if down:
        return down
    server = world.servers[host]
    if guest is None:
        platform = server.platform
        if platform is None or platform.model.kind is PlatformKind.BARE_METAL:
            return refuse(
                N_("{name} has no operating system that runs applications"),
                N_("choose a guest, or a server with an operating system"),
                name=machine,
            )
        family, isa = platform.model.family, server.model.isa
    else:
        if guest.state is not GuestState.RUNNING:
            return refuse(N_("{name} does not run"), N_("start it first"), name=machine)
        family, isa = guest.family, guest.isa
    if (family, isa) != (app.family, app.isa):
        return refuse(
            N_("{app} was built for {family} on {isa}"),
            N_("choose a machine with that system"),
            app=app.id,
            family=app.family,
            isa=app.isa,
        )
    if guest is None:
        return disk_full(world, server, app.disk)
    if takes_app(world, guest, app):
        return None
    return refuse(
        N_("{store}, where {name} lies, has no room for what {app} brings"),
        N_("make it bigger, or consolidate the snapshots of {name}"),
        store=world.store_of(guest),
        name=guest.id,
        app=app.id,
    )
