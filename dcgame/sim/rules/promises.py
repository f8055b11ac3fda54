"""A service is up, slow or down by what its applications do."""

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.sim.gauges.answering import silent_because
from dcgame.sim.gauges.outlook import goes_short
from dcgame.sim.gauges.processor import host_load, share_in, shared_load
from dcgame.sim.gauges.slowness import slow_because
from dcgame.sim.wakes.base import Effects
from dcgame.world.app import App, AppState
from dcgame.world.gauge import GaugeState
from dcgame.world.hardware import Server
from dcgame.world.service import Service, ServiceState
from dcgame.world.world import World


def app_changed(world: World, entry: Entry) -> Effects:
    """One application changed: its service may have, and those that share its guest's memory."""
    app = world.apps[entry.fact.app]
    guest = world.guests.get(app.on)
    yield from judge_apps(world, (app.id, *(guest.apps if guest else ())), entry)


def gauge_crossed(world: World, entry: Entry) -> Effects:
    """A server's gauge crossed: the services on it may be slow, or quick again."""
    fact: BandCrossed = entry.fact
    kind, _, name = fact.gauge.partition("/")
    slow = Band.SHORT if kind == "ram" else Band.OUT
    if (fact.band >= slow) is not (fact.was >= slow):
        apps = (name,) if kind == "vcpu" else _loading(world, kind, name)
        if kind in ("share", "ready", "nic") and name in world.guests:
            apps = world.guests[name].apps
        yield from judge_apps(world, apps, entry)


def _loading(world: World, kind: str, name: str) -> tuple[str, ...]:
    """The applications that load a server, or what servers share; a node's ports carry those of
    other hosts as well."""
    loads = (world.host_loads.get(name), shared_load(world, kind, name))
    return tuple(dict.fromkeys(app for load in loads if load for app in load.apps))


def guest_changed(world: World, entry: Entry) -> Effects:
    """A guest's hardware changed: it may hold what its applications touch, or not."""
    guest = world.guests[entry.fact.guest]
    yield from judge_server(world, world.servers[guest.host], entry)


def claims_changed(world: World, entry: Entry) -> Effects:
    """A guest's claim changed: where there is too little processor, others go short now.

    Their gauges say so only after this; until then it is seen as they will.
    """
    server = world.servers[world.guests[entry.fact.guest].host]
    processor = world.gauges.get(f"cpu/{server.id}")
    if processor is not None and processor.band is Band.OUT:
        load = host_load(world, server)
        short = GaugeState(Band.OUT, entry.seq, world.now)
        for claim in load.claims:
            if goes_short(share_in(load, claim.guest), world.now):
                gauges = world.gauges.set(f"share/{claim.guest}", short)
                world = changed(world, gauges=gauges)
    yield from judge_server(world, server, entry)


def judge_server(world: World, server: Server, entry: Entry) -> Effects:
    """The services of everything on a server, after something about it changed."""
    machines = [world.guests[guest].apps for guest in server.guests]
    apps = tuple(app for names in (*machines, server.apps) for app in names)
    yield from judge_apps(world, apps, entry)


def judge_apps(world: World, apps: tuple[str, ...], entry: Entry) -> Effects:
    """The services of those applications, after something about them changed."""
    if not world.services:
        return
    for service in dict.fromkeys([world.apps[app].service for app in apps]):
        if service is not None:
            yield from _judge(world, world.services[service], entry)


def _judge(world: World, service: Service, entry: Entry) -> Effects:
    running = [world.apps[app] for app in service.apps if _answers(world, world.apps[app])]
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


def _answers(world: World, app: App) -> bool:
    return app.state is AppState.RUNNING and silent_because(world, app) is None


def _missing(world: World, service: Service, entry: Entry) -> tuple[int, ...]:
    """The entries that had already stopped or silenced the service's other applications."""
    found: list[int | None] = []
    for name in service.apps:
        app = world.apps[name]
        if app.state is not AppState.RUNNING:
            found.append(app.since)
        else:
            found += silent_because(world, app) or ()
    return given(*(seq for seq in found if seq != entry.seq))
