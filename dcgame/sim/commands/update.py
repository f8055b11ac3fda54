"""Install updates now, at an hour of one's own choice: a platform's, and its host reboots; or an
array's firmware, one controller after the other."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, empty, not_up
from dcgame.sim.commands.storage_checks import does_not_serve, not_an_array
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.wakes.arrays import FirmwareDone, SecondController, take_over
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.updates import reboot_for_update
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Update(Command):
    """``update desk-1``"""

    verb = "update"
    does = N_("Update a server's platform or an array's firmware now")
    group = "platform"

    server: str = argument("updatable")

    def decide(self, world: World) -> Refused | Effects:
        if self.server in world.arrays:
            return self._array(world)
        refusal = (
            not_up(world, self.server) or busy(world, self.server) or empty(world, self.server)
        )
        return refusal or reboot_for_update(world, self.server)

    def _array(self, world: World) -> Refused | Effects:
        refusal = (
            not_an_array(world, self.server)
            or does_not_serve(world, self.server)
            or busy(world, self.server)
        )
        if refusal:
            return refusal
        controllers = world.arrays[self.server].working(PartKind.CONTROLLER)
        if controllers < 2:
            return refuse(
                N_("{name} has one controller left, and nobody would serve while it restarts"),
                N_("replace the dead controller first"),
                name=self.server,
            )
        return self._one_after_the_other(world)

    def _one_after_the_other(self, world: World) -> Effects:
        model = world.arrays[self.server].model
        key, name = f"firmware/{self.server}", self.server
        due = world.now + 2 * model.firmware
        yield JobBegun(name, JobKind.FIRMWARE, key, model.id, due)
        yield Later(key, due, FirmwareDone(name))
        yield Later(f"{key}/second", world.now + model.firmware, SecondController(name))
        yield from take_over(world, name)
