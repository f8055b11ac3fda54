"""What is followed, beside the bands of its gauge, when the load of something shared is read."""

from collections.abc import Callable

from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.climate import follow_room
from dcgame.sim.wakes.power import follow_battery, follow_breaker, follow_tank
from dcgame.world.load import HostLoad
from dcgame.world.world import World

Follower = Callable[[World, str, HostLoad | None], Effects]

FOLLOWERS: dict[str, Follower] = {
    "power": follow_breaker,
    "ups": follow_battery,
    "generator": follow_tank,
    "heat": follow_room,
}
"""By gauge: given the load until now, what follows from its change."""


def follow(world: World, kind: str, name: str, before: HostLoad | None) -> Effects:
    """What follows for something shared, after what loads it may have changed."""
    follower = FOLLOWERS.get(kind)
    return follower(world, name, before) if follower else ()
