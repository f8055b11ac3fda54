"""Lines about repositories.

``repository vault size 500000 speed 200000 place remote immutable`` (kilobytes a second) ·
``repository copies size 500000 store lun-2`` · ``repository tapes spoils``
"""

from collections.abc import Callable

from dcgame.world.backup import HEIGHT, Place, Repository, appliance
from dcgame.world.floorplan import free_unit
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words


def _repository(world: World, words: Words) -> World:
    rack = words.text("rack")
    made = Repository(
        words.name,
        words.number("size", 2_000_000),
        words.number("speed", 200_000),
        Place(words.text("place", "local")),
        "immutable" in words.flags,
        rack=rack,
        unit=(free_unit(world, rack, HEIGHT) or 0) if rack else 0,
        parts=appliance() if rack else (),
        store=words.text("store"),
        spoils="spoils" in words.flags,
    )
    return world.put("repositories", made)


PROTECTION: dict[str, Callable[[World, Words], World]] = {"repository": _repository}
