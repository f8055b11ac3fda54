"""What failures strike: kinds of target, and where to find them."""

from collections.abc import Callable, Iterable

from dcgame.world.hardware import ServerState
from dcgame.world.network import Traffic
from dcgame.world.world import EQUIPMENT, World

Finder = Callable[[World], Iterable[str]]


def _servers(world: World) -> Iterable[str]:
    return {
        server.id for server in world.servers.values() if server.state is not ServerState.RETIRED
    }


TARGETS: dict[str, Finder] = {
    "server": _servers,
    "guest": lambda world: world.guests,
    "app": lambda world: world.apps,
    "repository": lambda world: world.repositories,
    "service": lambda world: world.services,
    "feed": lambda world: world.feeds,
    "pdu": lambda world: world.pdus,
    "room": lambda world: world.rooms,
    "site": lambda world: world.sites,
    "rack": lambda world: {pdu.rack for pdu in world.pdus.values()},
    "switch": lambda world: world.switches,
    "network": lambda world: [traffic.value for traffic in Traffic] if world.switches else (),
    "cluster": lambda world: world.clusters,
    "array": lambda world: {name for name in world.arrays if not world.arrays[name].has_left},
    "fabric": lambda world: {name for name in world.fabrics if not world.fabrics[name].has_left},
    "lun": lambda world: world.luns,
    "node": lambda world: {server.id for server in world.servers.values() if server.pool},
    "stored": lambda world: {
        guest.id for guest in world.guests.values() if guest.store in world.pools
    },
    "platform": lambda world: {
        server.platform.name for server in world.servers.values() if server.platform
    },
    "job": lambda world: {job.subject for job in world.jobs.values()},
}
"""Each kind that ``Failure.strikes`` may name, beside ``part``."""


def targets(world: World, strikes: str) -> tuple[str, ...]:
    """Everything of that kind that a failure could strike now; parts as ``server/part``."""
    if strikes != "part":
        return tuple(sorted(TARGETS[strikes](world)))
    return tuple(
        f"{name}/{part.id}" for name in equipment_ids(world) for part in world.equipment(name).parts
    )


def equipment_ids(world: World) -> tuple[str, ...]:
    """What has parts and has not left the room, shelf by shelf, by id."""
    return tuple(
        name
        for shelf in EQUIPMENT
        for name in sorted(getattr(world, shelf))
        if not getattr(world, shelf)[name].has_left
    )
