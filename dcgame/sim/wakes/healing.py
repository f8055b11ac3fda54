"""A pool makes its missing copies anew, one folder after the other."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import MINUTE, Seconds, ceiling
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.jobs import CopyPaced, JobBegun, JobDone, JobFailed
from dcgame.sim.facts.nodes import NodeBack, NodeDetached, NodeRemoved, StallOver
from dcgame.sim.facts.pools import (
    BalancingSet,
    PieceMade,
    PoolStopped,
    PoolWhole,
    PoolWritable,
    RebuildStuck,
)
from dcgame.sim.gauges.healing import (
    Plan,
    Step,
    after_step,
    has_place,
    plan,
    rebuild_rate,
    step_time,
)
from dcgame.sim.gauges.lanes import pool_lanes
from dcgame.sim.gauges.pools import pieces_on, space_band
from dcgame.sim.gauges.thin import pourers
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.world.job import JobKind
from dcgame.world.pool import Node, Pool
from dcgame.world.world import World

NO_MAJORITY = "no-majority"
"""Why a rebuild is broken off when too few nodes vote."""

CONTROLLER_RESTARTS: Seconds = 5 * MINUTE
"""Until a controller guest that crashed runs again (game constant)."""


def job_key(pool: str) -> str:
    """The key of a pool's rebuild, and of the timer of its next step."""
    return f"heal/{pool}"


def heal(world: World, name: str) -> Effects:
    """Whatever a pool has to copy next, after something about it changed.

    A step that is under way and still has to be made goes on.
    """
    pool = world.pools[name]
    coming = plan(world, pool)
    if coming.step is None:
        yield from _nothing_more(world, pool, coming)
        return
    step = _under_way(world, name)
    if step is None or not _still_wanted(world, pool, step):
        step = coming.step
        due = world.now + step_time(world, pool, step)
        yield from _job(world, pool, coming)
        yield Later(job_key(name), due, PieceCopied(name, step))
    else:
        yield from _paced(world, pool)
    if coming.unplaced and coming.unplaced != pool.unplaced:
        yield Cited(RebuildStuck(name, coming.unplaced), _missing_nodes(pool))


def is_out_of_pace(world: World, name: str) -> bool:
    """Whether a pool that makes its copies anew gets another part of the links than it takes."""
    pool, job = world.pools[name], world.jobs.get(job_key(name))
    if job is None or not job.rate:
        return False
    return (rebuild_rate(world, pool), _over(world, pool)) != (job.rate, job.over)


def _paced(world: World, pool: Pool) -> Effects:
    """What is under way goes on as fast as its part of the links is now."""
    key, rate = job_key(pool.id), rebuild_rate(world, pool)
    job, timer, over = world.jobs.get(key), world.agenda.get(key), _over(world, pool)
    if job is None or timer is None or not is_out_of_pace(world, pool.id):
        return
    left = (timer.due - world.now) * job.rate
    yield CopyPaced(pool.id, key, rate, world.now + ceiling(job.left_at(world.now), rate), over)
    yield Later(key, world.now + ceiling(left, rate), timer.wake, timer.cause)


def _over(world: World, pool: Pool) -> tuple[str, ...]:
    return tuple(pool_lanes(world, pool)) if world.switches else ()


def _under_way(world: World, name: str) -> Step | None:
    timer = world.agenda.get(job_key(name))
    return timer.wake.step if timer is not None and isinstance(timer.wake, PieceCopied) else None


def _still_wanted(world: World, pool: Pool, step: Step) -> bool:
    """Whether a copy under way has both its ends, and somebody still lacks it."""
    layout = pool.layouts.get(step.guest)
    if layout is None or not has_place(world, pool, step) or not pool.has_quorum():
        return False
    if len(pool.good(layout)) < layout.scheme.needed:
        return False
    if not step.old or layout.redundancy is not pool.redundancy:
        return True
    piece = next((each for each in layout.pieces if each.node == step.old), None)
    return piece is not None and (pool.balancing is not None or _lacks(pool, step))


def _lacks(pool: Pool, step: Step) -> bool:
    """Whether the piece in whose place the copy is made has not come back meanwhile."""
    node = pool.node(step.old)
    piece = next(each for each in pool.layouts[step.guest].pieces if each.node == step.old)
    if step.old == step.node or node is None or node.leaving is not None:
        return True
    return piece.gone is not None or not node.serves


def _job(world: World, pool: Pool, coming: Plan) -> Effects:
    """The work that a screen shows: begun, or what is left of it counted anew."""
    rate = rebuild_rate(world, pool)
    total = coming.megabytes * 1000
    key = job_key(pool.id)
    due = world.now + max(1, ceiling(total, rate))
    if key in world.jobs:
        left = world.jobs[key].left_at(world.now)
        if abs(total - left) > rate or rate != world.jobs[key].rate:
            yield CopyPaced(pool.id, key, rate, due, _over(world, pool))
        return
    yield Cited(
        JobBegun(pool.id, JobKind.RESYNC, key, "", due, total=total, cap=rate),
        _missing_nodes(pool),
    )
    yield CopyPaced(pool.id, key, rate, due, _over(world, pool))


def _missing_nodes(pool: Pool) -> tuple[int, ...]:
    return given(*(node.since for node in pool.nodes if not node.serves))


def _nothing_more(world: World, pool: Pool, coming: Plan) -> Effects:
    key = job_key(pool.id)
    yield Forget(key)
    if not pool.has_quorum():
        if key in world.jobs:
            yield JobFailed(pool.id, JobKind.RESYNC, key, NO_MAJORITY)
        return
    if key in world.jobs:
        yield JobDone(pool.id, JobKind.RESYNC, key)
    if coming.unplaced != pool.unplaced:
        yield (
            Cited(RebuildStuck(pool.id, coming.unplaced), _missing_nodes(pool))
            if coming.unplaced
            else PoolWhole(pool.id)
        )
    if coming.unplaced:
        return
    if pool.balancing is not None:
        yield BalancingSet(pool.id, switch=False)
    yield from _without_them(world, pool)


def _without_them(world: World, pool: Pool) -> Effects:
    """Nodes on which nothing lies any more: the lost ones vote no longer, those that were to
    leave do."""
    voters = len(pool.voters())
    for node in pool.nodes:
        if node.leaving is not None and node.serves and not pieces_on(pool, node.server):
            yield NodeRemoved(pool.id, node.server)
        elif _is_done_with(world, pool, node) and voters > pool.scheme.nodes:
            voters -= 1
            yield Cited(NodeDetached(pool.id, node.server), given(node.since))


def _is_done_with(world: World, pool: Pool, node: Node) -> bool:
    if node.serves or node.detached is not None or world.now < node.changed_at + pool.delay:
        return False
    return not pieces_on(pool, node.server)


def space_changed(world: World, name: str) -> Effects:
    """Warned, nearly full, at the limit: a pool's space crosses a band."""
    pool = world.pools[name]
    band = space_band(world, pool)
    state = world.gauges.get(f"space/{name}")
    was = state.band if state else Band.FINE
    because = _fillers(world, pool)
    if band is not was:
        yield Cited(BandCrossed(f"space/{name}", band, was), because)
    if band is Band.OUT and pool.full is None:
        yield Cited(PoolStopped(name), given(*because, state.since if state else None))
    elif band is not Band.OUT and pool.full is not None:
        yield PoolWritable(name)


def _fillers(world: World, pool: Pool) -> tuple[int, ...]:
    """The entries that filled a pool: folders that came or grew, redundancy, nodes that went."""
    guests = [world.guests[name] for name in sorted(pool.layouts)]
    came = [guest.placed_entry for guest in guests]
    came += [entry for guest in guests for entry in pourers(world, guest)]
    away = [node.since for node in pool.nodes if not node.serves]
    return given(*sorted(each for each in came if each is not None), pool.guarded, *away)


def look_at(world: World, pool: str) -> Later:
    """When all that happens in this second has happened: what is to be copied, and what is free."""
    return Later(f"pool-look/{pool}", world.now, PoolLook(pool))


@frozen(eq=False)
class PoolLook(Wake):
    """Something about a pool has changed."""

    pool: str

    def decide(self, world: World) -> Effects:
        if self.pool in world.pools:
            yield from heal(world, self.pool)
            yield from space_changed(world, self.pool)


@frozen(eq=False)
class PieceCopied(Wake):
    """One copy of a rebuild is complete."""

    pool: str
    step: Step

    def decide(self, world: World) -> Effects:
        pool = world.pools.get(self.pool)
        if pool is None:
            return
        if not has_place(world, pool, self.step):
            yield look_at(world, self.pool)
            return
        layout = after_step(world, pool, self.step)
        made = PieceMade(self.pool, self.step.guest, self.step.node, layout)
        yield Cited(made, _missed(pool, self.step))


def _missed(pool: Pool, step: Step) -> tuple[int, ...]:
    """What made the piece old, or took it, in whose place the copy was made."""
    pieces = pool.layouts[step.guest].pieces
    return given(
        *(entry for each in pieces if each.node == step.old for entry in (each.gone, each.stale))
    )


@frozen(eq=False)
class HealDue(Wake):
    """A node has been away for so long that its pieces are made anew elsewhere."""

    pool: str
    node: str

    def decide(self, world: World) -> Effects:
        if self.pool in world.pools:
            yield from heal(world, self.pool)


@frozen(eq=False)
class StallEnds(Wake):
    """The pool gives a lost node up, and writes go on."""

    pool: str
    node: str

    def decide(self, world: World) -> Effects:
        pool = world.pools.get(self.pool)
        node = pool.node(self.node) if pool else None
        if node is not None and node.stalled_until:
            yield StallOver(self.pool, self.node)


@frozen(eq=False)
class ControllerReady(Wake):
    """A controller guest that crashed has started again."""

    pool: str
    node: str

    def decide(self, world: World) -> Effects:
        pool = world.pools.get(self.pool)
        node = pool.node(self.node) if pool else None
        if node is not None and not node.controller and not node.away:
            yield NodeBack(self.pool, self.node)
