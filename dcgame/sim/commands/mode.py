"""Set how a stopped guest's instructions reach the processor."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING, not_a_guest
from dcgame.sim.facts.guests import ModeSet
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import Mode
from dcgame.world.world import World


@frozen
class SetMode(Command):
    """``mode web-1 para``"""

    verb = "mode"
    does = N_("Set a guest's mode: emulated, full or para")
    group = "guest"

    guest: str = argument("guest")
    mode: str = argument("mode")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest)
        if missing:
            return missing
        modes = {mode.value: mode for mode in Mode}
        if self.mode not in modes:
            return refuse(
                N_("there is no mode {mode}"),
                N_("modes: {modes}"),
                mode=self.mode,
                modes=", ".join(modes),
            )
        guest, mode = world.guests[self.guest], modes[self.mode]
        if guest.state in RUNNING:
            return refuse(N_("{name} runs"), N_("stop it first"), name=self.guest)
        if mode is guest.mode:
            return refuse(N_("{name} already is {mode}"), name=self.guest, mode=self.mode)
        if mode is Mode.PARA and not guest.modifiable:
            return refuse(
                N_("the system of {name} cannot be modified to cooperate"),
                N_("only open systems can be; install the guest tools instead"),
                name=self.guest,
            )
        return (ModeSet(self.guest, mode),)
