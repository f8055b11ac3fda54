"""Break off a copy that is under way; nothing of it stays."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.sim.wakes.copying import copying
from dcgame.sim.wakes.moving import evacuation_key, moving_on
from dcgame.words import N_
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World


@frozen
class Cancel(Command):
    """``cancel crm-01``"""

    verb = "cancel"
    does = N_("Break off a copy")
    group = "guest"

    subject: str = argument("copied")

    def decide(self, world: World) -> Refused | Effects:
        evacuation = world.jobs.get(evacuation_key(self.subject))
        if evacuation is not None:
            return _evacuation_stops(world, self.subject)
        job = next((job for job in copying(world) if job.subject == self.subject), None)
        if job is None:
            return refuse(N_("{name} is not being copied"), name=self.subject)
        return _stops(world, job)


def _stops(world: World, job: Job) -> Effects:
    """A copy ends; if it was part of an evacuation, no further folder sets out."""
    wave = world.jobs.get(evacuation_key(job.detail)) if job.kind is JobKind.STORE else None
    if wave is not None:
        yield Forget(wave.key)
        yield JobFailed(wave.subject, wave.kind, wave.key, "cancel")
    yield Forget(job.key)
    yield JobFailed(job.subject, job.kind, job.key, "cancel")


def _evacuation_stops(world: World, store: str) -> Effects:
    """No further folder sets out, and those on their way stay where they were."""
    key = evacuation_key(store)
    yield Forget(key)
    yield JobFailed(store, JobKind.EVACUATE, key, "cancel")
    for job in moving_on(world, store):
        if job.detail == store:
            yield Forget(job.key)
            yield JobFailed(job.subject, job.kind, job.key, "cancel")
