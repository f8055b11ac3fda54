"""A guest moves while it runs: its memory is sent in rounds, then it stands still for a moment.

Domain data, section 13, formula 5: with ``B`` the link's rate and ``λ`` what the guest dirties
for each kilobyte sent, round after round leaves ``λ`` of the one before, so that all takes
``RAM / (B · (1 − λ))`` until what is left takes less than 0.1 s. With ``λ ≥ 1`` it never does:
it fails, or the guest is stopped for ``RAM / B``.
"""

from dcgame.kernel.units import Kilobytes, Seconds, ceiling
from dcgame.sim.facts.jobs import JobDone, JobFailed
from dcgame.sim.facts.moving import (
    GuestStunned,
    GuestSwitchedOver,
    LiveMigrationBegun,
    MigrationStalled,
)
from dcgame.sim.gauges.dirtying import dirty_rate
from dcgame.sim.wakes.base import Effects
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World

TARGET = 100
"""Milliseconds that a switch-over may take (PVE's default)."""
NO_CONVERGENCE = "converge"
"""Reason of a live migration that failed by itself."""


def begin_live(world: World, guest_id: str, host: str, *, forced: bool = False) -> Effects:
    """A guest's memory begins to move; the link sets the pace and the timer."""
    guest = world.guests[guest_id]
    yield LiveMigrationBegun(
        guest_id,
        JobKind.LIVE,
        f"live/{guest_id}",
        host,
        total=guest.ram * 1000,
        dirty=dirty_rate(world, guest),
        forced=forced,
    )


def converges(job: Job) -> bool:
    """Whether memory is sent faster than it is written."""
    return job.dirty < job.rate


def memory_sent(world: World, job: Job) -> Effects:
    """All rounds that can help are done."""
    if converges(job):
        yield JobDone(job.subject, job.kind, job.key)
        yield GuestSwitchedOver(job.subject, job.goal, last_round(job))
        return
    yield MigrationStalled(job.subject, job.dirty, job.rate)
    if not job.forced:
        yield JobFailed(job.subject, job.kind, job.key, NO_CONVERGENCE)
        return
    yield GuestStunned(job.subject, stop_of(job) * 1000)


def stop_of(job: Job) -> Seconds:
    """How long a guest that cannot be caught up with is stopped: all its memory is sent."""
    return ceiling(job.total, max(1, job.rate))


def switched_over(job: Job) -> Effects:
    """A guest that was stopped for it runs where it was sent."""
    yield GuestSwitchedOver(job.subject, job.goal, (job.due - job.counted_at) * 1000)


def last_round(job: Job) -> int:
    """Milliseconds of the last round, the first that takes less than the target."""
    left: Kilobytes = job.total
    while left * 1000 > TARGET * job.rate:
        left = left * job.dirty // job.rate
    return max(1, left * 1000 // max(1, job.rate))
