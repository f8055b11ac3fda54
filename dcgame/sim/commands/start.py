"""Start a guest, or an application."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    busy,
    data_gone,
    does_not_fit,
    eats_reserve,
    empty,
    hindered,
    in_maintenance,
    is_template,
    locked,
    no_hypervisor,
    no_quorum,
    not_reservable,
    not_up,
    unlicensed,
    wrong_isa,
)
from dcgame.sim.commands.closing import shutting_down
from dcgame.sim.commands.naming import no_guest_or_app
from dcgame.sim.commands.processor_checks import too_many_vcpu
from dcgame.sim.commands.storage_checks import unreadable
from dcgame.sim.facts.apps import AppWanted
from dcgame.sim.gauges.memory import required, rung_with
from dcgame.sim.gauges.moving import against_rules
from dcgame.sim.gauges.support import is_supported
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import boot_guest, load_app
from dcgame.words import N_
from dcgame.world.app import App, AppState
from dcgame.world.guest import Guest, GuestState
from dcgame.world.job import JobKind
from dcgame.world.ladder import Rung
from dcgame.world.world import World

_ON = (GuestState.RUNNING, GuestState.BOOTING)


@frozen
class Start(Command):
    """``start web-1``; a backup goes on meanwhile: it copies the guest as it was."""

    verb = "start"
    does = N_("Start a guest or an application")
    group = "guest"

    name: str = argument("startable")

    def decide(self, world: World) -> Refused | Effects:
        if self.name in world.guests:
            return self._guest(world, world.guests[self.name])
        if self.name in world.apps:
            return self._app(world, world.apps[self.name])
        return no_guest_or_app(world, self.name)

    def _guest(self, world: World, guest: Guest) -> Refused | Effects:
        if guest.state in _ON:
            closing = shutting_down(world, guest.id)
            return closing or refuse(N_("{name} already runs"), name=self.name)
        server = world.servers[guest.host]
        refusal = (
            is_template(guest)
            or locked(guest)
            or data_gone(guest.id, guest.data_lost)
            or no_hypervisor(world, guest.host)
            or busy(world, guest.id, beside=JobKind.BACKUP)
            or unlicensed(server)
            or unreadable(world, guest)
            or wrong_isa(server, guest)
            or does_not_fit(world, server, guest)
            or too_many_vcpu(world, server, guest)
            or not_reservable(world, server, guest)
            or in_maintenance(world, guest.host)
            or no_quorum(world, guest.host)
            or hindered(against_rules(world, guest, guest.host))
            or eats_reserve(world, guest.host, required(world, guest))
        )
        if refusal:
            return refusal
        if rung_with(world, server, guest) is Rung.LOW:
            return refuse(
                N_("{host} could not win the memory to start {name}, even by swapping"),
                N_("stop or move a guest, or give one less memory"),
                host=guest.host,
                name=self.name,
            )
        return boot_guest(world, guest.id)

    def _app(self, world: World, app: App) -> Refused | Effects:
        if app.state in (AppState.RUNNING, AppState.LOADING):
            return refuse(N_("{name} already runs"), name=self.name)
        gone = data_gone(app.id, app.data_lost) or still_searched(world, app)
        if gone:
            return gone
        guest = world.guests.get(app.on)
        if guest is not None and guest.state is not GuestState.RUNNING:
            return refuse(
                N_("{name} lies in {guest}, which is not running"),
                N_("start {guest}; {name} follows"),
                name=self.name,
                guest=guest.id,
            )
        server = guest.host if guest else app.on
        down = (
            shutting_down(world, app.on)
            or not_up(world, server)
            or empty(world, server)
            or busy(world, app.id)
        )
        return down or _loading(world, app.id)


def still_searched(world: World, app: App) -> Refused | None:
    """Nobody looks for a fault of it any more."""
    if app.sought is None:
        return None
    if is_supported(world, app):
        return refuse(
            N_("the vendor of {name} still looks for its fault"),
            N_("wait until it is found; {name} then starts by itself"),
            name=app.id,
        )
    return refuse(
        N_("the fault of {name} is still looked for, and its vendor does not help"),
        N_("wait until it is found, or bring it to a platform that its vendor supports"),
        name=app.id,
    )


def _loading(world: World, app: str) -> Effects:
    if not world.apps[app].wanted:
        yield AppWanted(app, True)
    yield from load_app(world, app)
