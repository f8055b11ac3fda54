"""On which disks the pieces of a folder are put: distinct nodes, the guest's own first, then the
emptiest, equals by lot (keyed, so that it never depends on what else was done)."""

from dcgame.kernel.dice import draw
from dcgame.kernel.units import WHOLE, Megabytes
from dcgame.kernel.values import changed
from dcgame.sim.gauges.handing import handed_out
from dcgame.sim.gauges.pools import Disk, disks_of, on_disks, room
from dcgame.world.hardware import ServerState
from dcgame.world.pool import Layout, Piece, Pool
from dcgame.world.world import World


def placed(world: World, pool: Pool, guest: str, size: Megabytes) -> Layout:
    """The layout of a folder that comes to a pool: as many pieces as there is room for."""
    scheme = pool.scheme
    taken = on_disks(pool)
    pieces: tuple[Piece, ...] = ()
    for _ in range(scheme.width):
        holding = {piece.node for piece in pieces}
        place = next_place(world, pool, guest, scheme.piece(size), holding, taken)
        if place is None:
            place = emptiest(world, pool, guest, holding, taken)
        if place is None:
            break
        taken[place] = taken.get(place, 0) + scheme.piece(size)
        pieces = (*pieces, Piece(*place))
    return Layout(pool.redundancy, size, pieces)


def next_place(
    world: World,
    pool: Pool,
    guest: str,
    share: Megabytes,
    holding: set[str],
    taken: dict[Disk, Megabytes],
) -> Disk | None:
    """The disk for one piece more, below the limit, on a node that holds none of that folder."""
    places = [
        place
        for place in candidates(world, pool, holding)
        if room(world.servers[place[0]], taken, place[1]) >= share
    ]
    return _best(world, pool, guest, places, taken)


def has_places(world: World, pool: Pool, size: Megabytes) -> bool:
    """Whether each piece of a new folder finds a disk below the limit, all on distinct nodes."""
    taken, share = on_disks(pool), pool.scheme.piece(size)
    nodes = {
        place[0]
        for place in candidates(world, pool, set())
        if room(world.servers[place[0]], taken, place[1]) >= share
    }
    return len(nodes) >= pool.scheme.width


def emptiest(
    world: World, pool: Pool, guest: str, holding: set[str], taken: dict[Disk, Megabytes]
) -> Disk | None:
    """The emptiest disk, be it over its limit: what is being written has to go somewhere."""
    places = candidates(world, pool, holding)
    return _best(world, pool, guest, places, taken)


def candidates(world: World, pool: Pool, holding: set[str]) -> list[Disk]:
    """Every working disk of the nodes that serve, stay, and hold none of a folder yet."""
    return [
        (node.server, disk)
        for node in pool.serving()
        if node.leaving is None and node.server not in holding
        for disk in disks_of(world.servers[node.server])
    ]


def _best(
    world: World, pool: Pool, guest: str, places: list[Disk], taken: dict[Disk, Megabytes]
) -> Disk | None:
    """The guest's own node, else the emptiest disk, equals by lot."""
    ranks = {place: _rank(world, guest, place, taken) for place in places}
    first = min(ranks.values(), default=None)
    equal = [place for place in places if ranks[place] == first]
    if len(equal) < 2:
        return equal[0] if equal else None
    return min(equal, key=lambda place: draw(world.seed, "piece", pool.id, guest, *place))


def _rank(world: World, guest: str, place: Disk, taken: dict[Disk, Megabytes]) -> tuple[bool, int]:
    size = max(1, world.servers[place[0]].model.disk_size)
    return place[0] != world.guests[guest].host, taken.get(place, 0) * WHOLE // size


def furnished(world: World, pool: Pool) -> World:
    """A room in which a pool stands from the beginning, with the folders that lie on it."""
    nodes = tuple(
        changed(node, away=world.servers[node.server].state is not ServerState.UP)
        for node in pool.nodes
    )
    world = world.put("pools", changed(pool, nodes=nodes))
    for node in nodes:
        world = world.change_server(
            node.server,
            pool=pool.id,
            controller_vcpu=pool.controller_vcpu,
            controller_ram=pool.controller_memory,
        )
    for name in sorted(world.guests):
        guest = world.guests[name]
        if guest.store == pool.id:
            standing = world.pools[pool.id]
            layout = placed(world, standing, name, handed_out(world, guest))
            layouts = standing.layouts.set(name, layout)
            world = world.put("pools", changed(standing, layouts=layouts))
    return world
