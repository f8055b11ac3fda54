"""Installations, updates, repairs and deliveries come to their end."""

from attrs import frozen

from dcgame.kernel.units import HOUR, MINUTE, Seconds
from dcgame.sim.facts.arrays import ArrayRacked, DisksAdded
from dcgame.sim.facts.fabrics import FabricRacked
from dcgame.sim.facts.gear import GearDelivered
from dcgame.sim.facts.hardware import PartReplaced, ServerRacked, ServerStarted, SpareArrived
from dcgame.sim.facts.jobs import JobDone, JobFailed
from dcgame.sim.facts.management import AgentRestarted
from dcgame.sim.facts.platform import PlatformInstalled, Updated
from dcgame.sim.gauges.hooking import first_channel, first_feed, plugs_in
from dcgame.sim.gauges.only_copy import holds_only_copy
from dcgame.sim.wakes.base import Effects, Wake
from dcgame.sim.wakes.boot import boot_server
from dcgame.world.floorplan import expected_unit
from dcgame.world.hardware import PartKind, PartState, Server, ServerState
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World

WORK: dict[PartKind, Seconds] = {
    PartKind.DISK: 15 * MINUTE,
    PartKind.POWER_SUPPLY: 10 * MINUTE,
    PartKind.FAN: 15 * MINUTE,
    PartKind.MEMORY: 30 * MINUTE,
    PartKind.MAINBOARD: 2 * HOUR,
    PartKind.BMC: 30 * MINUTE,
    PartKind.NIC: 20 * MINUTE,
    PartKind.UPS_BATTERY: HOUR,
    PartKind.INVERTER: 2 * HOUR,
    PartKind.STARTER: HOUR,
    PartKind.TRANSFER_SWITCH: 2 * HOUR,
    PartKind.COMPRESSOR: 2 * HOUR,
    PartKind.CONTROLLER: 30 * MINUTE,
    PartKind.BATTERY: 15 * MINUTE,
    PartKind.HBA: 30 * MINUTE,
    PartKind.BOARD: HOUR,
}
"""Hands-on time for each kind of part (game constants)."""

SPARE_PRICE = {
    PartKind.DISK: 26_000,
    PartKind.POWER_SUPPLY: 18_000,
    PartKind.FAN: 4_000,
    PartKind.MEMORY: 30_000,
    PartKind.MAINBOARD: 65_000,
    PartKind.BMC: 9_000,
    PartKind.NIC: 12_000,
    PartKind.UPS_BATTERY: 140_000,
    PartKind.INVERTER: 220_000,
    PartKind.STARTER: 45_000,
    PartKind.TRANSFER_SWITCH: 120_000,
    PartKind.COMPRESSOR: 180_000,
    PartKind.CONTROLLER: 280_000,
    PartKind.BATTERY: 22_000,
    PartKind.HBA: 60_000,
    PartKind.BOARD: 180_000,
}
"""Cents for a spare of each kind (game constants)."""

HOT_SWAP = (PartKind.DISK, PartKind.POWER_SUPPLY, PartKind.FAN)
ESSENTIAL = (
    PartKind.MAINBOARD,
    PartKind.POWER_SUPPLY,
    PartKind.FAN,
    PartKind.DISK,
    PartKind.CONTROLLER,
)
"""Without one of each that works, a server does not start."""


@frozen(eq=False)
class WorkDone(Wake):
    """A job whose end does not move has reached it."""

    key: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is None:
            return
        if job.kind is JobKind.REPLACE and _left_in(world, job):
            yield JobFailed(job.subject, job.kind, job.key, job.goal)
            yield SpareArrived(world.equipment(job.subject).part(job.goal).kind.value)
            return
        yield JobDone(job.subject, job.kind, job.key)
        if job.kind is JobKind.INSTALL:
            yield PlatformInstalled(job.subject, job.goal)
            yield ServerStarted(job.subject)
        elif job.kind is JobKind.PATCH:
            yield Updated(job.subject)
            yield ServerStarted(job.subject)
        elif job.kind is JobKind.REPLACE:
            yield from _replaced(world, job)
        elif job.kind is JobKind.AGENT:
            yield AgentRestarted(job.subject)
        elif job.kind is JobKind.ENLARGE:
            yield DisksAdded(job.subject, int(job.detail), job.goal)
        elif job.kind is JobKind.SPARE:
            yield SpareArrived(job.subject)
        else:
            yield from _delivered(world, job)


def _left_in(world: World, job: Job) -> bool:
    """Whether the technician had better not pull a disk: meanwhile nobody else has its data."""
    equipment = world.equipment(job.subject)
    part = equipment.part(job.goal) if equipment else None
    return part is not None and holds_only_copy(world, equipment, part)


def _replaced(world: World, job: Job) -> Effects:
    yield PartReplaced(job.subject, job.goal)
    server = world.servers.get(job.subject)
    if server is None or server.state is not ServerState.LOST or server.dark is not None:
        return
    if _sound_without(server, job.goal):
        yield from boot_server(world, job.subject)


def _sound_without(server: Server, part_id: str) -> bool:
    """Whether a server can start once that part is good again."""
    return all(
        any(part.id == part_id or part.state is not PartState.FAILED for part in parts)
        for kind in ESSENTIAL
        if (parts := server.of_kind(kind))
    )


def _delivered(world: World, job: Job) -> Effects:
    catalogue = world.setting.catalogue
    if job.detail in catalogue.gear:
        yield _set_up(world, job)
        return
    unit = expected_unit(world, job)
    if job.detail in catalogue.arrays:
        yield ArrayRacked(job.subject, job.detail, job.goal, unit)
    elif job.detail in catalogue.fabrics:
        yield FabricRacked(job.subject, job.detail, job.goal, unit)
    else:
        yield ServerRacked(job.subject, job.detail, job.goal, unit)


def _set_up(world: World, job: Job) -> GearDelivered:
    """What hangs from a feed is given the one that its place lacks most."""
    gear = world.setting.catalogue.gear[job.detail]
    unit = expected_unit(world, job) if gear.height else 0
    hangs = gear.shelf in ("pdus", "cracs")
    to = first_feed(world, gear.shelf, job.goal if gear.shelf == "pdus" else "") if hangs else ""
    if gear.shelf == "terminals":
        to = first_channel(world)
    plugs = plugs_in(world, job.goal) if gear.shelf in ("pdus", "switches") else ()
    return GearDelivered(job.subject, job.detail, job.goal, unit, to, plugs)
