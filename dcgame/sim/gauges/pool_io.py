"""Random access to a pool: what its disks and its network can do, and what is asked of them.

Domain data, section 13, formula 3: a write costs as many accesses as there are copies, and every
access 0.1 ms of network. An access moves 8 kB. Where no switches stand a node does no more than its
share of the site's link carries: 14,000 a second on 1 Gb/s, where one NVMe disk does 250,000. Where
they do, its ports are a gauge of their own (``hauling.py``).
"""

from collections.abc import Iterable

from dcgame.kernel.units import WHOLE
from dcgame.sim.gauges.io import Backend, endurable, gathered, latency, readers, why
from dcgame.sim.gauges.moves import left_by_moves, moves
from dcgame.sim.gauges.pools import disks_of, left_by_rebuild, storage_link
from dcgame.world.catalogue import DiskModel
from dcgame.world.load import HostLoad
from dcgame.world.pool import Node, Pool
from dcgame.world.world import World

NETWORK = 100
"""Microseconds between nodes and back."""
ACCESS = 8
"""Kilobytes of an access (game constant)."""


def node_iops(world: World, pool: Pool, node: Node) -> int:
    """Accesses a second of a node: its disks, or the site's link."""
    server = world.servers[node.server]
    disk = world.setting.catalogue.disks[server.model.disk]
    disks = len(disks_of(server)) * disk.iops
    return disks if world.switches else min(disks, storage_link(world, pool) // ACCESS)


def pool_iops(world: World, pool: Pool) -> int:
    """Accesses a second of all nodes that serve, less what a rebuild takes."""
    total = sum(node_iops(world, pool, node) for node in pool.serving())
    left = left_by_rebuild(world, pool.id) * left_by_moves(world, frozenset((pool.id,))) // WHOLE
    return max(1, total * left // WHOLE)


def slowest_disk(world: World, pool: Pool) -> DiskModel:
    """The kind of disk that answers last."""
    disks = world.setting.catalogue.disks
    kinds = {world.servers[node.server].model.disk for node in pool.nodes}
    return max((disks[kind] for kind in sorted(kinds)), key=lambda disk: disk.microseconds)


def pool_backend(world: World, name: str) -> Backend:
    """What the nodes of a pool can do now."""
    pool = world.pools[name]
    job = world.jobs.get(f"heal/{name}")
    ill = [node.since for node in pool.nodes if not node.serves]
    work = (*moves(world, frozenset((name,))), job.entry if job else None)
    disk, write = slowest_disk(world, pool), WHOLE * pool.scheme.penalty
    size = endurable(pool_iops(world, pool), disk, NETWORK)
    return Backend(disk, NETWORK, size, WHOLE, write, (pool.guarded, *ill, *work))


def pool_load(world: World, name: str, before: HostLoad | None) -> HostLoad:
    """What loads a pool."""
    apps = readers(world, frozenset((name,)))
    nodes = pool_backend(world, name)
    costs = nodes.costs(world, apps)
    return gathered(apps, costs, nodes.size, lambda: why(world, apps, nodes), before)


def pools_used(world: World, server_id: str) -> Iterable[str]:
    """The pools on which a server's guests lie, and the one of which it is a node."""
    if not world.pools:
        return ()
    server = world.servers[server_id]
    stores = {world.guests[name].store for name in server.guests}
    own = {server.pool} if server.pool else set()
    return {store for store in stores if store in world.pools} | own


def pool_latency(world: World, name: str) -> int:
    """Microseconds that an access to a pool takes now."""
    disk = slowest_disk(world, world.pools[name])
    load = world.shared_loads.get(name)
    return latency(load, disk, NETWORK, world.now) if load else NETWORK + disk.microseconds
