"""Facts about hyper-converged pools: where data lie, how they are guarded, how full it is."""

from attrs import frozen
from immutables import Map

from dcgame.kernel.units import Megabytes
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact, PoolFact
from dcgame.sim.facts.growing import put_down, put_down_in
from dcgame.words import N_
from dcgame.world.guest import formed
from dcgame.world.pool import SCHEMES, Layout, Piece, Pool, Redundancy
from dcgame.world.world import World


@frozen(eq=False)
class LayoutPlaced(PoolFact):
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
class LayoutFreed(PoolFact):
    """Nothing of a guest lies on the pool any more."""

    says = N_("{guest} has left {pool}")
    guest: str

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        return world.put("pools", changed(pool, layouts=pool.layouts.delete(self.guest)))


@frozen(eq=False)
class DiskPiecesGone(PoolFact):
    """What lay on a dead disk of a node is gone."""

    says = N_("Pieces gone on {disk} of {node}: {count} ({pool})")
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
class PoolDataLost(PoolFact):
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
class PieceMade(PoolFact):
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
class RebuildStuck(PoolFact):
    """Some copies cannot be made: there is no node, or no room, for them."""

    says = N_("{pool} has no room for {count} missing copies")
    alarm = "storage"
    count: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pools", self.pool, unplaced=self.count)


@frozen(eq=False)
class PoolWhole(PoolFact):
    """Room was found for all that was missing."""

    says = N_("{pool}: every copy is whole again")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pools", self.pool, unplaced=0)


@frozen(eq=False)
class PoolStopped(PoolFact):
    """Its disks are at the limit: nothing can be written, and guests that write wait."""

    says = N_("{pool} is full: writes stop")
    alarm = "storage"

    def apply(self, world: World, seq: int) -> World:
        return put_down(world, self.pool).alter("pools", self.pool, full=seq)


@frozen(eq=False)
class PoolWritable(PoolFact):
    """There is room again."""

    says = N_("{pool} takes writes again")

    def apply(self, world: World, seq: int) -> World:
        return put_down(world, self.pool).alter("pools", self.pool, full=None)


@frozen(eq=False)
class RedundancySet(PoolFact):
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
        for server in pool.members:
            world = world.change_server(server, controller_ram=pool.controller_memory)
        return world.put("pools", changed(pool, layouts=layouts))

    def touches(self, world: World) -> tuple[str, ...]:
        return (*world.pools[self.pool].members, self.pool)


def _best(pool: Pool, layout: Layout, count: int) -> tuple[Piece, ...]:
    """So many of the pieces of a folder; those that can be read before those that cannot."""
    good = pool.good(layout)
    others = tuple(piece for piece in layout.pieces if piece not in good)
    return (*good, *others)[:count]


@frozen(eq=False)
class BalancingSet(PoolFact):
    """Whether its disks are being levelled."""

    says = N_("{pool} levels its disks: {switch}")
    switch: bool

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pools", self.pool, balancing=seq if self.switch else None)


@frozen(eq=False)
class LayoutResized(PoolFact):
    """A guest's folder takes more of its pool, or less."""

    says = N_("The folder of {guest} takes {size} MB of {pool}")
    hidden = True
    guest: str
    size: Megabytes

    def apply(self, world: World, seq: int) -> World:
        pool = world.pools[self.pool]
        layout = changed(pool.layouts[self.guest], size=self.size)
        return world.put("pools", changed(pool, layouts=pool.layouts.set(self.guest, layout)))


@frozen(eq=False)
class GuestStored(Fact):
    """A guest's folder has moved to another datastore; the guest never noticed. Its disks may have
    become thin or thick on the way (``form``)."""

    says = N_("The folder of {guest} lies on {store}")
    guest: str
    store: str
    form: str = ""

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        store = "" if self.store == guest.host else self.store
        world = put_down_in(world, guest).with_guest(formed(guest, self.form))
        changes = {"disk_entry": seq} if self.form else {}
        return world.change_guest(self.guest, store=store, placed_entry=seq, **changes)

    def touches(self, world: World) -> tuple[str, ...]:
        guest = world.guests[self.guest]
        return (guest.host, self.store, guest.store or guest.host)
