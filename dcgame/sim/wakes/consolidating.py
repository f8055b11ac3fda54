"""Merging snapshots into the disk takes reading and writing all that they hold."""

from attrs import frozen

from dcgame.sim.facts.jobs import JobDone
from dcgame.sim.facts.snapshots import Consolidated
from dcgame.sim.wakes.base import Effects, Wake
from dcgame.world.world import World


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
