"""Lines about clusters, and the short way to storage that all hosts share.

``cluster c1 ha witness outside`` · ``rule web-1 apart web-2`` · ``san lun-1``
"""

from collections.abc import Callable

from dcgame.kernel.values import changed
from dcgame.world.cabling import cabled_array, cabled_server, new_array
from dcgame.world.cluster import POLICIES, Affinity, Balance, Cluster, Isolation, Relation
from dcgame.world.floorplan import free_unit
from dcgame.world.goods import CATALOGUE
from dcgame.world.storage import Fabric, Lun, RaidGroup, RaidLevel, fabric_parts
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words

_DISKS = tuple(f"disk-{number}" for number in range(1, 6))


def cluster(words: Words, members: tuple[str, ...]) -> Cluster:
    """What a line says of a cluster. Where no more is said it counts votes, with a witness at
    another site if it has two members."""
    two = "outside" if len(members) == 2 else ""
    policy = words.text("policy", "on" if "ha" in words.flags else "off")
    witness = words.text("witness", two)
    return Cluster(
        words.name,
        tuple(sorted(members)),
        POLICIES.get(policy),
        quorum=words.text("quorum") != "none",
        witness="" if witness == "none" else witness,
        admission=words.number("share") * 10,
        balance=Balance(words.text("balance", "off")),
        isolation=Isolation(words.text("isolation", "power-off")),
        evc=words.number("evc"),
        locks=words.text("locks") != "none",
        own_network=words.text("heartbeat", "own") == "own",
    )


def _rule(world: World, words: Words) -> World:
    """``rule web-1 apart web-2``"""
    relation = next(each for each in Relation if words.text(each.value))
    home = world.servers[world.guests[words.name].host].cluster or ""
    rule = Affinity(relation, words.name, words.text(relation.value))
    old = world.clusters[home]
    return world.put("clusters", changed(old, rules=(*old.rules, rule)))


def _san(world: World, words: Words) -> World:
    return with_san(world, words.name)


def with_san(world: World, lun: str) -> World:
    """An array with one logical unit of that name, two fabrics, and all hosts cabled to both."""
    model = CATALOGUE.arrays["entry-2015"]
    rack = min(name for name in world.racks if not world.racks[name].site)
    drives = ("sas-600g",) * len(_DISKS)
    unit = free_unit(world, rack, model.height) or 1
    world = world.put("arrays", new_array(CATALOGUE, model, "san", (rack, unit), list(drives)))
    group = RaidGroup("san-1", "san", RaidLevel.PARITY, _DISKS, drives[0])
    world = world.put("raid_groups", group)
    world = world.put("luns", Lun(lun, group.id, 2_000_000, False))
    switch = CATALOGUE.fabrics["fc-2015"]
    for name in ("fabric-a", "fabric-b"):
        unit = free_unit(world, rack, 1) or 1
        world = world.put("fabrics", Fabric(name, switch, switch.id, rack, unit, fabric_parts()))
        world = cabled_array(world, "san", name)
        for server in sorted(world.servers):
            world = cabled_server(world, server, name)
    return world


CLUSTERS: dict[str, Callable[[World, Words], World]] = {"rule": _rule, "san": _san}
