"""What a pool holds, what is free on each of its disks, and which guests can read their data.

Domain data, section 5: warn at 70 % used, keep 25-30 % free, losing one of n nodes turns used into
``used · n / (n − 1)``. As Ceph does, nearly full is 85 %, no copy is put on a disk above 90 %, and
a single disk at 95 % stops the writes of all.
"""

from dcgame.kernel.bands import Band, Bands
from dcgame.kernel.units import WHOLE, Kilobytes, Megabytes, PerMille
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.hearing import unheard
from dcgame.sim.gauges.network import payload, port_megabits, ports
from dcgame.world.app import App
from dcgame.world.hardware import PartKind, PartState, Server, ServerState
from dcgame.world.job import JobKind
from dcgame.world.pool import SCHEMES, Layout, Node, Piece, Pool, Redundancy
from dcgame.world.world import World

SPACE = Bands(busy=700, short=850, out=950)
"""Of a pool's disks: warn, nearly full, writes stop."""
COPIES_UP_TO: PerMille = 900
"""Of a disk, beyond which no copy is put on it."""

REBUILD_SHARE: PerMille = 250

Disk = tuple[str, str]
"""A node, and one of its disks."""


def disks_of(server: Server) -> tuple[str, ...]:
    """The disks of a server that work."""
    return tuple(
        part.id for part in server.of_kind(PartKind.DISK) if part.state is not PartState.FAILED
    )


def forming(world: World, server_id: str) -> str:
    """The pool into which a server's disks are being taken; empty if they are not."""
    jobs = [world.jobs[key] for key in sorted(world.jobs)]
    forming = (job for job in jobs if job.kind is JobKind.POOL)
    return next((job.subject for job in forming if server_id in job.goal.split(", ")), "")


def raw(world: World, nodes: tuple[Node, ...]) -> Megabytes:
    """What the working disks of some nodes hold."""
    servers = [world.servers[node.server] for node in nodes]
    return sum(len(disks_of(server)) * server.model.disk_size for server in servers)


def pool_capacity(world: World, name: str) -> Megabytes:
    """What a pool could hold on the nodes that serve, guarded as it is set."""
    pool = world.pools[name]
    staying = tuple(node for node in pool.serving() if node.leaving is None)
    return pool.scheme.usable(raw(world, staying))


def on_disks(pool: Pool) -> dict[Disk, Megabytes]:
    """What lies on each disk that holds something."""
    taken: dict[Disk, Megabytes] = {}
    for guest in sorted(pool.layouts):
        layout = pool.layouts[guest]
        for piece in layout.pieces:
            if piece.gone is None:
                place = (piece.node, piece.disk)
                taken[place] = taken.get(place, 0) + layout.share
    return taken


def fullness(world: World, pool: Pool) -> PerMille:
    """How full the disks are that can be written, all together."""
    serving = {node.server for node in pool.serving()}
    size = raw(world, pool.serving())
    taken = on_disks(pool)
    used = sum(taken[place] for place in sorted(taken) if place[0] in serving)
    return used * WHOLE // max(1, size)


def space_band(world: World, pool: Pool) -> Band:
    """Fine, warned, nearly full, or at the limit where writes stop."""
    together = SPACE.of(fullness(world, pool))
    return Band.OUT if fullest_disk(world, pool) >= SPACE.out else together


def fullest_disk(world: World, pool: Pool) -> PerMille:
    """How full the fullest disk is that is to be written."""
    serving = {node.server for node in pool.serving()}
    taken = on_disks(pool)
    return max(
        (
            taken[place] * WHOLE // world.servers[place[0]].model.disk_size
            for place in sorted(taken)
            if place[0] in serving
        ),
        default=0,
    )


def room(
    server: Server, taken: dict[Disk, Megabytes], disk: str, limit: PerMille = COPIES_UP_TO
) -> Megabytes:
    """What may still be written on a disk below a limit."""
    return server.model.disk_size * limit // WHOLE - taken.get((server.id, disk), 0)


def growing_room(world: World, pool: Pool, guest: str) -> Megabytes:
    """What a folder may grow by until writes stop."""
    layout, taken = pool.layouts[guest], on_disks(pool)
    rooms = [
        room(world.servers[piece.node], taken, piece.disk, SPACE.out) + 1
        for piece in layout.pieces
        if piece.gone is None
    ]
    return max(0, min(rooms, default=0)) * layout.scheme.needed


def lost_nodes(pool: Pool) -> tuple[int, ...]:
    """The entries that put the nodes which do not serve in their condition."""
    return given(*(node.since for node in pool.nodes if not node.serves))


def pool_cut_off(world: World, name: str, host: str) -> tuple[int, ...] | None:
    """Why a host cannot read a pool: it is no node of it, the network keeps it from the other
    nodes, or the pool has lost its majority."""
    pool = world.pools[name]
    node = pool.node(host)
    if node is None:
        return ()
    if node.away and world.servers[host].state is ServerState.UP and unheard(world, pool, host):
        return given(node.since)
    return None if pool.has_quorum() else lost_nodes(pool)


def pool_stuck(world: World, name: str) -> tuple[int, ...] | None:
    """Why nothing can be written on a pool: its disks are full."""
    full = world.pools[name].full
    return None if full is None else (full,)


def data_available(world: World, guest: str) -> bool:
    """Whether a guest's folder can be read where it lies, as far as a pool is concerned."""
    pool = world.pools.get(world.guests[guest].store)
    return pool is None or (pool.has_quorum() and pool.readable(guest))


def replicas_of(world: World, guest: str) -> tuple[str, ...]:
    """The nodes on which a guest's folder lies; none if it is on no pool."""
    layout = layout_of(world, guest)
    return tuple(piece.node for piece in layout.pieces) if layout else ()


def layout_of(world: World, guest: str) -> Layout | None:
    """Where the pieces of a guest's folder lie, if it is on a pool."""
    pool = world.pools.get(world.guests[guest].store)
    return pool.layouts.get(guest) if pool else None


def why_unreadable(pool: Pool, layout: Layout) -> tuple[int, ...]:
    """The entries that took the pieces of a folder, and the one that chose how many there are."""
    found: list[int | None] = []
    for piece in layout.pieces:
        if not pool.is_good(piece):
            node = pool.node(piece.node)
            away = node.since if node and not node.serves else None
            found += [piece.gone, away, piece.stale]
    return given(*found, pool.guarded)


def silent_pool(world: World, app: App) -> tuple[int, ...] | None:
    """Why an application's guest waits for its data on a pool; ``None`` if it does not."""
    guest = world.guests.get(app.on)
    pool = world.pools.get(guest.store) if guest else None
    layout = pool.layouts.get(app.on) if pool else None
    if pool is None or layout is None:
        return None
    if len(pool.good(layout)) < layout.scheme.needed:
        return why_unreadable(pool, layout)
    return _stalled(world, pool, layout)


def _stalled(world: World, pool: Pool, layout: Layout) -> tuple[int, ...] | None:
    """Writes to a node that has just been lost wait until the pool gives it up."""
    nodes = [pool.node(piece.node) for piece in layout.pieces]
    waiting = [node for node in nodes if node and node.stalled_until > world.now]
    return given(*(node.since for node in waiting)) if waiting else None


def storage_link(world: World, pool: Pool) -> Kilobytes:
    """Kilobytes a second between nodes: nine tenths of the slowest node's port, or of the site's
    one link where no switches stand (formula 5)."""
    servers = [world.servers[name] for name in pool.members]
    ways = [
        payload(world, port_megabits(server, (switch,)), ())
        for server in servers
        for _, switch in ports(world, server)
    ]
    return min(ways, default=world.setting.link_megabits * 1000 // 8 * 9 // 10)


def pool_speed(world: World, name: str) -> Kilobytes:
    """Kilobytes a second of a pool: the slowest node's disks together, or the link on which its
    copies travel; a rebuild takes a quarter of it."""
    pool = world.pools[name]
    servers = [world.servers[node.server] for node in pool.serving()]
    disks = world.setting.catalogue.disks
    speeds = [
        disks[server.model.disk].megabytes_per_second * len(disks_of(server)) * 1000
        for server in servers
    ]
    return max(1, min((*speeds, storage_link(world, pool))) * left_by_rebuild(world, name) // WHOLE)


def left_by_rebuild(world: World, name: str) -> PerMille:
    """What a rebuild leaves to those who use the pool (75/25)."""
    return WHOLE - REBUILD_SHARE if f"heal/{name}" in world.jobs else WHOLE


def fits_redundancy(world: World, pool: Pool, redundancy: Redundancy) -> bool:
    """Whether what lies on a pool would fit below its limit, guarded in that way."""
    nodes = tuple(node for node in pool.serving() if node.leaving is None)
    return _fits(world, pool, nodes, redundancy)


def fits_without(world: World, pool: Pool, server: str) -> bool:
    """Whether what lies on a pool would fit below its limit on the other nodes."""
    nodes = tuple(node for node in pool.serving() if node.server != server)
    return _fits(world, pool, nodes, pool.redundancy)


def _fits(world: World, pool: Pool, nodes: tuple[Node, ...], redundancy: Redundancy) -> bool:
    held = sum(pool.layouts[guest].size for guest in sorted(pool.layouts))
    usable = SCHEMES[redundancy].usable(raw(world, nodes))
    return held <= usable * COPIES_UP_TO // WHOLE


def pieces_on(pool: Pool, server: str) -> tuple[tuple[str, Piece], ...]:
    """What lies on a node: each guest with its piece, by guest."""
    return tuple(
        (guest, piece)
        for guest in sorted(pool.layouts)
        for piece in pool.layouts[guest].pieces
        if piece.node == server and piece.gone is None
    )
