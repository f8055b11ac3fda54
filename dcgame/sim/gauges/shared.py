"""What servers share and may run out of: one load curve for all who use it."""

from collections.abc import Callable, Iterable

from attrs import frozen

from dcgame.sim.gauges.bandwidth import uplink_load, uplinks_used
from dcgame.sim.gauges.cooling import room_load, room_of, room_users
from dcgame.sim.gauges.io import group_load, groups_of, groups_used
from dcgame.sim.gauges.pool_io import pool_load, pools_used
from dcgame.sim.gauges.power import generator_load, pdu_load, power_users, ups_load
from dcgame.world.load import HostLoad
from dcgame.world.world import World


@frozen(eq=False)
class Shared:
    """A kind of shared thing: the ``gauge`` that measures it (``gauge/id``), the ``shelf`` on
    which it stands, and how its load is gathered (``before`` itself when it is the same)."""

    gauge: str
    shelf: str
    gather: Callable[[World, str, HostLoad | None], HostLoad]


SHARED: tuple[Shared, ...] = (
    Shared("io", "raid_groups", group_load),
    Shared("power", "pdus", pdu_load),
    Shared("ups", "ups", ups_load),
    Shared("generator", "generators", generator_load),
    Shared("heat", "rooms", room_load),
    Shared("io", "pools", pool_load),
    Shared("link", "switches", uplink_load),
)
"""Every kind of shared thing whose load follows from what uses it."""

Users = Callable[[World, str], Iterable[str]]

USED_BY_SERVER: tuple[tuple[str, Users], ...] = (
    ("luns", groups_used),
    ("pools", pools_used),
    ("pdus", power_users),
    ("rooms", room_users),
    ("switches", uplinks_used),
)
"""For a server: the shared things that what runs on it loads, where anything stands on that
shelf."""

PARTS_OF: tuple[Users, ...] = (groups_of, room_of)
"""For equipment that is no server: the shared things whose capacity follows from its parts."""


def shared_kind(world: World, name: str) -> Shared | None:
    """Of which kind the shared thing of that id is."""
    return next((kind for kind in SHARED if name in getattr(world, kind.shelf)), None)


def shared_by(world: World, server_id: str) -> tuple[str, ...]:
    """The shared things that a server loads, each once, in order."""
    found: list[str] = []
    for shelf, users in USED_BY_SERVER:
        if getattr(world, shelf):
            found += sorted(users(world, server_id))
    return tuple(dict.fromkeys(found))


def sharing(world: World, equipment: str) -> tuple[str, ...]:
    """The shared things whose capacity follows from equipment that is no server."""
    found = [name for users in PARTS_OF for name in sorted(users(world, equipment))]
    return tuple(dict.fromkeys(found))


def shared_ids(world: World) -> tuple[str, ...]:
    """All shared things, in order."""
    return tuple(name for kind in SHARED for name in sorted(getattr(world, kind.shelf)))
