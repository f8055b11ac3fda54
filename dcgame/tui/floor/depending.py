"""Who depends on a thing, as things stand: through hosts, folders, wires and services. Pure."""

from collections.abc import Iterator

from dcgame.sim.gauges.paths import paths
from dcgame.tui.floor.kinds import (
    APP,
    ARRAY,
    CLUSTER,
    FABRIC,
    GROUP,
    GUEST,
    LUN,
    POOL,
    SERVER,
    SERVICE,
    Target,
)
from dcgame.world.world import World


def dependents(world: World, target: Target | None) -> frozenset[Target]:
    """Everything that rests on a thing, down to services; not the thing itself."""
    if target is None:
        return frozenset()
    found: set[Target] = set()
    waiting = list(_next(world, target))
    while waiting:
        each = waiting.pop()
        if each in found or each == target:
            continue
        found.add(each)
        waiting.extend(_next(world, each))
    return frozenset(found)


def _next(world: World, target: Target) -> Iterator[Target]:
    """What rests on a thing directly."""
    name = target.id
    if target.kind == SERVER and name in world.servers:
        server = world.servers[name]
        yield from (Target(GUEST, guest) for guest in server.guests)
        yield from (Target(APP, app) for app in server.apps)
        yield from _copies(world, name)
    elif target.kind == GUEST and name in world.guests:
        yield from (Target(APP, app) for app in world.guests[name].apps)
    elif target.kind == APP and name in world.apps:
        service = world.apps[name].service
        if service is not None:
            yield Target(SERVICE, service)
    elif target.kind == ARRAY:
        groups = world.raid_groups
        yield from (Target(GROUP, key) for key in sorted(groups) if groups[key].array == name)
    elif target.kind == GROUP:
        yield from (Target(LUN, key) for key in sorted(world.luns) if world.luns[key].group == name)
    elif target.kind in (LUN, POOL):
        yield from _lying(world, name)
    elif target.kind == FABRIC and name in world.fabrics:
        yield from _wired(world, name)
    elif target.kind == CLUSTER and name in world.clusters:
        yield from (Target(SERVER, member) for member in world.clusters[name].members)


def _lying(world: World, store: str) -> Iterator[Target]:
    for name in sorted(world.guests):
        if world.guests[name].store == store:
            yield Target(GUEST, name)


def _copies(world: World, node: str) -> Iterator[Target]:
    """The guests of which a node holds a copy."""
    pool = world.pools.get(world.servers[node].pool or "")
    for guest in sorted(pool.layouts) if pool else ():
        if pool and any(piece.node == node for piece in pool.layouts[guest].pieces):
            yield Target(GUEST, guest)


def _wired(world: World, fabric: str) -> Iterator[Target]:
    """The guests on arrays that their host reaches over a switch."""
    for name in sorted(world.guests):
        guest = world.guests[name]
        lun = world.luns.get(guest.store)
        if lun is None:
            continue
        array = world.raid_groups[lun.group].array
        if any(way.fabric == fabric for way in paths(world, guest.host, array)):
            yield Target(GUEST, name)
