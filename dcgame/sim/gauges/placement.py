"""On which disks the pieces of a folder are put: distinct nodes, the guest's own first, then the
emptiest, equals by lot (keyed, so that it never depends on what else was done)."""

from dcgame.kernel.dice import draw
from dcgame.kernel.units import WHOLE, Megabytes
from dcgame.sim.gauges.pools import Disk, disks_of, on_disks, room
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
        if room(world, world.servers[place[0]], taken, place[1]) >= share
    ]
    return min(places, key=lambda place: _rank(world, pool, guest, place, taken), default=None)


def emptiest(
    world: World, pool: Pool, guest: str, holding: set[str], taken: dict[Disk, Megabytes]
) -> Disk | None:
    """The emptiest disk, be it over its limit: what is already being written has to go somewhere."""
    places = candidates(world, pool, holding)
    return min(places, key=lambda place: _rank(world, pool, guest, place, taken), default=None)


def candidates(world: World, pool: Pool, holding: set[str]) -> list[Disk]:
    """Every working disk of the nodes that serve, stay, and hold none of a folder yet."""
    return [
        (node.server, disk)
        for node in pool.serving()
        if node.leaving is None and node.server not in holding
        for disk in disks_of(world.servers[node.server])
    ]


def _rank(
    world: World, pool: Pool, guest: str, place: Disk, taken: dict[Disk, Megabytes]
) -> tuple[bool, int, int]:
    """What comes first is best: the guest's own node, the emptier disk, the lower lot."""
    node, disk = place
    size = max(1, world.servers[node].model.disk_size)
    full = taken.get(place, 0) * WHOLE // size
    far = node != world.guests[guest].host
    return far, full, draw(world.seed, "piece", pool.id, guest, node, disk)
