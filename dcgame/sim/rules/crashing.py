"""What makes an application fall on its own."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppCrashed, VendorRefused
from dcgame.sim.wakes.ailments import SearchEnds
from dcgame.sim.wakes.base import Effects, Later
from dcgame.world.app import AppState
from dcgame.world.world import World


def search_begins(world: World, entry: Entry) -> Effects:
    """Where the vendor does not look for a fault, somebody of one's own does."""
    fact: VendorRefused = entry.fact
    yield Later(f"search/{fact.app}", fact.until, SearchEnds(fact.app))


def cannot_go_on(world: World, entry: Entry) -> Effects:
    """Without the library or the data that it needs, or a vendor who would help, it falls."""
    app = world.apps[entry.fact.app]
    if app.state is AppState.RUNNING:
        yield AppCrashed(app.id)
