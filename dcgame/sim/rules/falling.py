"""What a machine that goes down takes with it."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppStopped
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.guests import GuestLost, GuestStopped
from dcgame.sim.facts.hardware import ServerPoweredOff
from dcgame.sim.facts.jobs import JobDone, JobFailed
from dcgame.sim.gauges.affinity import blamed
from dcgame.sim.gauges.lanes import COPIES, ends
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.job import JobKind, shutdown_key
from dcgame.world.world import World

_ALIVE = (AppState.RUNNING, AppState.LOADING, AppState.CRASHED)
_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)
_IN_PLACE = (JobKind.CONSOLIDATE, JobKind.INFLATE)
"""Work on a folder by the host of its guest."""
_ON_THE_SPOT = (JobKind.INSTALL, JobKind.PATCH, JobKind.EMPTY, JobKind.AGENT)


def machine_fell(world: World, entry: Entry) -> Effects:
    """A server is down: its guests go with it, its applications stop, work on it breaks off."""
    server = world.servers[entry.fact.server]
    orderly = isinstance(entry.fact, ServerPoweredOff)
    yield Forget(f"server/{server.id}")
    for name in sorted(server.guests):
        guest = world.guests[name]
        if guest.state not in _HOLDING:
            continue
        fact: Fact = GuestStopped(name) if orderly else GuestLost(name)
        stays = None if guest.autostart else guest.autostart_entry
        yield Cited(fact, given(stays, *blamed(world, guest)))
    for app in server.apps:
        if world.apps[app].state in _ALIVE:
            yield AppStopped(app)
    yield from _break_work(world, server.id)


def _break_work(world: World, server_id: str) -> Effects:
    for key in sorted(world.jobs):
        job = world.jobs[key]
        copied = job.kind in COPIES and server_id in ends(world, job)
        merged = job.kind in _IN_PLACE and world.guests[job.subject].host == server_id
        if copied or merged or (job.kind in _ON_THE_SPOT and job.subject == server_id):
            yield Forget(key)
            yield JobFailed(job.subject, job.kind, key, server_id)


def guest_fell(world: World, entry: Entry) -> Effects:
    """A guest is down: its applications stop."""
    guest = world.guests[entry.fact.guest]
    yield Forget(f"guest/{guest.id}")
    job = world.jobs.get(shutdown_key(guest.id))
    if job is not None:
        yield Forget(job.key)
        yield JobDone(job.subject, job.kind, job.key)
    for app in guest.apps:
        if world.apps[app].state in _ALIVE:
            yield AppStopped(app)


def app_fell(world: World, entry: Entry) -> Effects:
    """An application that fell while loading is not ready later."""
    yield Forget(f"app/{entry.fact.app}")
