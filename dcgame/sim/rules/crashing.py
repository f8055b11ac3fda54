"""What makes an application fall on its own."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppCrashed, LibraryReplaced, VendorRefused
from dcgame.sim.wakes.base import Effects
from dcgame.world.app import AppState
from dcgame.world.world import World


def cannot_go_on(world: World, entry: Entry) -> Effects:
    """Without the library that it needs, or a vendor who would help, it falls."""
    fact: LibraryReplaced | VendorRefused = entry.fact
    if world.apps[fact.app].state is AppState.RUNNING:
        yield AppCrashed(fact.app)
