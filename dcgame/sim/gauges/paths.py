"""The ways from a host to an array: adapter, fabric, controller."""

from attrs import frozen

from dcgame.sim.facts.base import given
from dcgame.sim.gauges.network import cut_off_because, reaches_storage
from dcgame.world.hardware import Equipment, PartKind, PartState
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
    if fabric.model.protocol != OVER_LAN or reaches_storage(world, host):
        return []
    because = cut_off_because(world, world.servers[host], Traffic.STORAGE)
    return [(True, None), *((True, entry) for entry in because)]


def _port_trouble(world: World, cable: Cable) -> tuple[bool, int | None]:
    equipment: Equipment | None = world.equipment(cable.equipment)
    part = equipment.part(cable.port) if equipment else None
    dead = part is None or part.state is PartState.FAILED
    return dead, part.since if part else None


def no_path(world: World, host: str, array: str) -> tuple[int, ...] | None:
    """Why a host does not reach an array: the entries that broke its ways; ``None`` if it does."""
    ways = paths(world, host, array)
    if any(way.whole for way in ways):
        return None
    return given(*(entry for way in ways for entry in way.broken))


def not_serving(world: World, array_id: str) -> tuple[int, ...] | None:
    """Why an array serves nobody; ``None`` if it does."""
    array = world.arrays[array_id]
    if array.state is ArrayState.UP:
        return None
    dead = [part.since for part in array.parts if _vital(part.kind, part.state)]
    return given(array.since, *dead)


def _vital(kind: PartKind, state: PartState) -> bool:
    return state is PartState.FAILED and kind in (PartKind.CONTROLLER, PartKind.POWER_SUPPLY)
