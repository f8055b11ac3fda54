"""Copies share the link, and a switch-over stops the original."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.apps import AppStopped
from dcgame.sim.facts.jobs import CutoverBegun, JobBegun, JobFailed
from dcgame.sim.gauges.lanes import SHARERS, sharers
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.boot import load_app, machine_runs
from dcgame.sim.wakes.copying import share_link
from dcgame.sim.wakes.ways import WaysMoved
from dcgame.world.app import AppState
from dcgame.world.job import JobKind
from dcgame.world.world import World

_ALIVE = (AppState.RUNNING, AppState.LOADING)


def job_begun(world: World, entry: Entry) -> Effects:
    """A new copy takes its part of the link."""
    fact: JobBegun = entry.fact
    if fact.kind in SHARERS:
        yield from share_link(world)


def job_ended(world: World, entry: Entry) -> Effects:
    """What a finished copy leaves goes to the others."""
    if entry.fact.kind in SHARERS:
        yield from share_link(world)


def cutover_begun(world: World, entry: Entry) -> Effects:
    """The original's applications stop; the link is free of this copy."""
    fact: CutoverBegun = entry.fact
    job = world.jobs[fact.key]
    apps: tuple[str, ...] = ()
    if job.kind is JobKind.CONVERT:
        apps = world.servers[job.subject].apps
    elif job.kind is JobKind.RELOCATE:
        apps = (job.subject,)
    for app in apps:
        if world.apps[app].state in _ALIVE:
            yield AppStopped(app)
    yield from share_link(world)


def job_failed(world: World, entry: Entry) -> Effects:
    """The others go faster; an original that had stopped for the switch-over starts again."""
    yield from job_ended(world, entry)
    fact: JobFailed = entry.fact
    apps: tuple[str, ...] = ()
    if fact.kind is JobKind.CONVERT:
        apps = world.servers[fact.subject].apps
    elif fact.kind is JobKind.RELOCATE:
        apps = (fact.subject,)
    for name in apps:
        app = world.apps[name]
        if app.wanted and app.state is AppState.STOPPED and machine_runs(world, app.on):
            yield from load_app(world, name)


def vault_changed(world: World, entry: Entry) -> Effects:
    """A part of a repository is dead or new: copies to it may be broken off."""
    if entry.fact.server in world.repositories and sharers(world):
        yield Later("ways", world.now, WaysMoved())
