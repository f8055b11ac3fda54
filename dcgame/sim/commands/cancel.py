"""Break off a copy that is under way; nothing of it stays."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.sim.wakes.copying import copying
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Cancel(Command):
    """``cancel crm-01``"""

    verb = "cancel"
    does = N_("Break off a copy")
    group = "guest"

    subject: str = argument("copied")

    def decide(self, world: World) -> Refused | Effects:
        job = next((job for job in copying(world) if job.subject == self.subject), None)
        if job is None:
            return refuse(N_("{name} is not being copied"), name=self.subject)
        return (
            Forget(job.key),
            JobFailed(job.subject, job.kind, job.key, "cancel"),
        )
