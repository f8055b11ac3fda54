"""Mark a guest as a template, or make it a guest again."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING, busy, data_gone, not_a_guest, not_a_switch
from dcgame.sim.facts.folders import TemplateMarked
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Template(Command):
    """``template web-1``, ``template web-1 off``"""

    verb = "template"
    does = N_("Make a stopped guest a template, or a guest again")
    group = "guest"

    guest: str = argument("guest")
    on_off: str = argument("switch", "", "on")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_a_guest(world, self.guest) or busy(world, self.guest) or not_a_switch(self.on_off)
        )
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        wanted = self.on_off == "on"
        if guest.template is wanted:
            return refuse(
                N_("{name} already is a template") if wanted else N_("{name} is no template"),
                name=guest.id,
            )
        if guest.state in RUNNING:
            return refuse(
                N_("{name} runs, and a template never does"), N_("stop it first"), name=guest.id
            )
        return data_gone(guest.id, guest.data_lost) or (TemplateMarked(guest.id, wanted),)
