"""What a sandbox has beside its servers: power, cooling, switches, shared storage, backups."""

from collections.abc import Iterable
from typing import TypeVar

from dcgame.campaign.rooms.composing import Room, isa_of
from dcgame.world.catalogue import MAINFRAME, ArrayModel, FabricModel
from dcgame.world.goods import CATALOGUE

Model = TypeVar("Model", ArrayModel, FabricModel)

RACK_WATTS = 8_000
UNITS = 42
SPINDLES = 12
"""Disks of the group on which guests lie (game constant)."""
NETWORK_SINCE = 1998
TWO_OF_EACH = 2006
"""Until then one switch a rack, and one above them, had to do."""
TAPES = 100_000
"""Megabytes on the tapes of a room of mainframes, at 3 MB/s (game constants)."""
SLOW, FAST = 1, 10
"""Gigabits of a port: until 2012, and from then on (game constants)."""


def furnish(room: Room) -> None:
    """Two feeds with batteries and one generator, two cooling units, two switches a rack, a
    repository; from the year of the first hosts on an array for those of the first rack."""
    _building(room)
    if room.year >= NETWORK_SINCE:
        _network(room)
    if room.guests:
        _storage(room)
        _backups(room)


def _building(room: Room) -> None:
    watts = RACK_WATTS * len(room.racks)
    room.add("generators", id="gen-1", watts=2 * watts, litres=400)
    room.add("rooms", id="room-1")
    for number, side in enumerate("ab", start=1):
        room.add("ups", id=f"ups-{side}", watts=watts)
        room.add("feeds", id=f"feed-{side}", ups=f"ups-{side}", generator="gen-1")
        room.add("cracs", id=f"crac-{number}", room="room-1", watts=watts, feed=f"feed-{side}")
        for rack in room.racks:
            letter = rack["id"].removeprefix("rack-")
            room.add(
                "pdus",
                id=f"pdu-{letter}{side}",
                rack=rack["id"],
                feed=f"feed-{side}",
                watts=RACK_WATTS,
            )


def _network(room: Room) -> None:
    twice = room.year >= TWO_OF_EACH
    speed = {"gigabits": FAST if room.year >= 2012 else SLOW} if twice else {"megabits": 100}
    cores = ["core-1", "core-2"] if twice else ["core-1"]
    for core in cores:
        room.add("switches", id=core, role="core", **speed)
    for rack in room.racks:
        letter = rack["id"].removeprefix("rack-")
        for side in "ab" if twice else "a":
            room.add(
                "switches",
                id=f"tor-{letter}{side}",
                role="tor",
                rack=rack["id"],
                side=side,
                uplinks=cores,
                **speed,
            )


def _storage(room: Room) -> None:
    """The array in the first rack, if there is room for it there."""
    rack = room.racks[0]["id"]
    here = [server for server in room.servers if server["rack"] == rack]
    array = _newest(CATALOGUE.arrays.values(), room.year)
    fabric = _newest(CATALOGUE.fabrics.values(), room.year)
    taken = sum(CATALOGUE.servers[server["model"]].height for server in here)
    if array is None or fabric is None or taken + array.height + 2 > UNITS:
        return
    hosts = [server["id"] for server in here if server["platform"] == "openvisor"]
    drive = max(
        (each for each in array.drives if each.startswith(("sata", "ssd"))),
        key=lambda each: (each.startswith("sata"), CATALOGUE.drives[each].size),
    )
    room.add("arrays", id="box", model=array.id, rack=rack, drives={drive: SPINDLES + 1})
    disks, spare = list(range(1, SPINDLES + 1)), SPINDLES + 1
    room.add("raid_groups", id="big", array="box", level="raid-6", disks=disks, spares=[spare])
    size = CATALOGUE.drives[drive].size * (SPINDLES - 2) * 8 // 10
    room.add("luns", id="lun-1", group="big", size_mb=size)
    for side in "ab":
        room.add(
            "fabrics", id=f"san-{side}", model=fabric.id, rack=rack, servers=hosts, arrays=["box"]
        )
    for guest in room.guests:
        if guest["host"] in hosts:
            guest["store"] = "lun-1"


def _newest(models: Iterable[Model], year: int) -> Model | None:
    known = [each for each in models if each.year <= year]
    return max(known, key=lambda each: (each.year, each.id), default=None)


def _backups(room: Room) -> None:
    if isa_of(room.year) == MAINFRAME:
        room.add("repositories", id="tapes", size_mb=TAPES, megabytes_per_second=3)
        return
    room.add("repositories", id="vault", size_mb=10_000_000)
