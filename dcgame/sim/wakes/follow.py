"""What is followed, beside the bands of its gauge, when the load of something shared is read."""

from collections.abc import Callable

from dcgame.sim.gauges.lanes import sharers
from dcgame.sim.gauges.processor import shared_load
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.climate import follow_room
from dcgame.sim.wakes.power import follow_battery, follow_breaker, follow_tank
from dcgame.sim.wakes.rebuilding import follow_disks
from dcgame.sim.wakes.ways import WaysMoved
from dcgame.world.load import HostLoad
from dcgame.world.world import World

Follower = Callable[[World, str, HostLoad | None], Effects]


def follow_link(world: World, name: str, before: HostLoad | None) -> Effects:
    """Copies take what other users leave of a link, once all else of this moment has happened."""
    load = shared_load(world, "link", name)
    if load is not before and sharers(world):
        yield Later("ways", world.now, WaysMoved())


FOLLOWERS: dict[str, Follower] = {
    "power": follow_breaker,
    "ups": follow_battery,
    "generator": follow_tank,
    "heat": follow_room,
    "link": follow_link,
    "io": follow_disks,
}
"""By gauge: given the load until now, what follows from its change."""


def follow(world: World, kind: str, name: str, before: HostLoad | None) -> Effects:
    """What follows for something shared, after what loads it may have changed."""
    follower = FOLLOWERS.get(kind)
    return follower(world, name, before) if follower else ()
