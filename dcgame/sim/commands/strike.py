"""Order a misfortune, where nobody is paid for what it costs: in a laboratory."""

from typing import Any

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.facts.play import Misfortune
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
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
            return refuse(N_("there is no misfortune {kind}"), kind=self.kind)
        if not is_there(world, strikes, self.target):
            return refuse(
                N_("there is no {target} that {kind} could strike"),
                N_("name one of what is in the room; a part as esx-1/psu-1"),
                target=self.target,
                kind=self.kind,
            )
        return (Misfortune(self.target, self.kind),)


def is_there(world: World, strikes: str, target: str) -> bool:
    """Whether there is such a thing of the kind that a misfortune strikes."""
    if strikes == "part":
        holder, _, part = target.partition("/")
        equipment = world.equipment(holder)
        return equipment is not None and equipment.part(part) is not None
    if strikes == "platform":
        servers = world.servers.values()
        return any(server.platform and server.platform.name == target for server in servers)
    if strikes == "job":
        return any(job.subject == target for job in world.jobs.values())
    shelf: Any = getattr(world, f"{strikes}s", {})
    return target in shelf
