"""Replace a part: a spare from the cupboard, a technician's way there, and his work."""

from attrs import frozen

from dcgame.kernel.units import HOUR, Seconds, ceiling
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.storage_checks import no_equipment
from dcgame.sim.facts.hardware import SpareTaken
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.money import Charged
from dcgame.sim.gauges.disks import whole_disks
from dcgame.sim.gauges.raid import guarded, missing
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.works import HOT_SWAP, WORK, WorkDone
from dcgame.words import N_
from dcgame.world.hardware import Equipment, Part, PartKind, PartState, Server, ServerState
from dcgame.world.job import JobKind
from dcgame.world.money import Account
from dcgame.world.storage import Array
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
    """Whether a server runs. Arrays and switches are changed part by part while they do."""
    return isinstance(equipment, Server) and equipment.state in (
        ServerState.UP,
        ServerState.BOOTING,
    )


def _only_copy(world: World, equipment: Equipment, part: Part) -> bool:
    """Whether data would leave the room with that disk."""
    if part.kind is not PartKind.DISK or part.state is PartState.FAILED:
        return False
    if isinstance(equipment, Array):
        return _group_needs(world, equipment, part.id)
    return isinstance(equipment, Server) and _server_needs(world, equipment, part)


def _group_needs(world: World, array: Array, disk: str) -> bool:
    """Whether a group could not do without that disk, and those that are being replaced."""
    for name in sorted(world.raid_groups):
        group = world.raid_groups[name]
        if group.array == array.id and disk in group.disks and group.lost is None:
            pulled = [each for each in group.disks if _pulled(world, array.id, each)]
            gone = (*(each.id for each in missing(world, group)), *pulled)
            return not guarded(group, gone, disk)
    return False


def _pulled(world: World, equipment: str, disk: str) -> bool:
    return f"replace/{equipment}/{disk}" in world.jobs


def _server_needs(world: World, server: Server, part: Part) -> bool:
    if part.id in server.stale:
        return False
    copies = [disk for disk in whole_disks(server) if not _pulled(world, server.id, disk.id)]
    mirrored = server.model.mirrored and len(copies) > 1
    return server.platform is not None and not mirrored
