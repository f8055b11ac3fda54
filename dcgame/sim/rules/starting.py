"""What a machine that comes up starts."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.guests import GuestStarted
from dcgame.sim.facts.hardware import ServerStarted
from dcgame.sim.gauges.affinity import cluster_of
from dcgame.sim.gauges.quorum import has_quorum
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import (
    boot_guest,
    is_kept_empty,
    is_locked_out,
    load_app,
    starts_by_itself,
    tell_locked,
)
from dcgame.sim.wakes.stranding import is_cut_off, strand
from dcgame.world.app import App, AppState
from dcgame.world.guest import GuestState
from dcgame.world.world import World

_DOWN = (GuestState.STOPPED, GuestState.LOST)
_NOT_ON = (AppState.STOPPED, AppState.CRASHED)


def server_started(world: World, entry: Entry) -> Effects:
    """Guests that start with their host do so, templates never, unless its cluster has no quorum
    there or it is kept empty; and so do the applications on its system."""
    fact: ServerStarted = entry.fact
    server = world.servers[fact.server]
    cluster = cluster_of(world, server.id)
    may = cluster is None or has_quorum(world, cluster, server.id)
    may = may and not is_kept_empty(world, server.id)
    for name in sorted(server.guests):
        guest = world.guests[name]
        if may and guest.state in _DOWN and is_locked_out(guest):
            yield from tell_locked(guest)
        if not may or guest.state not in _DOWN or not starts_by_itself(guest):
            continue
        if is_cut_off(world, name):
            yield from strand(world, name)
        else:
            yield from boot_guest(world, name)
    if server.platform is None:
        return
    for app in server.apps:
        if _to_be_loaded(world, world.apps[app]):
            yield from load_app(world, app)


def guest_started(world: World, entry: Entry) -> Effects:
    """A guest's applications are loaded from its disk."""
    fact: GuestStarted = entry.fact
    for app in world.guests[fact.guest].apps:
        if _to_be_loaded(world, world.apps[app]):
            yield from load_app(world, app)


def _to_be_loaded(world: World, app: App) -> bool:
    able = app.data_lost is None and app.sought is None
    return app.wanted and app.state in _NOT_ON and able
