"""A folder that has moved makes way for the next."""

from dcgame.kernel.journal import Entry
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.moving import NextWave
from dcgame.world.job import JobKind
from dcgame.world.world import World


def copy_ended(world: World, entry: Entry) -> Effects:
    """Every evacuation that is under way sends the next folder off."""
    if entry.fact.kind is not JobKind.STORE:
        return
    for key in sorted(world.jobs):
        job = world.jobs[key]
        if job.kind is JobKind.EVACUATE:
            wave = NextWave(job.subject, job.goal, int(job.detail))
            yield Later(key, world.now, wave)
