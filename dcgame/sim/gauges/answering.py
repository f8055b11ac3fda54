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
from dcgame.sim.gauges.wan import severed
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
        because = _far_from(world, service, name) if because is None else because
        if because is not None:
            found = (*(found or ()), *because)
    return found


def _away(world: World, name: str) -> tuple[int, ...] | None:
    service = world.services.get(name)
    if service is not None:
        return given(service.since) if service.state is ServiceState.DOWN else None
    app = world.apps[name]
    return silent_because(world, app) if app.state is AppState.RUNNING else given(app.since)


def _far_from(world: World, service: Service, name: str) -> tuple[int, ...] | None:
    """The entries that cut all of a service that runs off from what it requires, where they stand
    at different sites; ``None`` if any of it has a way."""
    if not world.sites:
        return None
    required = world.services.get(name)
    ends = (_sites(world, service.apps), _sites(world, required.apps if required else (name,)))
    ways = [severed(world, here, there) for here in ends[0] for there in ends[1]]
    if not ways or None in ways:
        return None
    return given(*(entry for cut in ways if cut is not None for entry in cut))


def _sites(world: World, apps: tuple[str, ...]) -> tuple[str, ...]:
    """Where those of some applications run that do."""
    hosts = (world.server_of(world.apps[name]) for name in apps if _runs(world.apps[name]))
    return tuple(dict.fromkeys(world.site_of(host.rack) for host in hosts if host is not None))


def _runs(app: App) -> bool:
    return app.state is AppState.RUNNING


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
