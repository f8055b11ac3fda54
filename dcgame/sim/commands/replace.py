"""Replace a part: a spare from the cupboard, a technician's way there, and his work."""

from attrs import frozen

from dcgame.kernel.units import HOUR, Seconds, ceiling
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import no_equipment
from dcgame.sim.facts.hardware import SpareTaken
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import HOT_SWAP, WORK, WorkDone
from dcgame.words import N_
from dcgame.world.hardware import Equipment, Part, PartKind, PartState, Server, ServerState
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.world import World


@frozen
class Replace(Command):
    """``replace psu-1 of esx-1``"""

    verb = "replace"
    does = N_("Replace a part")
    group = "hardware"

    part: str = argument("part")
    server: str = argument("equipment", "of")

    def decide(self, world: World) -> Refused | Effects:
        missing = no_equipment(world, self.server)
        if missing:
            return missing
        server = world.equipment(self.server)
        part = server.part(self.part)
        if part is None:
            return refuse(
                N_("{name} has no part {part}"),
                N_("its parts: {parts}"),
                name=self.server,
                part=self.part,
                parts=", ".join(each.id for each in server.parts),
            )
        job = world.jobs.get(self._key)
        if job is not None and job.due <= world.now + self._duration(world, part):
            return refuse(N_("{part} is already being replaced"), part=self.part)
        if part.kind not in HOT_SWAP and _runs(server):
            return refuse(
                N_("{part} cannot be changed while {name} runs"),
                N_("move its guests away and shut it down first"),
                part=self.part,
                name=self.server,
            )
        if _only_copy(world, server, part):
            return refuse(
                N_("{part} holds the only copy of the data on {name}"),
                N_("replace the dead disk first, or move what is on it elsewhere"),
                part=self.part,
                name=self.server,
            )
        if world.spares.get(part.kind.value, 0) < 1:
            return refuse(
                N_("there is no spare {kind} in the cupboard"),
                N_("order one: spare {kind}"),
                kind=part.kind.value,
            )
        return self._begun(world, part)

    @property
    def _key(self) -> str:
        return f"replace/{self.server}/{self.part}"

    def _duration(self, world: World, part: Part) -> Seconds:
        return world.setting.technician_travel + WORK[part.kind]

    def _begun(self, world: World, part: Part) -> Effects:
        duration, key = self._duration(world, part), self._key
        hours = ceiling(duration, HOUR)
        yield SpareTaken(part.kind.value)
        yield Charged(self.server, Account.LABOUR, hours * world.setting.technician_hour)
        yield JobBegun(self.server, JobKind.REPLACE, key, self.part, world.now + duration)
        yield Later(key, world.now + duration, WorkDone(key))


def _runs(equipment: Equipment) -> bool:
    """Whether it is a server that runs; what is no server has parts made to be changed."""
    on = (ServerState.UP, ServerState.BOOTING)
    return isinstance(equipment, Server) and equipment.state in on


def _only_copy(world: World, server: Equipment, part: Part) -> bool:
    """Whether the data of a server would leave the room with that disk."""
    if not isinstance(server, Server):
        return False
    if part.kind is not PartKind.DISK or part.state is PartState.FAILED:
        return False
    copies = [
        disk
        for disk in server.of_kind(PartKind.DISK)
        if disk.state is not PartState.FAILED and f"replace/{server.id}/{disk.id}" not in world.jobs
    ]
    mirrored = server.model.mirrored and len(copies) > 1
    return server.platform is not None and not mirrored
