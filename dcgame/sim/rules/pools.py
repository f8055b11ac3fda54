"""What follows for a pool: nodes that go and come, dead disks, folders that arrive and leave."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.guests import GuestLost
from dcgame.sim.facts.hardware import HostLost, PartFailed
from dcgame.sim.facts.nodes import NodeBack, NodeDown, NodeLost
from dcgame.sim.facts.pools import DiskPiecesGone, LayoutFreed, LayoutPlaced, PoolDataLost
from dcgame.sim.gauges.handing import handed_out
from dcgame.sim.gauges.hearing import unheard
from dcgame.sim.gauges.placement import placed
from dcgame.sim.rules.promises import judge_apps
from dcgame.sim.wakes.base import Effects, Forget, Later
from dcgame.sim.wakes.healing import HealDue, StallEnds, look_at
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartKind
from dcgame.world.pool import Layout, Pool
from dcgame.world.world import World

_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def server_fell(world: World, entry: Entry) -> Effects:
    """The disks of a node that went down are out of reach."""
    server = world.servers[entry.fact.server]
    pool = world.pools.get(server.pool or "")
    node = pool.node(server.id) if pool else None
    if pool is None or node is None or node.away:
        return
    lost = isinstance(entry.fact, HostLost)
    yield (NodeLost if lost else NodeDown)(pool.id, server.id)


def server_rose(world: World, entry: Entry) -> Effects:
    """A node that comes up brings its disks back."""
    server = world.servers[entry.fact.server]
    pool = world.pools.get(server.pool or "")
    node = pool.node(server.id) if pool else None
    if pool and node and not node.serves and not unheard(world, pool, server.id):
        yield NodeBack(pool.id, server.id)


def disk_failed(world: World, entry: Entry) -> Effects:
    """What lay on a dead disk of a node is gone; the pool does not wait to make it anew."""
    fact: PartFailed = entry.fact
    server = world.servers.get(fact.server)
    pool = world.pools.get(server.pool or "") if server else None
    part = server.part(fact.part) if server else None
    if server is None or pool is None or part is None or part.kind is not PartKind.DISK:
        return
    held = sum(
        (piece.node, piece.disk, piece.gone) == (server.id, part.id, None)
        for layout in pool.layouts.values()  # any order: a count
        for piece in layout.pieces
    )
    if held:
        yield DiskPiecesGone(pool.id, server.id, part.id, held)


def disk_replaced(world: World, entry: Entry) -> Effects:
    """A new disk in a node is room for what is missing."""
    server = world.servers.get(entry.fact.server)
    if server is not None and server.pool in world.pools:
        yield look_at(world, server.pool or "")


def node_gone(world: World, entry: Entry) -> Effects:
    """Writes to it wait a moment, its pieces are made anew after a while, and guests whose data
    were only there wait until it comes back (``reach.ways_changed``)."""
    pool = world.pools[entry.fact.pool]
    node = pool.node(entry.fact.node)
    if node is None:
        return
    if node.stalled_until:
        yield Later(
            f"stall/{pool.id}/{node.server}", node.stalled_until, StallEnds(pool.id, node.server)
        )
    due = world.now + pool.delay
    yield Later(f"heal-wait/{pool.id}/{node.server}", due, HealDue(pool.id, node.server))
    yield look_at(world, pool.id)


def node_back(world: World, entry: Entry) -> Effects:
    """What it missed is copied to it; nobody waits for it any more."""
    pool, node = entry.fact.pool, entry.fact.node
    yield Forget(f"stall/{pool}/{node}")
    yield Forget(f"heal-wait/{pool}/{node}")
    yield Forget(f"controller/{pool}/{node}")
    yield look_at(world, pool)


def pieces_gone(world: World, entry: Entry) -> Effects:
    """A folder of which too few pieces with the latest are left anywhere is lost."""
    pool = world.pools[entry.fact.pool]
    lost = _newly_lost(world, pool)
    for guest in lost:
        layout = pool.layouts[guest]
        found = [each for piece in layout.pieces for each in (piece.gone, piece.stale)]
        yield Cited(PoolDataLost(pool.id, guest), given(*found, pool.guarded))
    others = [app for app in _apps(world, pool.id) if world.apps[app].on not in lost]
    yield from judge_apps(world, tuple(others), entry)
    yield look_at(world, pool.id)


def _newly_lost(world: World, pool: Pool) -> tuple[str, ...]:
    return tuple(
        guest
        for guest in sorted(pool.layouts)
        if _is_lost(pool.layouts[guest]) and world.guests[guest].data_lost is None
    )


def _is_lost(layout: Layout) -> bool:
    whole = [piece for piece in layout.pieces if piece.gone is None and piece.stale is None]
    return len(whole) < layout.scheme.needed


def data_lost(world: World, entry: Entry) -> Effects:
    """A guest without data falls."""
    if world.guests[entry.fact.guest].state in _HOLDING:
        yield GuestLost(entry.fact.guest)


def changed_inside(world: World, entry: Entry) -> Effects:
    """Copies, space and silence, after something about a pool changed."""
    yield from _again(world, entry)


def judged(world: World, entry: Entry) -> Effects:
    """The services on a pool."""
    yield from judge_apps(world, _apps(world, entry.fact.pool), entry)


def _again(world: World, entry: Entry) -> Effects:
    pool = entry.fact.pool
    if pool not in world.pools:
        return
    yield from judge_apps(world, _apps(world, pool), entry)
    yield look_at(world, pool)


def _apps(world: World, pool: str) -> tuple[str, ...]:
    guests = [world.guests[name] for name in sorted(world.guests)]
    return tuple(app for guest in guests if guest.store == pool for app in guest.apps)


def folder_moved(world: World, entry: Entry) -> Effects:
    """A folder that came to a pool is put on its disks; where it was, there is room."""
    guest = world.guests.get(entry.fact.guest)
    for name in sorted(world.pools):
        pool = world.pools[name]
        held = entry.fact.guest in pool.layouts
        here = guest is not None and guest.store == name
        if held and not here:
            yield LayoutFreed(name, entry.fact.guest)
        elif here and not held and guest is not None:
            layout = placed(world, pool, guest.id, handed_out(world, guest))
            nodes = tuple(piece.node for piece in layout.pieces)
            yield LayoutPlaced(name, guest.id, nodes, layout)
