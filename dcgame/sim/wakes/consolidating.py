"""Merging snapshots into the disk takes reading and writing all that they hold."""

from attrs import frozen

from dcgame.kernel.units import Seconds, ceiling
from dcgame.sim.facts.jobs import JobDone
from dcgame.sim.facts.snapshots import Consolidated
from dcgame.sim.gauges.snapshots import chain_size
from dcgame.sim.gauges.stores import speed
from dcgame.sim.wakes.base import Effects, Wake
from dcgame.world.guest import Guest
from dcgame.world.world import World


def merging_time(world: World, guest: Guest) -> Seconds:
    """Seconds to read what the snapshots hold and to write it into the disk."""
    rate = max(1, speed(world, world.store_of(guest)))
    return max(1, ceiling(2 * chain_size(world, guest) * 1000, rate))


@frozen(eq=False)
class Merged(Wake):
    """All of it is in the disk; the guest stood still for less than a second."""

    key: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is None:
            return
        yield JobDone(job.subject, job.kind, job.key)
        yield Consolidated(job.subject)
