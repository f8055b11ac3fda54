"""What a pool has to copy so that everything on it is guarded as it is set, most urgent first.

Domain data, section 13, formula 4: after ``delay``, at ``min(0.25 GB/s · (N − 1), network)``; a
dead disk's pieces at once.
"""

from collections.abc import Iterator

from attrs import frozen

from dcgame.kernel.units import DAY, WHOLE, Kilobytes, Megabytes, PerMille, Seconds, ceiling
from dcgame.sim.gauges.lanes import lanes, pool_lanes, share, sharers
from dcgame.sim.gauges.placement import has_places, next_place, placed
from dcgame.sim.gauges.pools import SPACE, Disk, disks_of, on_disks, room, storage_link
from dcgame.world.pool import SCHEMES, Layout, Piece, Pool
from dcgame.world.world import World

A_NODE: Kilobytes = 250_000
"""A second, that each surviving node adds to a rebuild."""
CHANGED_AT_LEAST: PerMille = 10
CHANGED_A_DAY: PerMille = 50
"""Of a folder, what is written anew while a node is away (game constants)."""
EVEN: PerMille = 100
"""Disks that differ by less are level."""


@frozen
class Step:
    """One copy to be made: the piece of ``guest`` that lies on ``node`` and ``disk`` afterwards,
    in place of ``old`` (a node; empty: one piece more). Of ``megabytes``, at ``pace``; one that
    ``rewrites`` the whole folder guards it in another way."""

    guest: str
    old: str
    node: str
    disk: str
    megabytes: Megabytes
    pace: PerMille = WHOLE
    rewrites: bool = False


@frozen
class Plan:
    """The next ``step``, what all of them copy, and for how many pieces there is no place."""

    step: Step | None
    megabytes: Megabytes
    unplaced: int


def plan(world: World, pool: Pool) -> Plan:
    """What a pool has to do. Folders that lack most come first, then by name."""
    taken = on_disks(pool)
    first: Step | None = None
    total, unplaced = 0, 0
    for guest in _by_urgency(pool):
        layout = pool.layouts[guest]
        for old in _wanting(world, pool, layout):
            step = _step(world, pool, guest, old, taken)
            if step is None:
                unplaced += 1
                continue
            first = first or step
            total += step.megabytes
            if step.node != step.old:
                place = (step.node, step.disk)
                taken[place] = taken.get(place, 0) + layout.share
    if first is None and not unplaced and pool.balancing is not None:
        first = level(world, pool, taken)
        total = first.megabytes if first else 0
    return Plan(first, total, unplaced)


def _by_urgency(pool: Pool) -> list[str]:
    spare = {
        guest: len(pool.good(layout)) - layout.scheme.needed
        for guest, layout in sorted(pool.layouts.items())
    }
    return sorted(spare, key=lambda guest: (spare[guest], guest))


def _wanting(world: World, pool: Pool, layout: Layout) -> Iterator[Piece | None]:
    """The pieces of a folder that are to be made anew; ``None`` for each that is missing."""
    if not pool.has_quorum() or len(pool.good(layout)) < layout.scheme.needed:
        return
    if layout.redundancy is not pool.redundancy:
        yield None
        return
    for piece in layout.pieces:
        if _is_wanting(world, pool, piece):
            yield piece
    for _ in range(layout.scheme.width - len(layout.pieces)):
        yield None


def _is_wanting(world: World, pool: Pool, piece: Piece) -> bool:
    node = pool.node(piece.node)
    if piece.gone is not None or node is None or node.leaving is not None:
        return True
    if node.serves:
        return piece.stale is not None
    return world.now >= node.changed_at + pool.delay


def _step(
    world: World, pool: Pool, guest: str, old: Piece | None, taken: dict[Disk, Megabytes]
) -> Step | None:
    layout = pool.layouts[guest]
    if layout.redundancy is not pool.redundancy:
        return _rewritten(world, pool, guest, taken)
    node = pool.node(old.node) if old else None
    stays = node is not None and node.serves and node.leaving is None
    if stays and old and old.gone is None and old.stale is not None:
        size = delta(layout.share, world.now - old.stale_at)
        return Step(guest, old.node, old.node, old.disk, size)
    place = next_place(world, pool, guest, layout.share, _holding(pool, layout, old), taken)
    if place is None:
        return None
    return Step(guest, old.node if old else "", *place, layout.share, layout.scheme.pace)


def _holding(pool: Pool, layout: Layout, old: Piece | None) -> set[str]:
    """The nodes that hold other pieces of a folder, or held one that is to be made anew; not the
    one whose disk died, if it serves."""
    held = {piece.node for piece in layout.pieces if piece is not old}
    if old and old.gone is None:
        held.add(old.node)
    return held


def _rewritten(world: World, pool: Pool, guest: str, taken: dict[Disk, Megabytes]) -> Step | None:
    """A folder that is to be guarded in another way is written anew, all of it, beside what it is
    now."""
    layout = pool.layouts[guest]
    scheme = SCHEMES[pool.redundancy]
    share = scheme.piece(layout.size)
    place = next_place(world, pool, guest, share, set(), taken)
    if place is None or not has_places(world, pool, layout.size):
        return None
    return Step(guest, "", *place, share * scheme.width, scheme.pace, rewrites=True)


def delta(share: Megabytes, away: Seconds) -> Megabytes:
    """What a piece misses after its node was away for so long."""
    part = min(WHOLE, CHANGED_AT_LEAST + CHANGED_A_DAY * away // DAY)
    return max(1, share * part // WHOLE)


def level(world: World, pool: Pool, taken: dict[Disk, Megabytes]) -> Step | None:
    """One piece from the fullest disk to the emptiest that may have it, if that evens them."""
    filled = sorted(
        ((_full(world, place, size), place) for place, size in taken.items()), reverse=True
    )
    for full, (node, disk) in filled:
        for guest in sorted(pool.layouts):
            layout = pool.layouts[guest]
            old = next(
                (each for each in layout.pieces if (each.node, each.disk) == (node, disk)), None
            )
            if old is None or not pool.is_good(old):
                continue
            held = {piece.node for piece in layout.pieces}
            place = next_place(world, pool, guest, layout.share, held, taken)
            if place is None:
                continue
            after = _full(world, place, taken.get(place, 0) + layout.share)
            if after + EVEN <= full:
                return Step(guest, node, *place, layout.share)
    return None


def _full(world: World, place: Disk, size: Megabytes) -> PerMille:
    return size * WHOLE // max(1, world.servers[place[0]].model.disk_size)


def rebuild_rate(world: World, pool: Pool) -> Kilobytes:
    """Kilobytes a second of a rebuild: what its nodes give, or its part of the links between."""
    helping = min(len(pool.serving()), len(pool.nodes) - 1)
    mine = pool_lanes(world, pool)
    others = tuple(lanes(world, job) for job in sharers(world) if job.subject != pool.id)
    part = share(world, mine, others)
    given = [A_NODE * helping, storage_link(world, pool)]
    return max(1, min(given if part is None else (*given, part)))


def step_time(world: World, pool: Pool, step: Step) -> Seconds:
    """Seconds that one copy takes."""
    rate = rebuild_rate(world, pool) * step.pace // WHOLE
    return max(1, ceiling(step.megabytes * 1000, max(1, rate)))


def has_place(world: World, pool: Pool, step: Step) -> bool:
    """Whether the copy of a step can still be put where it was to go, beside the other pieces."""
    layout, node = pool.layouts.get(step.guest), pool.node(step.node)
    if layout is None or node is None or not node.serves:
        return False
    if step.rewrites is not (layout.redundancy is not pool.redundancy):
        return False
    if step.disk not in disks_of(world.servers[step.node]):
        return False
    if step.rewrites:
        return has_places(world, pool, layout.size)
    if not step.old and len(layout.pieces) >= layout.scheme.width:
        return False
    held = {piece.node for piece in layout.pieces}
    if step.node in held - {step.old} or (step.old and step.old not in held):
        return False
    return _fits(world, pool, layout, step)


def _fits(world: World, pool: Pool, layout: Layout, step: Step) -> bool:
    """Whether its disk still has room for a copy: the folder may have grown on the way, or others
    have come. A copy that only misses some writes takes its space already."""
    there = [piece for piece in layout.pieces if piece.gone is None]
    if (step.node, step.disk) in [(piece.node, piece.disk) for piece in there]:
        return True
    server = world.servers[step.node]
    return room(server, on_disks(pool), step.disk, SPACE.out) >= layout.share


def after_step(world: World, pool: Pool, step: Step) -> Layout:
    """Where a folder lies once that copy is made."""
    layout = pool.layouts[step.guest]
    if layout.redundancy is not pool.redundancy:
        return placed(world, pool, step.guest, layout.size)
    fresh = Piece(step.node, step.disk)
    if not step.old:
        return Layout(layout.redundancy, layout.size, (*layout.pieces, fresh))
    pieces = tuple(fresh if piece.node == step.old else piece for piece in layout.pieces)
    return Layout(layout.redundancy, layout.size, pieces)
