"""Hyper-converged pools: servers that share their own disks, and where each guest's data lie.

Minima of nodes: domain data, section 5: RF2 3, RF3 5, EC 4+1 5, EC 4+2 7.
"""

from enum import Enum

from attrs import field, frozen
from immutables import Map

from dcgame.kernel.units import Megabytes, Seconds, ceiling


class Redundancy(Enum):
    """How a pool guards what lies on it: whole copies, or pieces with parity."""

    RF2 = "rf2"
    RF3 = "rf3"
    EC4_1 = "ec4+1"
    EC4_2 = "ec4+2"


@frozen
class Scheme:
    """A folder lies in ``width`` pieces on as many nodes, any ``needed`` of which give it back.

    A pool has at least ``nodes``; a write costs ``penalty`` accesses of disks (as RAID's: the
    copies, or reading and writing data and parity). ``pace`` is how fast lost pieces come back,
    per mille of copying one that is whole: parity has to be computed from ``needed`` others (game
    constant).
    """

    width: int
    needed: int
    nodes: int
    penalty: int
    pace: int

    @property
    def spared(self) -> int:
        """How many nodes it can miss."""
        return self.width - self.needed

    def piece(self, disk: Megabytes) -> Megabytes:
        """What one piece of a folder of that size takes."""
        return ceiling(disk, self.needed)

    def usable(self, raw: Megabytes) -> Megabytes:
        """What so many megabytes of disks hold."""
        return raw * self.needed // self.width


MORE_MEMORY: Megabytes = 8_192
"""Of each controller guest, to keep count of a third copy (domain data, section 5)."""

SCHEMES = {
    Redundancy.RF2: Scheme(width=2, needed=1, nodes=3, penalty=2, pace=1000),
    Redundancy.RF3: Scheme(width=3, needed=1, nodes=5, penalty=3, pace=1000),
    Redundancy.EC4_1: Scheme(width=5, needed=4, nodes=5, penalty=4, pace=500),
    Redundancy.EC4_2: Scheme(width=6, needed=4, nodes=7, penalty=6, pace=500),
}


@frozen(eq=False, slots=False)
class Piece:
    """A copy or a part of a guest's folder on one disk of one node.

    ``gone`` is the entry that took its disk; ``stale`` the one since which it misses what was
    written (at second ``stale_at``), because its node was away.
    """

    node: str
    disk: str
    gone: int | None = None
    stale: int | None = None
    stale_at: Seconds = 0


@frozen(eq=False, slots=False)
class Layout:
    """Where a guest's folder of ``size`` megabytes lies, and how it is guarded."""

    redundancy: Redundancy
    size: Megabytes
    pieces: tuple[Piece, ...]

    @property
    def scheme(self) -> Scheme:
        """How it is guarded."""
        return SCHEMES[self.redundancy]

    @property
    def share(self) -> Megabytes:
        """What each piece takes."""
        return self.scheme.piece(self.size)


@frozen(eq=False, slots=False)
class Node:
    """A member of a pool.

    ``away`` while its server is down; ``controller`` is false while its controller guest is, and
    its disks cannot be read either way. ``since`` is the entry that put it in its condition,
    ``changed_at`` when. ``stalled_until`` is how long those who wrote to it wait for the pool to
    give it up. A ``detached`` node no longer votes; one that is ``leaving`` hands its pieces over.
    """

    server: str
    away: bool = False
    controller: bool = True
    since: int | None = None
    changed_at: Seconds = 0
    stalled_until: Seconds = 0
    detached: int | None = None
    leaving: int | None = None

    @property
    def serves(self) -> bool:
        """Whether its disks can be read and written."""
        return self.controller and not self.away


@frozen(eq=False, slots=False)
class Pool:
    """``nodes`` in the order in which they joined; ``layouts`` by guest.

    ``delay`` seconds after a node was lost its pieces are made anew elsewhere (60 s as Nutanix
    does; vSAN waits an hour, Ceph 10 minutes). Each node's controller guest takes
    ``controller_vcpu`` and ``controller_ram`` from it (8 vCPU and 32 GB: game constants within
    the vendors' 8-16 and 32-64), and 8 GB more where two nodes may be missed. ``full`` is the
    entry since which nothing can be written; ``guarded`` the one that chose its redundancy;
    ``balancing`` the order to level its disks. ``unplaced`` pieces are missing, and there is no
    room or no node for them.
    """

    id: str
    redundancy: Redundancy
    nodes: tuple[Node, ...]
    layouts: Map[str, Layout] = field(default=Map())
    delay: Seconds = 60
    controller_vcpu: int = 8
    controller_ram: Megabytes = 32_768
    full: int | None = None
    guarded: int | None = None
    balancing: int | None = None
    unplaced: int = 0

    @property
    def scheme(self) -> Scheme:
        """How what is new on it is guarded."""
        return SCHEMES[self.redundancy]

    @property
    def controller_memory(self) -> Megabytes:
        """What the controller guest of each node takes, as the pool is guarded."""
        return self.controller_ram + (MORE_MEMORY if self.scheme.spared > 1 else 0)

    @property
    def members(self) -> tuple[str, ...]:
        """Its servers."""
        return tuple(node.server for node in self.nodes)

    def node(self, server: str) -> Node | None:
        """The node of that server."""
        return next((node for node in self.nodes if node.server == server), None)

    def serving(self) -> tuple[Node, ...]:
        """The nodes whose disks can be read."""
        return tuple(node for node in self.nodes if node.serves)

    def voters(self) -> tuple[Node, ...]:
        """The nodes of which more than half must serve."""
        return tuple(node for node in self.nodes if node.detached is None)

    def has_quorum(self) -> bool:
        """Whether a majority keeps the pool's own records."""
        voters = self.voters()
        return 2 * sum(node.serves for node in voters) > len(voters)

    def is_good(self, piece: Piece) -> bool:
        """Whether a piece can be read, and holds the latest."""
        node = self.node(piece.node)
        whole = piece.gone is None and piece.stale is None
        return whole and node is not None and node.serves

    def good(self, layout: Layout) -> tuple[Piece, ...]:
        """The pieces of a folder that can be read and hold the latest."""
        return tuple(piece for piece in layout.pieces if self.is_good(piece))

    def readable(self, guest: str) -> bool:
        """Whether enough pieces of a guest's folder can be read."""
        layout = self.layouts.get(guest)
        return layout is None or len(self.good(layout)) >= layout.scheme.needed
