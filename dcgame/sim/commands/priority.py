"""Say which guests high availability restarts first."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_guest
from dcgame.sim.facts.clusters import PrioritySet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import Priority
from dcgame.world.world import World

_WORDS = tuple(each.value for each in Priority)


@frozen
class SetPriority(Command):
    """``priority erp high``"""

    verb = "priority"
    does = N_("Set a guest's restart priority")
    group = "cluster"

    guest: str = argument("guest")
    priority: str = argument("priority")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest)
        if missing:
            return missing
        if self.priority not in _WORDS:
            return refuse(
                N_("{priority} is no priority"),
                N_("say high, medium, low or never"),
                priority=self.priority,
            )
        if world.guests[self.guest].priority.value == self.priority:
            return refuse(
                N_("{name} already has the priority {priority}"),
                name=self.guest,
                priority=self.priority,
            )
        return (PrioritySet(self.guest, Priority(self.priority)),)
