"""Replace a part: a spare from the cupboard, a technician's way there, and his work."""

from attrs import frozen

from dcgame.kernel.units import HOUR, Seconds, ceiling
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.storage_checks import no_equipment
from dcgame.sim.facts.hardware import SpareTaken
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.gauges.only_copy import holds_only_copy
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import HOT_SWAP, WORK, WorkDone
from dcgame.words import N_
from dcgame.world.hardware import Equipment, Part, Server, ServerState
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
        server: Equipment = world.equipment(self.server)
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
        if holds_only_copy(world, server, part, _pulled(world, server)):
            return refuse(
                N_("{part} holds the only copy of the data on {name}"),
                N_("replace the dead disk first, or move what is on it elsewhere"),
                part=self.part,
                name=self.server,
            )
        if world.spares.get(part.kind.value, 0) < 1:
            return refuse(
                N_("there is no spare {kind} in the cupboard"),
                N_("order one: spare {spare}"),
                kind=part.kind.value,
                spare=part.kind.value,
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
    """Whether a server runs. Arrays and switches are changed part by part while they do."""
    return isinstance(equipment, Server) and equipment.state in (
        ServerState.UP,
        ServerState.BOOTING,
    )


def _pulled(world: World, equipment: Equipment) -> tuple[str, ...]:
    """The parts that somebody is on the way to replace."""
    return tuple(
        part.id for part in equipment.parts if f"replace/{equipment.id}/{part.id}" in world.jobs
    )
