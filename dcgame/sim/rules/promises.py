"""A service is up, slow or down by what its applications do."""

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.sim.gauges.slowness import slow_because
from dcgame.sim.wakes.base import Effects
from dcgame.world.app import AppState
from dcgame.world.hardware import Server
from dcgame.world.service import Service, ServiceState
from dcgame.world.world import World


def app_changed(world: World, entry: Entry) -> Effects:
    """One application changed: its service may have, and those that share its guest's memory."""
    app = world.apps[entry.fact.app]
    guest = world.guests.get(app.on)
    yield from _judge_services(world, (app.id, *(guest.apps if guest else ())), entry)


def gauge_crossed(world: World, entry: Entry) -> Effects:
    """A server's gauge crossed: the services on it may be slow, or quick again."""
    fact: BandCrossed = entry.fact
    kind, _, name = fact.gauge.partition("/")
    slow = Band.SHORT if kind == "ram" else Band.OUT
    if (fact.band >= slow) is not (fact.was >= slow):
        apps = (name,) if kind == "vcpu" else world.host_loads[name].apps
        yield from _judge_services(world, apps, entry)


def guest_changed(world: World, entry: Entry) -> Effects:
    """A guest's hardware changed: it may hold what its applications touch, or not."""
    guest = world.guests[entry.fact.guest]
    yield from _judge_all(world, world.servers[guest.host], entry)


def _judge_all(world: World, server: Server, entry: Entry) -> Effects:
    machines = [world.guests[guest].apps for guest in server.guests]
    apps = tuple(app for names in (*machines, server.apps) for app in names)
    yield from _judge_services(world, apps, entry)


def _judge_services(world: World, apps: tuple[str, ...], entry: Entry) -> Effects:
    for service in dict.fromkeys(world.apps[app].service for app in apps):
        if service is not None:
            yield from _judge(world, world.services[service], entry)


def _judge(world: World, service: Service, entry: Entry) -> Effects:
    running = [world.apps[app] for app in service.apps if world.apps[app].state is AppState.RUNNING]
    if len(running) < service.needs:
        if service.state is not ServiceState.DOWN:
            yield Cited(ServiceDown(service.id), _missing(world, service, entry))
        return
    reasons = [because for app in running if (because := slow_because(world, app)) is not None]
    quick = len(running) - len(reasons)
    if quick >= service.needs:
        if service.state is not ServiceState.UP:
            yield ServiceUp(service.id)
        return
    if service.state is not ServiceState.DEGRADED:
        slow: Fact = ServiceDegraded(service.id)
        yield Cited(slow, given(*(seq for because in reasons for seq in because)))


def _missing(world: World, service: Service, entry: Entry) -> tuple[int, ...]:
    """The entries that had already stopped the service's other applications."""
    others = [
        world.apps[app].since
        for app in service.apps
        if world.apps[app].state is not AppState.RUNNING and world.apps[app].since != entry.seq
    ]
    return given(*others)
