"""Order a misfortune, where nobody is paid for what it costs: in a laboratory."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.targets import targets
from dcgame.world.world import World


@frozen
class Strike(Command):
    """``strike psu on esx-1/psu-1``"""

    verb = "strike"
    does = N_("Let something break, in a laboratory")
    group = "lab"

    kind: str = argument("misfortune")
    target: str = argument("target", "on")

    def decide(self, world: World) -> Refused | Effects:
        strikes = dict(world.setting.misfortunes).get(self.kind)
        if not world.setting.misfortunes:
            return refuse(
                N_("this is no laboratory: here things break by themselves"),
                N_("open the lab from the title"),
            )
        if strikes is None:
            known = [kind for kind, _ in world.setting.misfortunes]
            return none_of_that_name(N_("there is no misfortune {name}"), self.kind, known)
        if self.target not in targets(world, strikes):
            return refuse(
                N_("there is no {target} that {kind} could strike"),
                N_("name one of what is in the room; a part as esx-1/psu-1"),
                target=self.target,
                kind=self.kind,
            )
        return (Misfortune(self.target, self.kind),)
