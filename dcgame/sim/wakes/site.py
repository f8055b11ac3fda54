"""Somebody has finished what he came for: cords, moves, breakers, fuel."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.facts.gear import BypassSet, Hooked
from dcgame.sim.facts.jobs import JobBegun, JobDone, JobFailed
from dcgame.sim.facts.power import BreakerReset, CordMoved, ServerMoved
from dcgame.sim.facts.reserves import Refuelled
from dcgame.sim.gauges.hooking import CORDS, hook_hindrance, shelf_of_cord
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.facility import Pdu, Source
from dcgame.world.floorplan import free_unit
from dcgame.world.hardware import PartKind, ServerState
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World


@frozen(eq=False)
class TechnicianArrives(Wake):
    """Somebody stands in the room, or at another site, and stays for some hours."""

    key: str
    stay: Seconds

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is None:
            return
        yield JobDone(job.subject, job.kind, job.key)
        due, key = world.now + self.stay, f"{JobKind.ON_SITE.value}/{job.goal}"
        yield JobBegun(job.subject, JobKind.ON_SITE, key, job.goal, due)
        yield Later(key, due, TechnicianLeaves(key))


@frozen(eq=False)
class TechnicianLeaves(Wake):
    """He goes home."""

    key: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        return (JobDone(job.subject, job.kind, job.key),) if job else ()


@frozen(eq=False)
class VisitDone(Wake):
    """The work of a visit is done."""

    key: str

    def decide(self, world: World) -> Effects:
        job = world.jobs.get(self.key)
        if job is None:
            return
        if job.kind is JobKind.MOVE:
            yield from _moved(world, job)
            return
        if job.kind is JobKind.CABLE and job.subject not in world.servers:
            yield from _hooked(world, job)
            return
        yield JobDone(job.subject, job.kind, job.key)
        if job.kind is JobKind.CABLE:
            yield CordMoved(job.subject, job.detail, job.goal)
        elif job.kind is JobKind.BYPASS:
            yield from _bypassed(world, job)
        elif job.kind is JobKind.REFUEL:
            yield Refuelled(job.subject)
        elif _is_open(world.pdus[job.subject], world.now):
            yield BreakerReset(job.subject)


def _is_open(pdu: Pdu, now: Seconds) -> bool:
    """Whether it is open, and may be closed."""
    return (pdu.tripped or pdu.wet is not None) and now >= pdu.wet_until


def _moved(world: World, job: Job) -> Effects:
    """A server that runs meanwhile, or has lost its place, stays where it is."""
    server = world.servers[job.subject]
    unit = free_unit(world, job.goal, server.model.height)
    if unit is None or server.state in (ServerState.UP, ServerState.BOOTING):
        yield JobFailed(job.subject, job.kind, job.key, job.goal if unit is None else server.id)
        return
    yield JobDone(job.subject, job.kind, job.key)
    yield ServerMoved(server.id, job.goal, unit)


def _hooked(world: World, job: Job) -> Effects:
    """What became impossible meanwhile is left as it is."""
    shelf = shelf_of_cord(world, job.subject)
    if not shelf or hook_hindrance(world, job.subject, job.goal) is not None:
        yield JobFailed(job.subject, job.kind, job.key, job.goal)
        return
    yield JobDone(job.subject, job.kind, job.key)
    yield Hooked(job.subject, CORDS[shelf], job.goal)


def _bypassed(world: World, job: Job) -> Effects:
    """A feed whose UPS has gone, or that lives from its battery now, stays as it is."""
    feed, on = world.feeds[job.subject], job.goal == "on"
    ups = world.ups.get(feed.ups)
    if ups is None or on is (feed.bypass is not None):
        return
    if (on and feed.source is Source.BATTERY) or not (on or ups.working(PartKind.INVERTER)):
        return
    yield BypassSet(feed.id, on)
