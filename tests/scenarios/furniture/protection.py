"""Lines about repositories.

``repository vault size 500000 speed 200000 place remote immutable`` (kilobytes a second)
"""

from collections.abc import Callable

from dcgame.world.backup import Place, Repository
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words


def _repository(world: World, words: Words) -> World:
    made = Repository(
        words.name,
        words.number("size", 2_000_000),
        words.number("speed", 200_000),
        Place(words.text("place", "local")),
        "immutable" in words.flags,
    )
    return world.put("repositories", made)


PROTECTION: dict[str, Callable[[World, Words], World]] = {"repository": _repository}
