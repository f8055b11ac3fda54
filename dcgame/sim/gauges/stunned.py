"""A guest that stands still for its switch-over answers nobody."""

from dcgame.sim.facts.base import given
from dcgame.world.app import App
from dcgame.world.world import World


def stunned_because(world: World, app: App) -> tuple[int, ...] | None:
    """The entry that stopped the clock of an application's guest, or ``None``."""
    guest = world.guests.get(app.on)
    return None if guest is None or guest.stunned is None else given(guest.stunned)
