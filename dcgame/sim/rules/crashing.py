"""What makes an application fall on its own."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppCrashed
from dcgame.sim.wakes.base import Effects
from dcgame.world.app import AppState
from dcgame.world.world import World


def cannot_go_on(world: World, entry: Entry) -> Effects:
    """Without the library or the data that it needs, or a vendor who would help, it falls."""
    app = world.apps[entry.fact.app]
    if app.state is AppState.RUNNING:
        yield AppCrashed(app.id)
