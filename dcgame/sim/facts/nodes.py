"""Facts about the nodes of a hyper-converged pool: they join, fall, come back, leave."""

from collections.abc import Callable

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import PoolFact
from dcgame.words import N_
from dcgame.world.pool import Layout, Node, Pool, Redundancy
from dcgame.world.world import World

STALL: Seconds = 6
"""Writes to a node that has just been lost wait for so long (5-7 s)."""


def _change_node(pool: Pool, server: str, **changes: object) -> Pool:
    nodes = tuple(
        changed(node, **changes) if node.server == server else node for node in pool.nodes
    )
    return changed(pool, nodes=nodes)


def _put_controller(world: World, pool: Pool, server: str) -> World:
    """A server that gives its disks to a pool, and runs its controller guest."""
    return world.change_server(
        server,
        pool=pool.id,
        controller_vcpu=pool.controller_vcpu,
        controller_ram=pool.controller_memory,
    )


@frozen(eq=False)
class PoolFormed(PoolFact):
    """Servers share their disks from now on."""

    says = N_("{pool} is formed of {nodes}: {redundancy}")
    nodes: tuple[str, ...]
    redundancy: Redundancy

    def apply(self, world: World, seq: int) -> World:
        nodes = tuple(Node(server, since=seq, changed_at=world.now) for server in self.nodes)
        pool = Pool(self.pool, self.redundancy, nodes, guarded=seq)
        for server in self.nodes:
            world = _put_controller(world, pool, server)
        return world.put("pools", pool)

    def touches(self, world: World) -> tuple[str, ...]:
        return (*self.nodes, self.pool)


@frozen(eq=False)
class NodeAdded(PoolFact):
    """One server more gives its disks to a pool."""

    says = N_("{node} is a node of {pool}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        node = Node(self.node, since=seq, changed_at=world.now)
        world = _put_controller(world, pool, self.node)
        return world.put("pools", changed(pool, nodes=(*pool.nodes, node)))

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.node, self.pool)


@frozen(eq=False)
class NodeLeaving(PoolFact):
    """It hands what lies on it over to the others."""

    says = N_("{node} is to leave {pool}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        return world.put("pools", _change_node(world.pools[self.pool], self.node, leaving=seq))


@frozen(eq=False)
class NodeRemoved(PoolFact):
    """It is no node any more; its disks are its own."""

    says = N_("{node} has left {pool}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        nodes = tuple(node for node in pool.nodes if node.server != self.node)
        world = world.change_server(self.node, pool=None, controller_vcpu=0, controller_ram=0)
        return world.put("pools", changed(pool, nodes=nodes))

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.node, self.pool)


@frozen(eq=False)
class _NodeGone(PoolFact):
    """The disks of a node cannot be read. Other pieces go on without those on it, unless too few
    are left, or too few nodes: then nothing was written since, and those that went in the same
    stall miss nothing.
    """

    node: str

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        before = pool
        pool = _change_node(pool, self.node, **self.changes(world), since=seq)
        pool = _change_node(pool, self.node, changed_at=world.now)
        return world.put("pools", _gone_on_without(before, pool, self.node, world.now, seq))

    def changes(self, world: World) -> dict[str, object]:
        """What is different about the node."""
        raise TypeError(f"{type(self).__name__} does not say what is different")


@frozen(eq=False)
class NodeLost(_NodeGone):
    """A node has gone without a word; those who wrote to it wait a moment."""

    says = N_("{pool} has lost its node {node}; what lay there too stands still for 6 seconds")
    alarm = "storage"

    def changes(self, world: World) -> dict[str, object]:
        return {"away": True, "stalled_until": world.now + STALL}


@frozen(eq=False)
class NodeDown(_NodeGone):
    """A node was shut down in order; the pool knew."""

    says = N_("{node} of {pool} is shut down")
    alarm = "storage"

    def changes(self, world: World) -> dict[str, object]:
        return {"away": True}


@frozen(eq=False)
class ControllerCrashed(_NodeGone):
    """The controller guest of a node has crashed: its disks are out of reach, its guests go on
    with the pieces on other nodes."""

    says = N_("The controller guest of {node} has crashed ({pool})")
    alarm = "storage"

    def changes(self, world: World) -> dict[str, object]:
        return {"controller": False, "stalled_until": world.now + STALL}


def _gone_on_without(before: Pool, pool: Pool, node: str, now: Seconds, seq: int) -> Pool:
    if before.has_quorum() and not pool.has_quorum():
        return _each_layout(pool, lambda layout: _nothing_written(layout, now))
    if not pool.has_quorum():
        return pool

    def after(layout: Layout) -> Layout:
        held = any(piece.node == node and before.is_good(piece) for piece in layout.pieces)
        return _left_behind(pool, layout, node, now, seq) if held else layout

    return _each_layout(pool, after)


def _each_layout(pool: Pool, after: Callable[[Layout], Layout]) -> Pool:
    layouts = pool.layouts
    for guest in sorted(layouts):
        layout = after(layouts[guest])
        if layout is not layouts[guest]:
            layouts = layouts.set(guest, layout)
    return changed(pool, layouts=layouts)


def _nothing_written(layout: Layout, now: Seconds) -> Layout:
    """Those that went in the same stall hold the latest."""
    pieces = tuple(
        changed(piece, stale=None)
        if piece.stale is not None and piece.stale_at >= now - STALL
        else piece
        for piece in layout.pieces
    )
    return changed(layout, pieces=pieces)


def _left_behind(pool: Pool, layout: Layout, node: str, now: Seconds, seq: int) -> Layout:
    if len(pool.good(layout)) < layout.scheme.needed:
        return _nothing_written(layout, now)
    return _stale_on(layout, (node,), now, seq)


def _stale_on(layout: Layout, nodes: tuple[str, ...], now: Seconds, seq: int) -> Layout:
    """The others write on, and what lies on those nodes is old from now on."""
    pieces = tuple(
        changed(piece, stale=seq, stale_at=now)
        if piece.node in nodes and piece.stale is None
        else piece
        for piece in layout.pieces
    )
    return changed(layout, pieces=pieces)


@frozen(eq=False)
class NodeBack(PoolFact):
    """A node's disks can be read again; what it missed is to be copied. With the majority that it
    brings back the others write on, and those that still are away begin to miss something."""

    says = N_("{node} is back in {pool}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        before = world.pools[self.pool]
        pool = _change_node(
            before,
            self.node,
            away=False,
            controller=True,
            since=seq,
            changed_at=world.now,
            stalled_until=0,
            detached=None,
        )
        pool = _each_layout(pool, lambda layout: _as_it_left(layout, self.node, world.now))
        if pool.has_quorum() and not before.has_quorum():
            away = tuple(node.server for node in pool.nodes if not node.serves)
            pool = _each_layout(
                pool,
                lambda layout: _without_those_away(pool, layout, away, world.now, seq),
            )
        return world.put("pools", pool)


def _as_it_left(layout: Layout, node: str, now: Seconds) -> Layout:
    """What is back within the second in which the others wrote on without it misses nothing."""
    if not any(each.node == node and each.stale_at == now for each in layout.pieces):
        return layout
    pieces = tuple(
        changed(piece, stale=None)
        if piece.node == node and piece.stale is not None and piece.stale_at == now
        else piece
        for piece in layout.pieces
    )
    return changed(layout, pieces=pieces)


def _without_those_away(
    pool: Pool, layout: Layout, away: tuple[str, ...], now: Seconds, seq: int
) -> Layout:
    if len(pool.good(layout)) < layout.scheme.needed:
        return layout
    return _stale_on(layout, away, now, seq)


@frozen(eq=False)
class NodeDetached(PoolFact):
    """All that lay on a lost node lies elsewhere; the others vote without it."""

    says = N_("{pool} goes on without {node}: a majority of the others is enough")
    node: str

    def apply(self, world: World, seq: int) -> World:
        return world.put("pools", _change_node(world.pools[self.pool], self.node, detached=seq))


@frozen(eq=False)
class StallOver(PoolFact):
    """The pool has given a lost node up; those who wrote to it go on."""

    says = N_("{pool} writes on without {node}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        return world.put("pools", _change_node(pool, self.node, stalled_until=0))
