"""Two applications on one operating system need two versions of one library."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppStarted, LibraryReplaced
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.app import App, AppState
from dcgame.world.world import World


def conflict(first: App, second: App) -> tuple[str, str, str] | None:
    """The library over which two applications fall out, and the versions that they need."""
    wanted = dict(first.libraries)
    for library, version in second.libraries:
        if library in wanted and wanted[library] != version:
            return library, wanted[library], version
    return None


def strike(world: World, target: str) -> Effects:
    """The application that runs meets, on its own machine, those that need other versions."""
    app = world.apps.get(target)
    if app is not None:
        yield from _clash(world, app)


def app_started(world: World, entry: Entry) -> Effects:
    """What starts puts its own version in place; whoever needs the other one falls."""
    fact: AppStarted = entry.fact
    yield from _clash(world, world.apps[fact.app])


def _clash(world: World, app: App) -> Effects:
    holder = world.guests.get(app.on) or world.servers[app.on]
    for name in holder.apps:
        other = world.apps[name]
        if name == app.id or other.state is not AppState.RUNNING:
            continue
        found = conflict(other, app)
        if found:
            placed = given(app.placed_entry, other.placed_entry)
            yield Cited(LibraryReplaced(name, app.id, *found), placed)


LIBRARY_CONFLICT = Failure(
    "library-conflict", N_("Two applications fall out over a library"), "app", strike
)
