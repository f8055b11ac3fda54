"""What there is to see, in sentences: the room, and each kind of thing in it. Pure."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dcgame.console import site_looks as site
from dcgame.console import store_looks as stores
from dcgame.console.cluster_looks import cluster, cluster_line, offer
from dcgame.console.store_looks import (
    group_line,
    kept,
    lun_line,
    pool_line,
    repository_line,
    unwell,
)
from dcgame.kernel.units import DAY, WHOLE
from dcgame.play import figures
from dcgame.play.alarms import alarms
from dcgame.play.books import book_lines, room_line
from dcgame.play.building import cords
from dcgame.play.ladder import steps
from dcgame.play.vocabulary import word
from dcgame.sim.gauges.memory import memory_of, touched
from dcgame.sim.gauges.meters import power_now
from dcgame.sim.gauges.processor import load_now, peak
from dcgame.sim.gauges.taxes import processor_tax
from dcgame.sim.wakes.billing import credit, uptime_per_100k
from dcgame.words import N_, say, say_plural
from dcgame.world.app import App
from dcgame.world.business import Offer, OfferState
from dcgame.world.guest import Guest
from dcgame.world.hardware import Maintenance, Rack, Server, ServerState
from dcgame.world.job import Job
from dcgame.world.service import Service, degraded_until, down_until
from dcgame.world.world import World


def room(world: World) -> Iterator[str]:
    """Everything, a line a machine."""
    clock = figures.clock(world.now, world.setting.weekday)
    left = figures.duration(world.setting.horizon - world.now)
    yield say(N_("It is {clock}; {left} are left."), clock=clock, left=left)
    yield say(N_("Spent so far: {money}."), money=figures.money(world.ledger.total))
    yield room_line(world)
    wrong = len(alarms(world))
    if wrong:
        yield say_plural("{count} alarm; say alarms.", "{count} alarms; say alarms.", wrong)
    else:
        yield say(N_("All is well."))
    for rack_id in world.rack_names():
        yield from rack(world, world.racks[rack_id])
    for name in sorted(world.sites):
        yield from site.line_to(world, world.sites[name])
    yield from _shared(world)


def _shared(world: World) -> Iterator[str]:
    """What servers share, a line each."""
    yield from (group_line(world, world.raid_groups[name]) for name in sorted(world.raid_groups))
    yield from (lun_line(world, world.luns[name]) for name in sorted(world.luns))
    yield from (pool_line(world, world.pools[name]) for name in sorted(world.pools))
    yield from (cluster_line(world, world.clusters[name]) for name in sorted(world.clusters))
    for name in sorted(world.repositories):
        yield repository_line(world, world.repositories[name])
    for name in sorted(world.offers):
        if world.offers[name].state is OfferState.OPEN:
            yield from offer(world, world.offers[name])


def rack(world: World, it: Rack) -> Iterator[str]:
    """A rack and what stands in it, from the top."""
    servers = [
        server
        for server in world.servers.values()
        if server.rack == it.id and server.state is not ServerState.RETIRED
    ]
    drawn = sum(power_now(world, server) for server in servers)
    boxes = [
        each
        for each in (*world.arrays.values(), *world.fabrics.values())
        if each.rack == it.id and not each.has_left
    ]
    text = N_("Rack {rack}: {count} servers, {power} of {limit}.")
    if it.site:
        text = N_("Rack {rack}, at {site}: {count} servers, {power} of {limit}.")
    power, limit = figures.power(drawn), figures.power(it.limit)
    yield say(text, rack=it.id, site=it.site, count=len(servers), power=power, limit=limit)
    rows = [(each.unit, _server_line(world, each)) for each in servers]
    rows += [(each.unit, f"{each.id}: {word(each.state)}, {each.model_name}.") for each in boxes]
    for _, line in sorted(rows, key=lambda row: (-row[0], row[1])):
        yield f"  {line}"


def _server_line(world: World, it: Server) -> str:
    parts = [f"{it.id}: {word(it.state)}", it.model_name]
    if it.platform is not None:
        parts.append(it.platform.name)
    if it.state is ServerState.UP:
        parts.append(_busy(world, it))
    inside = (*it.guests, *it.apps)
    if inside:
        parts.append(say(N_("holds {names}"), names=", ".join(inside)))
    return ", ".join(parts) + "."


def _busy(world: World, it: Server) -> str:
    cpu, ram = figures.percent(load_now(world, it)), figures.percent(memory_of(world, it).load)
    return say(N_("processor {cpu}, memory {ram}"), cpu=cpu, ram=ram)


def _ladder(world: World, it: Server) -> Iterator[str]:
    """How far down the memory ladder it stands, and what each rung wins and costs."""
    for step in steps(world, it):
        slower = figures.decimal(step.cost, WHOLE, 2)
        text = N_("Memory won back, {way}: {amount}; what it touches takes {slower} times as long.")
        yield say(text, way=say(step.name), amount=figures.megabytes(step.won), slower=slower)


def server(world: World, it: Server) -> Iterator[str]:
    """A server: hardware, platform, load, parts that are not well, and who lives there."""
    yield say(N_("Server {name} is {state}."), name=it.id, state=word(it.state))
    text = N_("Hardware: {model}, {year}, in {rack}, unit {unit}: {cores} cores, {ram} of memory.")
    model, ram = it.model, figures.megabytes(it.ram)
    yield say(
        text,
        model=it.model_name,
        year=model.year,
        rack=it.rack,
        unit=it.unit,
        cores=model.cores,
        ram=ram,
    )
    yield from book_lines(world, it)
    yield from _platform(it)
    if it.state is ServerState.UP:
        busiest = figures.percent(peak(world, it, DAY))
        yield say(
            N_("Now: {busy}; {peak} at the busiest time of the coming day."),
            busy=_busy(world, it),
            peak=busiest,
        )
        yield from _ladder(world, it)
        yield say(N_("It draws {power}."), power=figures.power(power_now(world, it)))
        yield from site.link(world, f"port/{it.id}")
    yield from unwell(it)
    yield from _belongs(world, it)
    for name in it.guests:
        yield "  " + _guest_line(world.guests[name])
    for name in it.apps:
        yield "  " + _app_line(world.apps[name])
    yield from _works(world, it.id)


def _belongs(world: World, it: Server) -> Iterator[str]:
    """What a server belongs to, is worked on for, and hangs from."""
    if it.cluster:
        yield say(N_("It is a member of the cluster {cluster}."), cluster=it.cluster)
    if it.pool:
        yield say(N_("It is a node of the pool {pool}."), pool=it.pool)
    if it.maintenance is not Maintenance.NONE:
        yield say(N_("Maintenance: {state}."), state=word(it.maintenance))
    for part, end, alive in cords(world, it):
        text = N_("Its {part} is plugged into {end}.")
        if not alive:
            text = N_("Its {part} is plugged into {end}, from which nothing comes.")
        yield say(text, part=part, end=end)
    ways = (
        fabric.id
        for fabric in world.fabrics.values()
        if any(cable.equipment == it.id for cable in fabric.cables)
    )
    for name in sorted(ways):
        yield say(N_("It is cabled to the storage fabric {fabric}."), fabric=name)


def _platform(it: Server) -> Iterator[str]:
    platform = it.platform
    if platform is None:
        yield say(N_("Nothing is installed on it."))
        return
    kind = word(platform.model.kind)
    yield say(N_("It runs {platform}: {kind}."), platform=platform.name, kind=kind)
    if platform.update_due is not None:
        due = figures.moment(platform.update_due)
        yield say(N_("An update installs itself on {due}, and restarts it."), due=due)


def _guest_line(it: Guest) -> str:
    ram = figures.megabytes(it.ram)
    text = N_("guest {name}: {state}, {vcpu} virtual processors, {ram}.")
    return say(text, name=it.id, state=word(it.state), vcpu=it.vcpu, ram=ram)


def _app_line(it: App) -> str:
    text = N_("application {name}: {state}, for the service {service}.")
    if it.service is None:
        text = N_("application {name}: {state}, for no service.")
    return say(text, name=it.id, state=word(it.state), service=it.service)


def guest(world: World, it: Guest) -> Iterator[str]:
    """A guest: where it is, what it was given, and what it pays for being one."""
    state = word(it.state)
    yield say(N_("Guest {name} on {host} is {state}."), name=it.id, host=it.host, state=state)
    text = N_("It has {vcpu} virtual processors, {ram} of memory and {disk} of disk; mode: {mode}.")
    ram, disk = figures.megabytes(it.ram), figures.megabytes(it.size)
    yield say(text, vcpu=it.vcpu, ram=ram, disk=disk, mode=word(it.mode))
    yield say(N_("The guest tools are in it.")) if it.tools else say(N_("It has no guest tools."))
    if it.autostart:
        yield say(N_("It starts with its host."))
    else:
        yield say(N_("It does not start with its host."))
    tax = figures.percent(processor_tax(world.servers[it.host], it) - WHOLE)
    used = figures.megabytes(touched(world, it))
    yield say(N_("Virtualisation costs it {tax}; it touches {used} of memory."), tax=tax, used=used)
    yield from kept(world, it)
    for name in it.apps:
        yield "  " + _app_line(world.apps[name])
    yield from _works(world, it.id)


def app(world: World, it: App) -> Iterator[str]:
    """An application: where it runs, for whom, and what it needs."""
    state = word(it.state)
    yield say(N_("Application {name} on {place} is {state}."), name=it.id, place=it.on, state=state)
    if it.service:
        yield say(N_("It works for the service {service}."), service=it.service)
    else:
        yield say(N_("It works for no service."))
    size, active = figures.megabytes(it.size), figures.megabytes(it.active + it.leaked)
    cores = figures.decimal(it.demand.peak, 1000, 1)
    text = N_("Its program has {size}; it touches {active} of memory, and {cores} cores at most.")
    yield say(text, size=size, active=active, cores=cores)
    if it.runaway:
        yield say(N_("It runs in circles and takes all the processor it can get."))
    for library, version in it.libraries:
        yield say(N_("It wants {library} {version}."), library=library, version=version)
    for kind in it.supported_on:
        yield say(N_("Its vendor supports it on: {kind}."), kind=word(kind))
    yield from _works(world, it.id)


def service(world: World, it: Service) -> Iterator[str]:
    """A service: how it is, what was promised, what it has lost."""
    yield service_line(world, it)
    text = N_("It needs {needs} of: {apps}.")
    yield say(text, needs=it.needs, apps=", ".join(it.apps))
    if it.requires:
        yield say(N_("It requires {names}."), names=", ".join(it.requires))
    if it.required_by:
        yield say(N_("Without it, these are down: {names}."), names=", ".join(it.required_by))
    down = figures.duration(down_until(it, world.now))
    slow = figures.duration(degraded_until(it, world.now))
    yield say(N_("It was down for {down} and slow for {slow}."), down=down, slow=slow)
    if it.sla.value:
        promised = figures.nines(it.sla.value)
        allowed = world.setting.horizon * it.sla.allowed_per_100k // 100_000
        left = figures.duration(max(0, allowed - down_until(it, world.now)))
        text = N_("Promised: {promised}; it may still be down for {left}.")
        yield say(text, promised=promised, left=left)
    cents = credit(it, world.now, world.setting.horizon)
    if cents:
        yield say(N_("Credit owed to its customers: {money}."), money=figures.money(cents))
    for window in it.windows:
        if window.end > world.now:
            start, end = figures.moment(window.start), figures.moment(window.end)
            yield say(N_("A maintenance window from {start} to {end}."), start=start, end=end)


def service_line(world: World, it: Service) -> str:
    """One service in one sentence."""
    uptime = figures.nines(uptime_per_100k(it, world.now, max(1, world.now)))
    text = N_("{service} is {state}, {uptime} up.")
    return say(text, service=it.id, state=word(it.state), uptime=uptime)


def _works(world: World, name: str) -> Iterator[str]:
    for job in world.jobs.values():
        if name in (job.subject, job.goal):
            yield work(world, job)


def work(world: World, it: Job) -> str:
    """Work in progress."""
    done = figures.percent(it.done_per_mille(world.now))
    left = figures.duration(max(0, it.due - world.now))
    text = N_("Work: {kind} of {subject}, {done} done, {left} left.")
    return say(text, kind=word(it.kind), subject=it.subject, done=done, left=left)


SHELVES: Mapping[str, Callable[[World, Any], Iterator[str]]] = {
    "servers": server,
    "guests": guest,
    "apps": app,
    "services": service,
    "racks": rack,
    "arrays": stores.array,
    "raid_groups": stores.group,
    "luns": stores.lun,
    "fabrics": stores.fabric,
    "pools": stores.pool,
    "repositories": stores.repository,
    "clusters": cluster,
    "switches": site.switch,
    "feeds": site.feed,
    "ups": site.ups,
    "generators": site.generator,
    "pdus": site.pdu,
    "rooms": site.room_of_air,
    "cracs": site.crac,
    "sites": site.other_site,
    "terminals": site.terminals,
    "offers": offer,
}
"""Shelves of the world in which a name is looked up, and how what is there is told."""

TELL_WORK = ("servers", "guests", "apps")
"""Those that tell of the work on them themselves."""


def look(world: World, name: str) -> tuple[str, ...]:
    """The sentences about everything of that name; none when there is nothing."""
    lines: list[str] = []
    for shelf, told in SHELVES.items():
        thing = getattr(world, shelf).get(name)
        if thing is None or _unknown_yet(thing):
            continue
        lines.extend(told(world, thing))
        if shelf not in TELL_WORK:
            lines.extend(_works(world, name))
    return tuple(lines) or tuple(_part(world, name))


def _unknown_yet(thing: Any) -> bool:
    return isinstance(thing, Offer) and thing.state is OfferState.COMING


def _part(world: World, name: str) -> Iterator[str]:
    """A part, by ``box/disk-1``."""
    holder, _, part_id = name.partition("/")
    equipment = world.equipment(holder)
    part = equipment.part(part_id) if equipment is not None and part_id else None
    if part is not None:
        text = N_("{part} of {name} is {state}.")
        yield say(text, part=part.id, name=holder, state=word(part.state))


def names(world: World) -> tuple[str, ...]:
    """Everything that can be looked at."""
    found = {
        name
        for shelf in SHELVES
        for name, thing in getattr(world, shelf).items()
        if not _unknown_yet(thing) and not getattr(thing, "has_left", False)
    }
    return tuple(sorted(found))
