"""Who depends on a thing, as things stand: through hosts, folders, wires and services. Pure."""

from collections.abc import Iterator

from dcgame.sim.gauges.cooling import servers_in
from dcgame.sim.gauges.network import ports
from dcgame.sim.gauges.paths import paths
from dcgame.sim.gauges.power import supplies
from dcgame.tui.floor.kinds import (
    APP,
    ARRAY,
    CLUSTER,
    CRAC,
    FABRIC,
    FEED,
    GENERATOR,
    GROUP,
    GUEST,
    LUN,
    PDU,
    POOL,
    ROOM,
    SERVER,
    SERVICE,
    SWITCH,
    TERMINALS_KIND,
    UPS,
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
    elif target.kind in (FEED, UPS, GENERATOR, PDU, ROOM, CRAC, SWITCH):
        yield from _served(world, target)
    elif target.kind == TERMINALS_KIND and name in world.terminals:
        home = world.terminals[name].server
        seen = (each for each in sorted(world.apps) if world.apps[each].terminals)
        yield from (Target(APP, each) for each in seen if _home(world, each) == home)
    elif target.kind == CLUSTER and name in world.clusters:
        yield from (Target(SERVER, member) for member in world.clusters[name].members)


def _home(world: World, app: str) -> str:
    server = world.server_of(world.apps[app])
    return server.id if server else ""


def _served(world: World, target: Target) -> Iterator[Target]:
    """What the building and the network carry."""
    name = target.id
    if target.kind in (UPS, GENERATOR):
        feeds = world.feeds.values()
        found = sorted(each.id for each in feeds if name in (each.ups, each.generator))
        yield from (Target(FEED, each) for each in found)
    elif target.kind == FEED:
        pdus, cracs = world.pdus, world.cracs
        yield from (Target(PDU, key) for key in sorted(pdus) if pdus[key].feed == name)
        yield from (Target(CRAC, key) for key in sorted(cracs) if cracs[key].feed == name)
    elif target.kind == CRAC and name in world.cracs:
        yield Target(ROOM, world.cracs[name].room)
    elif target.kind == ROOM and name in world.rooms:
        yield from (Target(SERVER, each.id) for each in servers_in(world, world.rooms[name]))
    else:
        plugged = supplies if target.kind == PDU else ports
        for key in sorted(world.servers):
            if any(end.id == name for _, end in plugged(world, world.servers[key])):
                yield Target(SERVER, key)


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
