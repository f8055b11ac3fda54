"""Which nodes of a pool hear each other over the room's switches.

Where no switches stand, everybody hears everybody.
"""

from dcgame.sim.facts.base import given
from dcgame.sim.gauges.network import Foothold, cut_off_because, foothold
from dcgame.world.hardware import ServerState
from dcgame.world.network import Traffic
from dcgame.world.pool import Pool
from dcgame.world.world import World

Group = tuple[str, ...]


def linked(world: World, pool: Pool) -> tuple[Group, ...]:
    """The nodes of a pool that reach each other over the storage network, group by group, that
    with most who are up first; each in the order of the nodes."""
    return _groups(world, pool.members, Traffic.STORAGE)


def unheard(world: World, pool: Pool, node: str) -> bool:
    """Whether the network keeps a node from most of the others."""
    return node not in linked(world, pool)[0]


def _groups(world: World, names: Group, traffic: Traffic) -> tuple[Group, ...]:
    if not world.switches:
        return (names,) if names else ()
    holds = {name: foothold(world, world.servers[name], traffic) for name in names}
    left, found = list(names), list[Group]()
    while left:
        groups = [tuple(other for other in left if _join(holds, name, other)) for name in left]
        first = min(groups, key=lambda group: (-_up(world, group), -len(group)))
        found.append(first)
        left = [name for name in left if name not in first]
    return tuple(found)


def _join(holds: dict[str, Foothold | None], one: str, other: str) -> bool:
    here, there = holds[one], holds[other]
    return one == other or here is None or there is None or here.joins(there)


def _up(world: World, group: Group) -> int:
    return sum(world.servers[name].state is ServerState.UP for name in group)


def parted_because(world: World, names: Group, traffic: Traffic) -> tuple[int, ...]:
    """The entries that keep some servers from the others."""
    found = [
        entry for name in names for entry in cut_off_because(world, world.servers[name], traffic)
    ]
    return given(*dict.fromkeys(found))
