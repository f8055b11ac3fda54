"""Facts about applications."""

import attrs
from attrs import frozen

from dcgame.kernel.units import Megabytes, PerMille, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.app import AppState
from dcgame.world.demand import Surge
from dcgame.world.growth import content, grown
from dcgame.world.world import World


@frozen(eq=False)
class _AppFact(Fact):
    app: str

    def touches(self, world: World) -> tuple[str, ...]:
        server = world.server_of(world.apps[self.app])
        return (server.id,) if server else ()


@frozen(eq=False)
class AppLoading(_AppFact):
    """Its program is read from disk to memory until ``ready_at``."""

    says = N_("{app} is loading from disk")
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, state=AppState.LOADING, since=seq, ready_at=self.ready_at)


@frozen(eq=False)
class AppStarted(_AppFact):
    """It answers."""

    says = N_("{app} answers")

    def apply(self, world: World, seq: int) -> World:
        app = world.apps[self.app]
        grown_at = world.now if app.growth else app.grown_at
        return world.change_app(
            self.app,
            state=AppState.RUNNING,
            since=seq,
            ready_at=None,
            grown_at=grown_at,
            turned=world.now,
        )


def _ended(world: World, app: str, state: AppState, seq: int) -> World:
    """Its processes are gone, with the memory that they held and the circles they ran in."""
    gauge = f"vcpu/{app}"
    if gauge in world.gauges:
        world = changed(world, gauges=world.gauges.delete(gauge))
    total = grown(world, world.apps[app], world.now)
    return world.change_app(
        app,
        state=state,
        since=seq,
        ready_at=None,
        leaked=0,
        runaway=False,
        frozen=None,
        grown=total,
        **_paused(world, app),
    )


def _paused(world: World, app_id: str) -> dict[str, Seconds]:
    """It writes no more: how long it has run until now."""
    app = world.apps[app_id]
    running = app.state is AppState.RUNNING and app.frozen is None
    ran = app.ran + world.now - app.turned if running else app.ran
    return {"ran": ran, "turned": world.now}


@frozen(eq=False)
class AppStopped(_AppFact):
    """It stopped with its machine, or because it was asked to."""

    says = N_("{app} has stopped")

    def apply(self, world: World, seq: int) -> World:
        return _ended(world, self.app, AppState.STOPPED, seq)


@frozen(eq=False)
class AppCrashed(_AppFact):
    """It fell on its own."""

    says = N_("{app} has crashed")
    alarm = "app"

    def apply(self, world: World, seq: int) -> World:
        return _ended(world, self.app, AppState.CRASHED, seq)


@frozen(eq=False)
class LibraryReplaced(_AppFact):
    """Another application on the same system replaced a library that it needs."""

    says = N_("{app} needs {library} {needed}; {other} has put {found} in its place")
    alarm = "app"
    other: str
    library: str
    needed: str
    found: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class VendorHelps(_AppFact):
    """It has a fault of its own; its vendor takes the ticket, and looks for it until ``until``."""

    says = N_("{app} has a fault; its vendor takes the ticket")
    alarm = "app"
    until: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, sought=seq)


@frozen(eq=False)
class VendorRefused(_AppFact):
    """It has a fault of its own, where its vendor does not answer for it; until ``until`` somebody
    of one's own looks for it."""

    says = N_("{app} has a fault; its vendor does not support {platform} and refuses the ticket")
    alarm = "app"
    platform: str
    until: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, sought=seq)


@frozen(eq=False)
class FaultFound(_AppFact):
    """Whoever looked for its fault has found a way around it."""

    says = N_("A way around the fault of {app} is found")

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, sought=None)


@frozen(eq=False)
class CorrectionRefused(_AppFact):
    """Its vendor has a correction, and none for that platform."""

    says = N_("The correction of {app} takes longer: its vendor does not support {platform}")
    alarm = "app"
    platform: str

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class AppWanted(_AppFact):
    """Whether it starts with its machine."""

    says = N_("{app} starts with its machine: {wanted}")
    wanted: bool

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, wanted=self.wanted)


@frozen(eq=False)
class AppMoved(_AppFact):
    """It is installed on another machine or in another guest."""

    says = N_("{app} is now on {on}")
    on: str

    def apply(self, world: World, seq: int) -> World:
        old = world.apps[self.app].on
        if old in world.guests:
            world = world.change_guest(old, laden=content(world, world.guests[old]))
        world = _list_apps(world, old, self.app, add=False)
        world = _list_apps(world, self.on, self.app, add=True)
        return world.change_app(self.app, on=self.on, placed_entry=seq)

    def touches(self, world: World) -> tuple[str, ...]:
        guest = world.guests.get(self.on)
        target = guest.host if guest else self.on
        server = world.server_of(world.apps[self.app])
        return (server.id, target) if server else (target,)


def _list_apps(world: World, machine: str, app: str, add: bool) -> World:
    holder = world.guests.get(machine) or world.servers[machine]
    apps = tuple(other for other in holder.apps if other != app)
    apps = (*apps, app) if add else apps
    if machine in world.guests:
        return world.change_guest(machine, apps=apps)
    return world.change_server(machine, apps=apps)


@frozen(eq=False)
class AppLeaked(_AppFact):
    """It holds more and more memory, ``leaked`` megabytes in all."""

    says = N_("{app} has leaked {leaked} MB")
    leaked: Megabytes

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, leaked=self.leaked)


@frozen(eq=False)
class AppRanAway(_AppFact):
    """One of its processes turns in circles and takes every processor it can get."""

    says = N_("A process of {app} runs in circles")
    alarm = "app"

    def apply(self, world: World, seq: int) -> World:
        return world.change_app(self.app, runaway=True, since=seq)


@frozen(eq=False)
class DemandSurged(_AppFact):
    """More people than usual want it, from slot ``first`` until before ``stop``."""

    says = N_("A crowd comes to {app}: {per_mille} of its usual load")
    alarm = "business"
    first: int
    stop: int
    per_mille: PerMille

    def apply(self, world: World, seq: int) -> World:
        demand = world.apps[self.app].demand
        surge = Surge(self.first, self.stop, self.per_mille)
        return world.change_app(
            self.app,
            demand=attrs.evolve(demand, surges=(*demand.surges, surge)),
            surge_entry=seq,
        )


@frozen(eq=False)
class AppFrozen(_AppFact):
    """It waits: its guest cannot write, for the datastore is full."""

    says = N_("{app} is paused: its guest cannot write")
    alarm = "app"

    def apply(self, world: World, seq: int) -> World:
        total = grown(world, world.apps[self.app], world.now)
        return world.change_app(self.app, frozen=seq, grown=total, **_paused(world, self.app))


@frozen(eq=False)
class AppThawed(_AppFact):
    """Its guest can write again, and it goes on where it was."""

    says = N_("{app} goes on")

    def apply(self, world: World, seq: int) -> World:
        app = world.apps[self.app]
        grown_at = world.now if app.growth else app.grown_at
        return world.change_app(self.app, frozen=None, turned=world.now, grown_at=grown_at)
