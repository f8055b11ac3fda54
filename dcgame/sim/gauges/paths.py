"""The ways from a host to an array: adapter, fabric, controller."""

from functools import lru_cache

from attrs import frozen

from dcgame.sim.facts.base import given
from dcgame.sim.gauges.network import cut_off_because, reaches_storage
from dcgame.world.hardware import Equipment, Part, PartKind, PartState
from dcgame.world.network import Traffic
from dcgame.world.storage import ArrayState, Cable, Fabric, FabricState
from dcgame.world.world import World

OVER_LAN = "iscsi"
"""The protocol of a fabric whose hosts send through their network ports."""


@frozen
class Path:
    """A way from a host's port through a fabric to a controller; ``broken`` are the entries for
    which it cannot be taken, ``whole`` whether it can."""

    port: str
    fabric: str
    controller: str
    whole: bool
    broken: tuple[int, ...] = ()


def paths(world: World, host: str, array: str) -> tuple[Path, ...]:
    """Every way from a host to an array, by fabric, port and controller."""
    return tuple(
        _path(world, world.fabrics[name], one, other)
        for name in sorted(world.fabrics)
        for one in world.fabrics[name].cables
        if one.equipment == host
        for other in world.fabrics[name].cables
        if other.equipment == array
    )


def _path(world: World, fabric: Fabric, one: Cable, other: Cable) -> Path:
    troubles: list[tuple[bool, int | None]] = [
        *_lan_trouble(world, fabric, one.equipment),
        (fabric.state is not FabricState.UP, fabric.since),
        (one.broken is not None, one.broken),
        (other.broken is not None, other.broken),
        _port_trouble(world, one),
        _port_trouble(world, other),
    ]
    broken = given(*(entry for dead, entry in troubles if dead))
    whole = not any(dead for dead, _ in troubles)
    return Path(one.port, fabric.id, other.port, whole, broken)


def _lan_trouble(world: World, fabric: Fabric, host: str) -> list[tuple[bool, int | None]]:
    """Ethernet storage is reached over the room's switches, Fibre Channel beside them."""
    if not _cut_from_lan(world, fabric, host):
        return []
    because = cut_off_because(world, world.servers[host], Traffic.STORAGE)
    return [(True, None), *((True, entry) for entry in because)]


def _cut_from_lan(world: World, fabric: Fabric, host: str) -> bool:
    over_lan = bool(world.switches) and fabric.model.protocol == OVER_LAN
    return over_lan and not reaches_storage(world, host)


def _port_trouble(world: World, cable: Cable) -> tuple[bool, int | None]:
    equipment: Equipment | None = world.equipment(cable.equipment)
    part = equipment.part(cable.port) if equipment else None
    dead = part is None or part.state is PartState.FAILED
    return dead, part.since if part else None


def no_path(world: World, host: str, array: str) -> tuple[int, ...] | None:
    """Why a host does not reach an array: the entries that broke its ways; ``None`` if it does."""
    if has_path(world, host, array):
        return None
    return given(*(entry for way in paths(world, host, array) for entry in way.broken))


def has_path(world: World, host: str, array: str) -> bool:
    """Whether one way from a host to an array can be taken."""
    ends = (world.equipment(host), world.equipment(array))
    if None in ends:
        return False
    ports = tuple((end.id, end.parts) for end in ends)
    return any(
        _open(fabric, *ports) and not _cut_from_lan(world, fabric, host)
        for fabric in (world.fabrics[name] for name in sorted(world.fabrics))
    )


_End = tuple[str, tuple[Part, ...]]
"""Equipment and its parts: what changes when a port dies, and not with every other fact."""


@lru_cache(maxsize=16_384)
def _open(fabric: Fabric, host: _End, array: _End) -> bool:
    """Whether a fabric carries something from one to the other."""
    return fabric.state is FabricState.UP and all(
        any(
            cable.broken is None and _works(parts, cable.port)
            for cable in fabric.cables
            if cable.equipment == name
        )
        for name, parts in (host, array)
    )


def _works(parts: tuple[Part, ...], port: str) -> bool:
    return any(part.id == port and part.state is not PartState.FAILED for part in parts)


def not_serving(world: World, array_id: str) -> tuple[int, ...] | None:
    """Why an array serves nobody; ``None`` if it does."""
    array = world.arrays[array_id]
    if array.state is ArrayState.UP:
        return None
    dead = [part.since for part in array.parts if _vital(part.kind, part.state)]
    return given(array.since, *dead)


def _vital(kind: PartKind, state: PartState) -> bool:
    return state is PartState.FAILED and kind in (PartKind.CONTROLLER, PartKind.POWER_SUPPLY)
