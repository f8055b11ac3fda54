"""What makes an application fall on its own, and who finds out why."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppCrashed, FaultFound, VendorHelps, VendorRefused
from dcgame.sim.gauges.support import is_supported
from dcgame.sim.wakes.ailments import AIDED, SearchEnds
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.boot import load_app, machine_runs
from dcgame.world.app import App, AppState
from dcgame.world.world import World

_NOT_ON = (AppState.STOPPED, AppState.CRASHED)


def search_begins(world: World, entry: Entry) -> Effects:
    """Its vendor looks for a fault, or where he does not, somebody of one's own."""
    fact: VendorHelps | VendorRefused = entry.fact
    aided = isinstance(fact, VendorHelps)
    yield Later(_search(fact.app), fact.until, SearchEnds(fact.app, aided))


def guest_moved(world: World, entry: Entry) -> Effects:
    """What is in a guest has come to another platform with it."""
    for name in world.guests[entry.fact.guest].apps:
        yield from _asks_again(world, world.apps[name])


def app_moved(world: World, entry: Entry) -> Effects:
    """An application has come to another platform."""
    yield from _asks_again(world, world.apps[entry.fact.app])


def _asks_again(world: World, app: App) -> Effects:
    """Where its vendor answers for it, he takes a ticket that he has refused."""
    search = world.agenda.get(_search(app.id))
    if app.sought is None or search is None or not is_supported(world, app):
        return
    if search.due > world.now + AIDED:
        yield VendorHelps(app.id, world.now + AIDED)


def fault_found(world: World, entry: Entry) -> Effects:
    """It is started with the way around its fault."""
    fact: FaultFound = entry.fact
    app = world.apps[fact.app]
    down = app.state in _NOT_ON and app.data_lost is None
    if app.wanted and down and machine_runs(world, app.on):
        yield from load_app(world, app.id)


def _search(app: str) -> str:
    return f"search/{app}"


def cannot_go_on(world: World, entry: Entry) -> Effects:
    """Without the library or the data that it needs, or with a fault of its own, it falls."""
    app = world.apps[entry.fact.app]
    if app.state is AppState.RUNNING:
        yield AppCrashed(app.id)
