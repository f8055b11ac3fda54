"""Copy what comes to one repository on to another."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_repository
from dcgame.sim.facts.backups import ReplicationSet
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.replicating import send_all
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Replicate(Command):
    """``replicate vault to faraway``"""

    verb = "replicate"
    does = N_("Copy every backup of a repository on to another")
    group = "protection"

    repository: str = argument("repository")
    to: str = argument("repository", "to")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_repository(world, self.repository) or not_a_repository(world, self.to)
        if refusal:
            return refusal
        if self.repository == self.to or _comes_back(world, self.to, self.repository):
            return refuse(
                N_("{name} would be copied on to itself"),
                N_("choose a repository that does not lead back to {name}"),
                name=self.repository,
            )
        if world.repositories[self.repository].replicates_to == self.to:
            return refuse(
                N_("{name} already is copied on to {to}"), name=self.repository, to=self.to
            )
        return self._begun(world)

    def _begun(self, world: World) -> Effects:
        """What lies there now goes first."""
        yield ReplicationSet(self.repository, self.to)
        yield from send_all(world, self.repository)


def _comes_back(world: World, start: str, end: str) -> bool:
    """Whether copies that start in one repository end in the other."""
    seen: list[str] = []
    while start and start not in seen:
        seen.append(start)
        start = world.repositories[start].replicates_to
    return end in seen
