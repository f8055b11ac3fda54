"""A service is up, slow or down by what its applications do, and the services that it requires."""

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Cited, Fact, given
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown, ServiceUp
from dcgame.sim.gauges.answering import lacked_by, silent_because
from dcgame.sim.gauges.outlook import goes_short
from dcgame.sim.gauges.processor import host_load, share_in, shared_load
from dcgame.sim.gauges.slowness import slow_because
from dcgame.sim.wakes.base import Effect, Effects
from dcgame.world.app import AppState
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
    if world.services and (fact.band >= slow) is not (fact.was >= slow):
        apps = (name,) if kind == "vcpu" else _loading(world, kind, name)
        if kind in ("share", "ready", "nic", "disk") and name in world.guests:
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
    names: dict[str | None, None] = {}
    for name in apps:
        app = world.apps[name]
        names.update(dict.fromkeys((app.service, *app.required_by)))
    if world.sites:
        names.update(_resting_on(world, tuple(names)))
    yield from _judge_all(world, tuple(name for name in names if name is not None), entry)


def _resting_on(world: World, names: tuple[str | None, ...]) -> dict[str | None, None]:
    """What requires some services: they may answer as before, and from another site."""
    services = (world.services[name] for name in names if name is not None)
    return {name: None for service in services for name in service.required_by}


def service_changed(world: World, entry: Entry) -> Effects:
    """A service went down, or is back: those that require it go with it."""
    yield from _judge_all(world, world.services[entry.fact.service].required_by, entry)


def _judge_all(world: World, names: tuple[str, ...], entry: Entry) -> Effects:
    """Several services at once. What requires one that turns is judged as a consequence of that:
    it is looked at here only to know what turns in the end."""
    if not any(world.services[name].requires for name in names):
        for name in names:
            yield from _judge(world, world.services[name], entry)
        return
    turned: set[str] = set()
    for name in _required_first(world, names):
        service = world.services[name]
        effects = tuple(_judge(world, service, entry))
        if not effects:
            continue
        if turned.isdisjoint(service.requires):
            yield from effects
        turned.add(name)
        world = world.change_service(name, state=_turned_to(effects[0]))


def _turned_to(effect: Effect) -> ServiceState:
    fact = effect.fact if isinstance(effect, Cited) else effect
    if isinstance(fact, ServiceUp):
        return ServiceState.UP
    return ServiceState.DOWN if isinstance(fact, ServiceDown) else ServiceState.DEGRADED


def _required_first(world: World, names: tuple[str, ...]) -> list[str]:
    """Services and all that rests on them, none before what it requires."""
    found = list(names)
    for name in found:
        found += [each for each in world.services[name].required_by if each not in found]
    depths: dict[str, int] = {}
    return sorted(found, key=lambda name: _depth(world, name, depths))


def _depth(world: World, name: str, known: dict[str, int]) -> int:
    """How many services stand beneath one, at most, one on the other."""
    if name not in known:
        others = [each for each in world.services[name].requires if each in world.services]
        known[name] = max((1 + _depth(world, each, known) for each in others), default=0)
    return known[name]


def _judge(world: World, service: Service, entry: Entry) -> Effects:
    running = [app for name in service.apps if (app := world.apps[name]).state is AppState.RUNNING]
    if len(running) >= service.needs:
        running = [app for app in running if silent_because(world, app) is None]
    enough = len(running) >= service.needs
    lacking = lacked_by(world, service)
    if not enough or lacking is not None:
        if service.state is not ServiceState.DOWN:
            own = () if enough else _missing(world, service, entry)
            yield Cited(ServiceDown(service.id), given(*own, *(lacking or ())))
        return
    reasons = [because for app in running if (because := slow_because(world, app)) is not None]
    waits = _waits_for(world, service)
    if len(running) - len(reasons) >= service.needs and waits is None:
        if service.state is not ServiceState.UP:
            yield ServiceUp(service.id)
        return
    if service.state is not ServiceState.DEGRADED:
        slow: Fact = ServiceDegraded(service.id)
        own = tuple(seq for because in reasons for seq in because)
        yield Cited(slow, given(*own, *(waits or ())))


def _waits_for(world: World, service: Service) -> tuple[int, ...] | None:
    """The entries that slow down what a service requires; ``None`` if nothing of it is slow."""
    found = None
    for name in service.requires:
        other = world.services.get(name)
        if other is None:
            because = slow_because(world, world.apps[name])
        else:
            because = given(other.since) if other.state is ServiceState.DEGRADED else None
        if because is not None:
            found = (*(found or ()), *because)
    return found


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
