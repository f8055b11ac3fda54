"""Lines about shared storage.

``array box model entry-2015 drives sas-600g=6 spares 6`` · ``group g1 array box raid 5 disks
1-5`` · ``lun lun-1 group g1 size 500000 thin`` · ``fabric fab-a servers esx-1,esx-2 arrays box``
"""

from collections.abc import Callable

from dcgame.kernel.units import HOUR
from dcgame.kernel.values import changed
from dcgame.world.cabling import cabled_array, cabled_server, new_array
from dcgame.world.floorplan import free_unit
from dcgame.world.goods import CATALOGUE
from dcgame.world.storage import Fabric, Lun, RaidGroup, RaidLevel, fabric_parts
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words


def _numbers(text: str) -> tuple[str, ...]:
    """``1-3,7`` as names of disks."""
    found: list[int] = []
    for part in text.split(","):
        if part:
            low, _, high = part.partition("-")
            found += range(int(low), int(high or low) + 1)
    return tuple(f"disk-{number}" for number in found)


def _array(world: World, words: Words) -> World:
    model = CATALOGUE.arrays[words.text("model", "entry-2015")]
    pairs = [pair.split("=") for pair in words.text("drives", "sas-600g=6").split(",")]
    drives = [drive for drive, count in pairs for _ in range(int(count))]
    rack = words.text("rack", "rack-a")
    unit = free_unit(world, rack, model.height) or 1
    array = new_array(CATALOGUE, model, words.name, (rack, unit), drives)
    spares = _numbers(words.text("spares"))
    support = words.number("support") * HOUR or None
    return world.put(
        "arrays", changed(array, spares=spares, support=support, age_years=words.number("age"))
    )


def _group(world: World, words: Words) -> World:
    disks = _numbers(words.text("disks", "1-5"))
    array = world.arrays[words.text("array", "box")]
    level = RaidLevel(f"raid-{words.text('raid', '5')}")
    return world.put(
        "raid_groups", RaidGroup(words.name, array.id, level, disks, array.drive_of(disks[0]))
    )


def _lun(world: World, words: Words) -> World:
    lun = Lun(
        words.name, words.text("group", "g1"), words.number("size", 500_000), "thin" in words.flags
    )
    return world.put("luns", lun)


def _fabric(world: World, words: Words) -> World:
    model = CATALOGUE.fabrics[words.text("model", "fc-2015")]
    rack = words.text("rack", "rack-a")
    unit = free_unit(world, rack, 1) or 1
    world = world.put("fabrics", Fabric(words.name, model, model.id, rack, unit, fabric_parts()))
    for server in words.text("servers").split(","):
        world = cabled_server(world, server, words.name) if server else world
    for array in words.text("arrays").split(","):
        world = cabled_array(world, array, words.name) if array else world
    return world


STORAGE: dict[str, Callable[[World, Words], World]] = {
    "array": _array,
    "group": _group,
    "lun": _lun,
    "fabric": _fabric,
}
