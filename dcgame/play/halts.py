"""What an order stops beside what it is about: guests, and applications on bare machines."""

from collections.abc import Set

from dcgame.sim.commands.base import Command, arguments
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.world import World

RUNNING = (GuestState.RUNNING, GuestState.BOOTING)
DOING = (AppState.RUNNING, AppState.LOADING)


def halted(before: World, after: World, command: Command, told: Set[str]) -> tuple[str, ...]:
    """What runs before the order and does not right after it. What the order names is left out,
    for that ``stop web-1`` stops it is no news; so is what only bears the services ``told``."""
    named = {str(getattr(command, argument.name)) for argument in arguments(type(command))}
    guests = [name for name in sorted(before.guests) if _guest_stops(before, after, name)]
    apps = [name for name in sorted(before.apps) if _app_stops(before, after, name)]
    return tuple(
        name for name in (*guests, *apps) if name not in named and _services(before, name) - told
    )


def _services(world: World, name: str) -> Set[str | None]:
    """The services that run on it; ``None`` where something runs that is no service's."""
    apps = world.guests[name].apps if name in world.guests else (name,)
    return {world.apps[app].service for app in apps if app in world.apps} or {None}


def _guest_stops(before: World, after: World, name: str) -> bool:
    if before.guests[name].state not in RUNNING:
        return False
    guest = after.guests.get(name)
    return guest is None or guest.state not in RUNNING


def _app_stops(before: World, after: World, name: str) -> bool:
    """Of a guest's applications the guest is told."""
    app = before.apps[name]
    if app.state not in DOING or app.on in before.guests:
        return False
    now = after.apps.get(name)
    return now is None or now.state not in DOING
