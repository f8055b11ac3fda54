"""Whether an application that runs can be reached and can read its data, and if not, why."""

from collections.abc import Callable

from dcgame.sim.facts.base import given
from dcgame.sim.gauges.filling import silent_frozen
from dcgame.sim.gauges.identity import silent_namesake
from dcgame.sim.gauges.network import silent_network
from dcgame.sim.gauges.pools import silent_pool
from dcgame.sim.gauges.stores import silent_store
from dcgame.sim.gauges.stunned import stunned_because
from dcgame.sim.gauges.terminals import silent_terminals
from dcgame.world.app import App, AppState
from dcgame.world.service import Service, ServiceState
from dcgame.world.world import World

Reason = Callable[[World, App], tuple[int, ...] | None]

REASONS: tuple[tuple[str, Reason], ...] = (
    ("guests", silent_store),
    ("pools", silent_pool),
    ("apps", silent_frozen),
    ("switches", silent_network),
    ("guests", silent_namesake),
    ("terminals", silent_terminals),
    ("guests", stunned_because),
)
"""Each gives the entries that silence a running application, or ``None`` if it is not silenced
in that way. There may be none of them: a room may begin broken. It is asked only where anything
stands on the shelf of what it is about."""


def lacked_by(world: World, service: Service) -> tuple[int, ...] | None:
    """The entries for which what a service requires does not answer; ``None`` if all of it does."""
    found = None
    for name in service.requires:
        because = _away(world, name)
        if because is not None:
            found = (*(found or ()), *because)
    return found


def _away(world: World, name: str) -> tuple[int, ...] | None:
    service = world.services.get(name)
    if service is not None:
        return given(service.since) if service.state is ServiceState.DOWN else None
    app = world.apps[name]
    return silent_because(world, app) if app.state is AppState.RUNNING else given(app.since)


def silent_because(world: World, app: App) -> tuple[int, ...] | None:
    """The entries for which nobody hears an application that runs, or ``None`` if it answers."""
    return first_of(world, REASONS, app)


def first_of(
    world: World, reasons: tuple[tuple[str, Reason], ...], app: App
) -> tuple[int, ...] | None:
    """What the first of those reasons gives that holds; ``None`` if none does."""
    for shelf, reason in reasons:
        entries = reason(world, app) if getattr(world, shelf) else None
        if entries is not None:
            return entries
    return None
