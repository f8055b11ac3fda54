"""Delete a logical unit on which nothing lies."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.storage_checks import not_a_lun
from dcgame.sim.facts.luns import LunDeleted
from dcgame.sim.gauges.stores import lying_on, used
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class DeleteLun(Command):
    """``delete-lun lun-1``"""

    verb = "delete-lun"
    does = N_("Delete an empty LUN")
    group = "storage"

    name: str = argument("lun")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_lun(world, self.name)
        if refusal:
            return refusal
        lying = lying_on(world, self.name)
        if lying:
            return refuse(
                N_("the folders of {guests} lie on {name}"),
                N_("move or delete them first"),
                name=self.name,
                guests=", ".join(guest.id for guest in lying),
            )
        if used(world, self.name) or self._is_awaited(world):
            return refuse(
                N_("something is being copied to {name}"),
                N_("wait until it is there, or cancel it"),
                name=self.name,
            )
        return (LunDeleted(self.name),)

    def _is_awaited(self, world: World) -> bool:
        """Whether a datastore is being evacuated from it or to it, be it between two waves."""
        return any(
            job.kind is JobKind.EVACUATE and self.name in (job.subject, job.goal)
            for job in world.jobs.values()
        )
