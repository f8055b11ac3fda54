"""Making arrays, groups and fabrics from what the catalogue says, and cabling them."""

from collections.abc import Iterable

from dcgame.kernel.values import changed
from dcgame.world.catalogue import ArrayModel, Catalogue
from dcgame.world.hardware import Part, PartKind
from dcgame.world.storage import Array, Cable, Fabric, array_parts
from dcgame.world.world import World


def new_array(
    catalogue: Catalogue, model: ArrayModel, name: str, place: tuple[str, int], drives: list[str]
) -> Array:
    """An array in a rack at a unit, with one disk for each of ``drives``."""
    return Array(
        id=name,
        model=model,
        model_name=model.id,
        rack=place[0],
        unit=place[1],
        parts=array_parts(model, len(drives)),
        drives=tuple((f"disk-{number}", drive) for number, drive in enumerate(drives, start=1)),
        disk_kinds=tuple(
            (f"disk-{number}", catalogue.drives[drive].disk)
            for number, drive in enumerate(drives, start=1)
        ),
    )


def drives_added(catalogue: Catalogue, array: Array, drives: list[str], seq: int) -> Array:
    """An array with more disks, numbered on from those that it has."""
    first = len(array.drives) + 1
    named = [(f"disk-{number}", drive) for number, drive in enumerate(drives, start=first)]
    kinds = tuple((name, catalogue.drives[drive].disk) for name, drive in named)
    parts = tuple(Part(name, PartKind.DISK, since=seq) for name, _ in named)
    return changed(
        array,
        parts=(*array.parts, *parts),
        drives=(*array.drives, *named),
        disk_kinds=(*array.disk_kinds, *kinds),
    )


def cabled_server(world: World, server_id: str, fabric_id: str, seq: int | None = None) -> World:
    """This world with a new adapter in a server, cabled to a fabric."""
    server, fabric = world.servers[server_id], world.fabrics[fabric_id]
    number = len(server.of_kind(PartKind.HBA)) + 1
    port = Part(f"hba-{number}", PartKind.HBA, since=seq)
    world = world.change_server(server_id, parts=(*server.parts, port))
    return _with_cables(world, fabric, [Cable(server_id, port.id)])


def cabled_array(world: World, array_id: str, fabric_id: str) -> World:
    """This world with every controller of an array cabled to a fabric."""
    controllers = world.arrays[array_id].of_kind(PartKind.CONTROLLER)
    cables = [Cable(array_id, part.id) for part in controllers]
    return _with_cables(world, world.fabrics[fabric_id], cables)


def _with_cables(world: World, fabric: Fabric, cables: Iterable[Cable]) -> World:
    return world.put("fabrics", changed(fabric, cables=(*fabric.cables, *cables)))


def ports_free(world: World, fabric_id: str) -> int:
    """How many ports of a fabric are free."""
    fabric = world.fabrics[fabric_id]
    return fabric.model.ports - len(fabric.cables)
