"""What it means that a guest's data are those of an earlier moment."""

from typing import Any

from dcgame.kernel.units import Seconds
from dcgame.world.app import App
from dcgame.world.world import World


def set_back(world: World, guest_id: str, at: Seconds) -> World:
    """This world with a guest's data as they were at ``at``: what befell them later has not."""
    for name in world.guests[guest_id].apps:
        world = world.change_app(name, **_undone(world.apps[name], at))
    return world.change_guest(
        guest_id, data_lost=None, garbled=False, turned_back=world.now, turned_to=at
    )


def _undone(app: App, at: Seconds) -> dict[str, Any]:
    undone: dict[str, Any] = {"data_lost": None}
    if app.corrupt is not None and app.corrupt_at >= at:
        undone |= {"corrupt": None, "corrupt_at": 0}
    if app.broken is not None and app.broken_at >= at:
        undone |= {"broken": None, "broken_at": 0}
    return undone
