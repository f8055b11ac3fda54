"""Restart the management agent of a host; its guests do not notice."""

from attrs import frozen

from dcgame.kernel.units import MINUTE, Seconds
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, empty, not_up
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import WorkDone
from dcgame.words import N_
from dcgame.world.job import JobKind
from dcgame.world.world import World

AGENT: Seconds = 2 * MINUTE
"""Until a management agent has started anew (game constant)."""


@frozen
class RestartAgent(Command):
    """``restart-agent esx-1``"""

    verb = "restart-agent"
    does = N_("Restart a host's management agent")
    group = "platform"

    server: str = argument("host")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_up(world, self.server) or empty(world, self.server) or busy(world, self.server)
        )
        if refusal:
            return refusal
        if world.servers[self.server].agent_hung is None:
            return refuse(N_("the management agent of {name} answers"), name=self.server)
        return self._begun(world)

    def _begun(self, world: World) -> Effects:
        key = f"agent/{self.server}"
        due = world.now + AGENT
        yield JobBegun(self.server, JobKind.AGENT, key, self.server, due)
        yield Later(key, due, WorkDone(key))
