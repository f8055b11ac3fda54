"""Arrays, their groups and logical units, and the fabrics, as a level describes them."""

from collections.abc import Iterable
from typing import Any

from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.folders import folder_mb
from dcgame.campaign.kinds import ID, Choice, Field, Flag, ListOf, Pairs, Table, Tables, Whole
from dcgame.campaign.level import Level
from dcgame.campaign.locate import Path
from dcgame.campaign.review import Review, said
from dcgame.campaign.storage_specs import ArraySpec, FabricSpec, LunSpec, RaidGroupSpec
from dcgame.kernel.units import HOUR, Megabytes
from dcgame.kernel.values import changed
from dcgame.sim.gauges.raid import LEAST_DISKS, usable
from dcgame.sim.wakes.billing import SUPPORT_SHARE
from dcgame.words import N_, say
from dcgame.world.cabling import cabled_array, cabled_server, new_array
from dcgame.world.floorplan import free_unit
from dcgame.world.goods import CATALOGUE
from dcgame.world.storage import Fabric, Lun, RaidGroup, RaidLevel, array_parts, fabric_parts
from dcgame.world.world import World

_DRIVES = Choice(tuple(sorted(CATALOGUE.drives)))
_DISKS = ListOf(Whole(1, 200), least=1, most=200)

ARRAY = Table(
    ArraySpec,
    (
        Field("id", ID),
        Field("model", Choice(tuple(sorted(CATALOGUE.arrays)))),
        Field("rack", ID),
        Field("drives", Pairs(_DRIVES, Whole(1, 200))),
        Field("unit", Whole(1, 60), 0),
        Field("shelves", Whole(0, 8), 0),
        Field("age_years", Whole(0, 40), 0),
        Field("support_hours", Choice((0, *sorted(SUPPORT_SHARE))), 0),
    ),
)
GROUP = Table(
    RaidGroupSpec,
    (
        Field("id", ID),
        Field("array", ID),
        Field("level", Choice(tuple(level.value for level in RaidLevel))),
        Field("disks", _DISKS),
        Field("spares", ListOf(Whole(1, 200), most=200), ()),
    ),
)
LUN = Table(
    LunSpec,
    (
        Field("id", ID),
        Field("group", ID),
        Field("size_mb", Whole(1, 1_000_000_000)),
        Field("thin", Flag(), False),
    ),
)
FABRIC = Table(
    FabricSpec,
    (
        Field("id", ID),
        Field("model", Choice(tuple(sorted(CATALOGUE.fabrics)))),
        Field("rack", ID),
        Field("unit", Whole(1, 60), 0),
        Field("servers", ListOf(ID), ()),
        Field("arrays", ListOf(ID), ()),
    ),
)

FIELDS = (
    Field("arrays", Tables(ARRAY), ()),
    Field("raid_groups", Tables(GROUP), ()),
    Field("luns", Tables(LUN), ()),
    Field("fabrics", Tables(FABRIC), ()),
)


def _disks_of(spec: ArraySpec) -> list[str]:
    """The drive of each of its disks, in order."""
    return [drive for drive, count in spec.drives for _ in range(count)]


def check(review: Review) -> None:
    """Whether arrays hold their disks, groups their logical units, and guests lie on some."""
    for path, array in review.each("arrays"):
        _array(review, path, array)
    for path, group in review.each("raid_groups"):
        if review.refers((*path, "array"), group.array, say(N_("the id of an array")), "arrays"):
            _group(review, path, group)
    for path, lun in review.each("luns"):
        review.refers((*path, "group"), lun.group, say(N_("the id of a RAID group")), "raid_groups")
    for path, fabric in review.each("fabrics"):
        _fabric(review, path, fabric)
    _promised(review)
    _stores(review)


def _array(review: Review, path: Path, array: ArraySpec) -> None:
    review.refers((*path, "rack"), array.rack, say(N_("the id of a rack")), "racks")
    model = CATALOGUE.arrays[array.model]
    if array.shelves > model.shelves:
        expected = say(N_("at most {count}"), count=model.shelves)
        review.wrong((*path, "shelves"), expected, array.shelves)
    bays = model.bays + model.shelf_bays * array.shelves
    disks = _disks_of(array)
    if len(disks) > bays:
        expected = say(N_("at most {count} disks in its bays"), count=bays)
        review.wrong((*path, "drives"), expected, len(disks))
    foreign = [drive for drive in disks if drive not in model.drives]
    if foreign:
        expected = say(N_("drives of its vendor: {drives}"), drives=", ".join(model.drives))
        review.wrong((*path, "drives"), expected, foreign[0])


def _group(review: Review, path: Path, group: RaidGroupSpec) -> None:
    array = review.named("arrays", group.array)
    if array is None:
        return
    disks = _disks_of(array)
    level = RaidLevel(group.level)
    numbers = (*group.disks, *group.spares)
    beyond = [number for number in numbers if number > len(disks)]
    if beyond:
        expected = say(N_("a disk of {array}, which has {count}"), array=array.id, count=len(disks))
        review.wrong((*path, "disks"), expected, beyond[0])
        return
    if len({disks[number - 1] for number in numbers}) > 1:
        review.wrong((*path, "disks"), say(N_("disks of one drive")), list(group.disks))
    least = LEAST_DISKS[level]
    odd = level is RaidLevel.STRIPED_MIRRORS and len(group.disks) % 2
    if len(group.disks) < least or odd:
        expected = say(N_("at least {count} disks, for RAID 10 an even number"), count=least)
        review.wrong((*path, "disks"), expected, len(group.disks))
    if _taken_twice(review, group):
        review.wrong((*path, "disks"), say(N_("disks that are in no other group")), group.id)


def _taken_twice(review: Review, group: RaidGroupSpec) -> bool:
    mine = (*group.disks, *group.spares)
    others = [
        number
        for _, other in review.each("raid_groups")
        if other.array == group.array and other.id != group.id
        for number in other.disks
    ]
    return len(set(mine)) < len(mine) or bool(set(mine) & set(others))


def _fabric(review: Review, path: Path, fabric: FabricSpec) -> None:
    review.refers((*path, "rack"), fabric.rack, say(N_("the id of a rack")), "racks")
    for place, name in enumerate(fabric.servers):
        review.refers((*path, "servers", place), name, say(N_("the id of a server")), "servers")
    for place, name in enumerate(fabric.arrays):
        review.refers((*path, "arrays", place), name, say(N_("the id of an array")), "arrays")
    ports = len(fabric.servers) + 2 * len(fabric.arrays)
    model = CATALOGUE.fabrics[fabric.model]
    if ports > model.ports:
        expected = say(N_("at most {count} cables"), count=model.ports)
        review.wrong(path, expected, said(N_("{count} cables"), count=ports))


def _promised(review: Review) -> None:
    """Logical units that are not thin fit their group, and so does each one's size."""
    for path, group in review.each("raid_groups"):
        array = review.named("arrays", group.array)
        disks = _disks_of(array) if array else []
        if not disks or max(group.disks) > len(disks):
            continue
        drive = CATALOGUE.drives[disks[group.disks[0] - 1]]
        size = usable(RaidLevel(group.level), len(group.disks), drive.size)
        thick = sum(
            lun.size_mb for _, lun in review.each("luns") if lun.group == group.id and not lun.thin
        )
        if thick > size:
            expected = say(N_("at most {count} MB of logical units that are not thin"), count=size)
            review.wrong(path, expected, said(N_("{count} MB"), count=thick))


def _stores(review: Review) -> None:
    """A guest's folder fits the logical unit on which it lies."""
    for path, lun in review.each("luns"):
        taken = _lying(review, lun.id)
        if taken > lun.size_mb:
            expected = say(N_("at least {count} MB, for the folders on it"), count=taken)
            review.wrong((*path, "size_mb"), expected, lun.size_mb)


def _lying(review: Review, lun: str) -> Megabytes:
    guests = (guest for _, guest in review.each("guests") if guest.store == lun)
    return sum(folder_mb(review, guest) for guest in guests)


def furnish(world: World, level: Level) -> World:
    """Arrays and fabrics in their racks, cabled; groups and logical units on them."""
    for array in level.arrays:
        world = _put_array(world, array)
    for spec in level.raid_groups:
        world = _put_group(world, spec)
    for lun in level.luns:
        world = world.put("luns", Lun(lun.id, lun.group, lun.size_mb, lun.thin))
    for fabric in level.fabrics:
        world = _put_fabric(world, fabric)
    return world


def _put_array(world: World, spec: ArraySpec) -> World:
    model = CATALOGUE.arrays[spec.model]
    height = model.height + 2 * spec.shelves
    unit = spec.unit or free_unit(world, spec.rack, height) or 1
    array = new_array(CATALOGUE, model, spec.id, (spec.rack, unit), _disks_of(spec))
    return world.put(
        "arrays",
        changed(
            array,
            shelves=spec.shelves,
            age_years=spec.age_years,
            support=spec.support_hours * HOUR or None,
        ),
    )


def _put_group(world: World, spec: RaidGroupSpec) -> World:
    array = world.arrays[spec.array]
    disks = tuple(f"disk-{number}" for number in spec.disks)
    spares = tuple(f"disk-{number}" for number in spec.spares)
    group = RaidGroup(spec.id, array.id, RaidLevel(spec.level), disks, array.drive_of(disks[0]))
    world = world.put("raid_groups", group)
    return world.alter("arrays", array.id, spares=(*array.spares, *spares))


def _put_fabric(world: World, spec: FabricSpec) -> World:
    model = CATALOGUE.fabrics[spec.model]
    unit = spec.unit or free_unit(world, spec.rack, 1) or 1
    fabric = Fabric(spec.id, model, model.id, spec.rack, unit, fabric_parts())
    world = world.put("fabrics", fabric)
    for server in spec.servers:
        world = cabled_server(world, server, spec.id)
    for array in spec.arrays:
        world = cabled_array(world, array, spec.id)
    return world


def _array_part_ids(spec: Any) -> tuple[str, ...]:
    return _ids(array_parts(CATALOGUE.arrays[spec.model], len(_disks_of(spec))))


def _fabric_part_ids(spec: Any) -> tuple[str, ...]:
    return _ids(fabric_parts())


def _ids(parts: Iterable[Any]) -> tuple[str, ...]:
    return tuple(part.id for part in parts)


STORAGE = Equipment(
    FIELDS, check, furnish, {"arrays": _array_part_ids, "fabrics": _fabric_part_ids}
)
