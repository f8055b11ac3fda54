"""How much applications have written, and what is on thin logical units because of it."""

from dcgame.kernel.units import DAY, Megabytes, Seconds
from dcgame.world.app import App, AppState
from dcgame.world.guest import Guest
from dcgame.world.world import World

GUEST_SYSTEM: Megabytes = 10_000
"""What the operating system of a guest has written to its disk (game constant)."""


def writes_on(world: World, app: App) -> bool:
    """Whether an application's data can grow: it runs, and its datastore takes what it writes."""
    if not app.growth or app.state is not AppState.RUNNING:
        return False
    guest = world.guests.get(app.on)
    lun = world.luns.get(guest.store) if guest else None
    return lun is None or lun.full is None


def grown(world: World, app: App, moment: Seconds) -> Megabytes:
    """How much an application's data have grown until a moment, as things stand."""
    if not writes_on(world, app):
        return app.grown
    return app.grown + app.growth * (moment - app.grown_at) // DAY


def written(world: World, guest: Guest, moment: Seconds) -> Megabytes:
    """What of a guest's disk was ever written, until a moment: at most all of it."""
    held = [world.apps[name] for name in guest.apps]
    total = GUEST_SYSTEM + sum(app.disk + grown(world, app, moment) for app in held)
    return min(guest.disk, total)
