"""Servers, guests and applications become ready."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.apps import AppLoading, AppStarted
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.folders import GuestLocked
from dcgame.sim.facts.guests import GuestBooting, GuestStarted
from dcgame.sim.facts.hardware import ServerBooting, ServerStarted
from dcgame.sim.gauges.reading import loading_time
from dcgame.sim.gauges.taxes import boot_time
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.stranding import is_cut_off, strand
from dcgame.world.app import AppState
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Maintenance, ServerState
from dcgame.world.job import shutdown_key
from dcgame.world.world import World


@frozen(eq=False)
class ServerReady(Wake):
    """A server has booted."""

    server: str

    def decide(self, world: World) -> Effects:
        if world.servers[self.server].state is not ServerState.BOOTING:
            return ()
        return (ServerStarted(self.server),)


@frozen(eq=False)
class GuestReady(Wake):
    """A guest has booted."""

    guest: str

    def decide(self, world: World) -> Effects:
        guest = world.guests.get(self.guest)
        if guest is None or guest.state is not GuestState.BOOTING:
            return ()
        if is_cut_off(world, self.guest):
            return strand(world, self.guest)
        return (GuestStarted(self.guest),)


@frozen(eq=False)
class AppReady(Wake):
    """An application has been read into memory."""

    app: str

    def decide(self, world: World) -> Effects:
        if world.apps[self.app].state is not AppState.LOADING:
            return ()
        return (AppStarted(self.app),)


def boot_server(world: World, server_id: str, delay: Seconds = 0) -> Effects:
    """A server tests itself and starts its platform, after ``delay`` seconds."""
    server = world.servers[server_id]
    platform = server.platform.model.boot if server.platform else 0
    ready_at = world.now + delay + server.model.boot + platform
    yield ServerBooting(server_id, ready_at)
    yield Later(f"server/{server_id}", ready_at, ServerReady(server_id))


def boot_guest(world: World, guest_id: str, delay: Seconds = 0) -> Effects:
    """A guest starts where it lies, after ``delay`` seconds."""
    ready_at = world.now + delay + boot_time(world.guests[guest_id])
    yield GuestBooting(guest_id, ready_at)
    yield Later(f"guest/{guest_id}", ready_at, GuestReady(guest_id))


def start_guest(world: World, guest_id: str) -> Later:
    """A guest that is being made starts as soon as it is there."""
    return Later(f"first-boot/{guest_id}", world.now, FirstBoot(guest_id))


@frozen(eq=False)
class FirstBoot(Wake):
    """A guest that was just made starts."""

    guest: str

    def decide(self, world: World) -> Effects:
        guest = world.guests.get(self.guest)
        if guest is None or guest.state is not GuestState.STOPPED:
            return ()
        if guest.template or world.servers[guest.host].state is not ServerState.UP:
            return ()
        if is_kept_empty(world, guest.host):
            return ()
        return boot_guest(world, guest.id) if guest.stale_lock is None else tell_locked(guest)


def tell_locked(guest: Guest) -> Effects:
    """It would start now, and its folder is locked."""
    yield Cited(GuestLocked(guest.id), given(guest.stale_lock))


def is_kept_empty(world: World, server_id: str) -> bool:
    """Whether a host is in maintenance, or on its way: nothing starts there by itself."""
    return world.servers[server_id].maintenance is not Maintenance.NONE


def starts_by_itself(guest: Guest) -> bool:
    """Whether a guest is meant to start with its host, and can: its data are there, nobody holds
    a lock on them, and it is no template."""
    whole = guest.data_lost is None and guest.stale_lock is None
    return guest.autostart and whole and not guest.template


def is_locked_out(guest: Guest) -> bool:
    """Whether a guest would start with its host, were its folder not locked."""
    return guest.stale_lock is not None and starts_by_itself(changed(guest, stale_lock=None))


def machine_runs(world: World, machine: str) -> bool:
    """Whether a server or guest has an operating system that runs."""
    guest = world.guests.get(machine)
    if guest is not None:
        return guest.state is GuestState.RUNNING and shutdown_key(machine) not in world.jobs
    server = world.servers[machine]
    return server.state is ServerState.UP and server.platform is not None


def load_app(world: World, app_id: str) -> Effects:
    """An application is read from disk to memory; what takes no time has happened."""
    app = world.apps[app_id]
    seconds = loading_time(world, app)
    if not seconds:
        yield AppStarted(app_id)
        return
    ready_at = world.now + seconds
    yield AppLoading(app_id, ready_at)
    yield Later(f"app/{app_id}", ready_at, AppReady(app_id))
