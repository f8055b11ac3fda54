"""Work with a checklist: slower and dearer, and half as many changes go wrong."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_switch
from dcgame.sim.facts.business import ChecklistSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Checklist(Command):
    """``checklist on``"""

    verb = "checklist"
    does = N_("Make every change with a checklist, or without")
    group = "business"

    on_off: str = argument("switch")

    def decide(self, world: World) -> Refused | Effects:
        unclear = not_a_switch(self.on_off)
        if unclear:
            return unclear
        wanted = self.on_off == "on"
        if wanted is (world.policy is not None and world.policy.checklist):
            return refuse(N_("that is how it is done already"), N_("say the other of on and off"))
        return (ChecklistSet(wanted),)
