"""Facts about hyper-converged pools."""

from attrs import frozen
from immutables import Map

from dcgame.kernel.units import Megabytes, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.pool import SCHEMES, Layout, Node, Piece, Pool, Redundancy
from dcgame.world.world import World

STALL: Seconds = 6
"""Writes to a node that has just been lost wait for so long (5-7 s)."""


@frozen(eq=False)
class _PoolFact(Fact):
    pool: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.pool,)


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
        controller_ram=pool.controller_ram,
    )


@frozen(eq=False)
class PoolFormed(_PoolFact):
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
class NodeAdded(_PoolFact):
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
class NodeLeaving(_PoolFact):
    """It hands what lies on it over to the others."""

    says = N_("{node} is to leave {pool}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        return world.put("pools", _change_node(world.pools[self.pool], self.node, leaving=seq))


@frozen(eq=False)
class NodeStays(_PoolFact):
    """It leaves no more; what was handed over stays where it is."""

    says = N_("{node} stays in {pool}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        return world.put("pools", _change_node(world.pools[self.pool], self.node, leaving=None))


@frozen(eq=False)
class NodeRemoved(_PoolFact):
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
class _NodeGone(_PoolFact):
    """The disks of a node cannot be read. Other pieces go on without those on it, unless too few
    are left: then nothing was written since, and those that went in the same stall miss nothing.
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

    says = N_("{pool} has lost its node {node}")
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
    layouts = pool.layouts
    for guest in sorted(layouts):
        layout = layouts[guest]
        if any(piece.node == node and before.is_good(piece) for piece in layout.pieces):
            after = _left_behind(pool, layout, node, now, seq)
            layouts = layouts.set(guest, changed(layout, pieces=after))
    return changed(pool, layouts=layouts)


def _left_behind(
    pool: Pool, layout: Layout, node: str, now: Seconds, seq: int
) -> tuple[Piece, ...]:
    if len(pool.good(layout)) < layout.scheme.needed:
        return tuple(
            changed(piece, stale=None)
            if piece.stale is not None and piece.stale_at >= now - STALL
            else piece
            for piece in layout.pieces
        )
    return tuple(
        changed(piece, stale=seq, stale_at=now)
        if piece.node == node and piece.stale is None
        else piece
        for piece in layout.pieces
    )


@frozen(eq=False)
class NodeBack(_PoolFact):
    """A node's disks can be read again; what it missed is to be copied."""

    says = N_("{node} is back in {pool}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        pool = _change_node(
            world.pools[self.pool],
            self.node,
            away=False,
            controller=True,
            since=seq,
            changed_at=world.now,
            stalled_until=0,
            detached=None,
        )
        return world.put("pools", pool)


@frozen(eq=False)
class NodeDetached(_PoolFact):
    """All that lay on a lost node lies elsewhere; the others vote without it."""

    says = N_("{pool} goes on without {node}: a majority of the others is enough")
    node: str

    def apply(self, world: World, seq: int) -> World:
        return world.put("pools", _change_node(world.pools[self.pool], self.node, detached=seq))


@frozen(eq=False)
class LayoutPlaced(_PoolFact):
    """A guest's folder lies on those disks; each place is (node, disk)."""

    says = N_("The data of {guest} lie on {nodes} ({pool})")
    guest: str
    nodes: tuple[str, ...]
    layout: Layout

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        layouts = pool.layouts.set(self.guest, self.layout)
        return world.put("pools", changed(pool, layouts=layouts))


@frozen(eq=False)
class LayoutFreed(_PoolFact):
    """Nothing of a guest lies on the pool any more."""

    says = N_("{guest} has left {pool}")
    guest: str

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        return world.put("pools", changed(pool, layouts=pool.layouts.delete(self.guest)))


@frozen(eq=False)
class DiskPiecesGone(_PoolFact):
    """What lay on a dead disk of a node is gone."""

    says = N_("{count} pieces on {disk} of {node} are gone ({pool})")
    alarm = "storage"
    node: str
    disk: str
    count: int

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        layouts: Map[str, Layout] = pool.layouts
        for guest in sorted(layouts):
            layout = layouts[guest]
            pieces = tuple(
                changed(piece, gone=seq)
                if (piece.node, piece.disk, piece.gone) == (self.node, self.disk, None)
                else piece
                for piece in layout.pieces
            )
            if pieces != layout.pieces:
                layouts = layouts.set(guest, changed(layout, pieces=pieces))
        return world.put("pools", changed(pool, layouts=layouts))


@frozen(eq=False)
class PoolDataLost(_PoolFact):
    """No piece is left from which a guest's folder could be read."""

    says = N_("The data of {guest} are gone: {pool} holds no whole copy any more")
    alarm = "guest"
    guest: str

    def apply(self, world: World, seq: int) -> World:
        world = world.change_guest(self.guest, data_lost=seq)
        for app in world.guests[self.guest].apps:
            world = world.change_app(app, data_lost=seq)
        return world

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host, self.pool)


@frozen(eq=False)
class PieceMade(_PoolFact):
    """A piece of a guest's folder is whole on ``node`` again."""

    says = N_("A copy of {guest} is whole on {node} ({pool})")
    guest: str
    node: str
    layout: Layout

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        layouts = pool.layouts.set(self.guest, self.layout)
        return world.put("pools", changed(pool, layouts=layouts))


@frozen(eq=False)
class RebuildStuck(_PoolFact):
    """Some copies cannot be made: there is no node, or no room, for them."""

    says = N_("{pool} has no room for {count} missing copies")
    alarm = "storage"
    count: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pools", self.pool, unplaced=self.count)


@frozen(eq=False)
class PoolWhole(_PoolFact):
    """Room was found for all that was missing."""

    says = N_("{pool}: every copy is whole again")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pools", self.pool, unplaced=0)


@frozen(eq=False)
class StallOver(_PoolFact):
    """The pool has given a lost node up; those who wrote to it go on."""

    says = N_("{pool} writes on without {node}")
    node: str

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        return world.put("pools", _change_node(pool, self.node, stalled_until=0))


@frozen(eq=False)
class PoolStopped(_PoolFact):
    """Its disks are at the limit: nothing can be written, and guests that write wait."""

    says = N_("{pool} is full: writes stop")
    alarm = "storage"

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pools", self.pool, full=seq)


@frozen(eq=False)
class PoolWritable(_PoolFact):
    """There is room again."""

    says = N_("{pool} takes writes again")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pools", self.pool, full=None)


@frozen(eq=False)
class RedundancySet(_PoolFact):
    """What lies on the pool is to be guarded in that way: whole copies stay, or are dropped; what
    changes from copies to parity is written anew, folder by folder."""

    says = N_("{pool} is to keep {redundancy}")
    redundancy: Redundancy

    def apply(self, world: World, seq: int) -> World:
        pool = changed(world.pools[self.pool], redundancy=self.redundancy, guarded=seq)
        layouts = pool.layouts
        for guest in sorted(layouts):
            layout = layouts[guest]
            if SCHEMES[self.redundancy].needed == layout.scheme.needed == 1:
                kept = _best(pool, layout, SCHEMES[self.redundancy].width)
                layouts = layouts.set(guest, Layout(self.redundancy, layout.size, kept))
        return world.put("pools", changed(pool, layouts=layouts))


def _best(pool: Pool, layout: Layout, count: int) -> tuple[Piece, ...]:
    """So many of the pieces of a folder; those that can be read before those that cannot."""
    good = pool.good(layout)
    others = tuple(piece for piece in layout.pieces if piece not in good)
    return (*good, *others)[:count]


@frozen(eq=False)
class BalancingSet(_PoolFact):
    """Whether its disks are being levelled."""

    says = N_("{pool} levels its disks: {switch}")
    switch: bool

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pools", self.pool, balancing=seq if self.switch else None)


@frozen(eq=False)
class GuestSwelled(_PoolFact):
    """A guest wrote more than anybody expected; its folder takes ``disk`` megabytes."""

    says = N_("The folder of {guest} has grown to {disk} MB")
    guest: str
    disk: Megabytes

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        layout = changed(pool.layouts[self.guest], size=self.disk)
        world = world.put("pools", changed(pool, layouts=pool.layouts.set(self.guest, layout)))
        return world.change_guest(self.guest, disk=self.disk)


@frozen(eq=False)
class GuestStored(Fact):
    """A guest's folder has moved to another datastore; the guest never noticed."""

    says = N_("The folder of {guest} lies on {store}")
    guest: str
    store: str

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        store = "" if self.store == guest.host else self.store
        return world.change_guest(self.guest, store=store, placed_entry=seq)

    def touches(self, world: World) -> tuple[str, ...]:
        guest = world.guests[self.guest]
        return (guest.host, self.store, guest.store or guest.host)
