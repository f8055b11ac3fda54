"""Lines about pools: ``pool pool-1 nodes esx-1,esx-2,esx-3 keep rf2 delay 60``."""

from collections.abc import Callable

from dcgame.sim.gauges.placement import furnished
from dcgame.world.pool import Node, Pool, Redundancy
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words


def _pool(world: World, words: Words) -> World:
    nodes = tuple(Node(name) for name in words.text("nodes").split(","))
    pool = Pool(
        words.name,
        Redundancy(words.text("keep", "rf2")),
        nodes,
        delay=words.number("delay", 60),
        controller_vcpu=words.number("vcpu", 8),
        controller_ram=words.number("controller", 32_768),
    )
    return furnished(world, pool)


POOLS: dict[str, Callable[[World, Words], World]] = {"pool": _pool}
