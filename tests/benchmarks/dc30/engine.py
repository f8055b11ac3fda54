"""DC30 on the game's own engine: a cluster with high availability, and somebody who repairs each
host in exactly the time that DC30 gives him."""

import attrs
from attrs import frozen
from immutables import Map

from dcgame.kernel.agenda import Agenda, Timer
from dcgame.kernel.journal import Entry
from dcgame.sim.engine import advance, begin
from dcgame.sim.facts.guests import GuestLost, GuestStarted
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.meters import app_shortfalls, host_meter_at
from dcgame.sim.gauges.processor import load_block, total_block
from dcgame.sim.wakes.ailments import Strike
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.sim.wakes.works import WorkDone
from dcgame.world.app import App, AppState
from dcgame.world.catalogue import (
    DiskModel,
    PlatformKind,
    PlatformModel,
    ServerModel,
)
from dcgame.world.cluster import Cluster, HaPolicy
from dcgame.world.demand import Demand, Ring, Shape
from dcgame.world.goods import CATALOGUE
from dcgame.world.guest import Guest as WorldGuest
from dcgame.world.guest import GuestState
from dcgame.world.hardware import Platform, Rack, Server, ServerState, parts_of
from dcgame.world.job import JobKind
from dcgame.world.meters import AppMeter, HostMeter
from dcgame.world.setting import Setting
from dcgame.world.world import World
from tests.benchmarks.dc30.definition import (
    CEILING,
    FLOOR,
    HOST_MILLICORES,
    HOST_RAM_GB,
    NOISE,
    Guest,
    Workload,
)
from tests.benchmarks.dc30.failures import BOOT, REACTION, REPAIR
from tests.benchmarks.dc30.result import GuestResult, HostResult, Result
from tests.scenarios.furniture.clusters import with_san

GIGABYTE = 1_024_000
"""DC30 knows no memory but that of its guests: a host is full at 256 GB. The game's hosts have
overhead and keep some free, both small beside guests a thousand times as big; all that a guest has
is reserved, so nothing of it is ever won back."""
OVERHEAD = 37 * GIGABYTE // 10
"""What a host has beside, for the overhead of 256 GB of guests and what it keeps free; with the
overhead of 258 GB (sizes are even) it would be too little."""
_PART = "mainboard-1"
_DISK = DiskModel("disk", 1000, 0, 0, 1000, 100, 1_000_000_000)
_MODEL = ServerModel(
    "host",
    2026,
    sockets=2,
    cores=HOST_MILLICORES // 1000,
    ram=HOST_RAM_GB * GIGABYTE + OVERHEAD,
    disk="disk",
    disks=2,
    disk_size=10**9,
    height=1,
    idle=160_000,
    full=700_000,
    price=0,
    boot=0,
)
_PLATFORM = PlatformModel("bare", PlatformKind.BARE_METAL, 0, 0, boot=0, install=0, patch=0)
_CATALOGUE = attrs.evolve(
    CATALOGUE,
    disks=CATALOGUE.disks.set("disk", _DISK),
    servers=Map(host=_MODEL),
    platforms=Map(bare=_PLATFORM),
)


_CACHES = (load_block, total_block)


def run(workload: Workload) -> Result:
    """The workload through the engine, as any level goes through it, with no curve kept from
    an earlier run."""
    for cache in _CACHES:
        cache.cache_clear()
    begun = begin(world_of(workload))
    end = advance(begun.world, workload.horizon - 1)
    return _result(workload, end.world, end.entries)


def world_of(workload: Workload) -> World:
    """The world of DC30, before its first second."""
    by_host: dict[str, list[Guest]] = {host: [] for host in workload.hosts}
    for guest in workload.guests:
        by_host[workload.hosts[guest.host]].append(guest)
    world = World(
        seed=0,
        setting=Setting(horizon=workload.horizon, billing=False, catalogue=_CATALOGUE),
        agenda=_agenda(workload),
        racks=Map(rack=Rack("rack")),
        servers=Map({host: _server(host, guests) for host, guests in by_host.items()}),
        guests=Map({guest.id: _guest(workload, guest) for guest in workload.guests}),
        apps=Map({app.id: app for app in _apps(workload)}),
        clusters=Map(cluster=_cluster(workload)),
        host_meters=Map({host: HostMeter() for host in workload.hosts}),
    )
    return with_san(world, "lun")


def _cluster(workload: Workload) -> Cluster:
    """As DC30 has it: one reaction time, the first host with room, no votes."""
    ha = HaPolicy(REACTION, 0, 10**6, 0, primary_detection=REACTION, storm=0, spread=False)
    return Cluster("cluster", workload.hosts, ha, quorum=False)


def _agenda(workload: Workload) -> Agenda:
    agenda = Agenda()
    for number, failure in enumerate(workload.failures):
        host, at = workload.hosts[failure.host], failure.time
        agenda = agenda.set(Timer(f"incident/{number}", at, Strike("mainboard", f"{host}/{_PART}")))
        agenda = agenda.set(Timer(f"call/{number}", at, _Called(host)))
    return agenda


@frozen(eq=False)
class _Called(Wake):
    """Who repairs a host is called; the game's own support has no hours that are so exact."""

    host: str

    def decide(self, world: World) -> Effects:
        key, due = f"replace/{self.host}/{_PART}", world.now + REPAIR
        yield JobBegun(self.host, JobKind.REPLACE, key, _PART, due)
        yield Later(key, due, WorkDone(key))


def _server(host: str, guests: list[Guest]) -> Server:
    return Server(
        id=host,
        model=_MODEL,
        model_name=_MODEL.id,
        rack="rack",
        unit=1,
        parts=parts_of(_MODEL),
        state=ServerState.UP,
        platform=Platform(_PLATFORM, _PLATFORM.id),
        guests=tuple(guest.id for guest in guests),
        allocated=sum(guest.ram_gb for guest in guests) * GIGABYTE,
        cluster="cluster",
    )


def _guest(workload: Workload, guest: Guest) -> WorldGuest:
    return WorldGuest(
        id=guest.id,
        host=workload.hosts[guest.host],
        vcpu=guest.vcpu,
        ram=guest.ram_gb * GIGABYTE,
        reserved_ram=guest.ram_gb * GIGABYTE,
        disk=1,
        boot=BOOT,
        state=GuestState.RUNNING,
        apps=(f"a-{guest.id}",),
        store="lun",
    )


def _apps(workload: Workload) -> list[App]:
    own = hash((workload.noise, workload.curves))  # curves are known by their names
    ring = Ring(f"dc30-{own}", workload.noise)
    shapes = [Shape(f"dc30-{own}-{number}", curve) for number, curve in enumerate(workload.curves)]
    return [
        App(
            id=f"a-{guest.id}",
            service=None,
            on=guest.id,
            demand=Demand(
                shapes[guest.klass],
                peak=guest.vcpu * 1000,
                phase=guest.phase,
                offset=guest.offset,
                noise=NOISE,
                ring=ring,
                floor=FLOOR,
                ceiling=CEILING,
            ),
            size=0,
            active=0,
            state=AppState.RUNNING,
        )
        for guest in workload.guests
    ]


def _result(workload: Workload, world: World, entries: tuple[Entry, ...]) -> Result:
    meters = {guest.id: _meter(world, guest) for guest in workload.guests}
    hosts = []
    for host in workload.hosts:
        server = world.servers[host]
        meter = host_meter_at(world, server, workload.horizon)
        hosts.append(HostResult(host, meter.uptime, meter.served))
        start = world.host_meters[host].until
        if server.state is not ServerState.UP or start >= workload.horizon:
            continue
        shortfalls = app_shortfalls(world, server, start, workload.horizon)
        for app, (contended, unserved) in shortfalls.items():
            guest = app.removeprefix("a-")
            had = meters[guest]
            meters[guest] = AppMeter(had.contended + contended, had.unserved + unserved)
    down = _downtimes(workload, entries)
    return Result(
        workload.horizon,
        tuple(
            GuestResult(
                guest.id,
                down[guest.id],
                meters[guest.id].contended,
                meters[guest.id].unserved,
            )
            for guest in workload.guests
        ),
        tuple(hosts),
        sum(isinstance(entry.fact, GuestStarted) for entry in entries),
    )


def _downtimes(workload: Workload, entries: tuple[Entry, ...]) -> dict[str, int]:
    """Seconds from each loss to the next start; a second loss while booting counts on."""
    down = {guest.id: 0 for guest in workload.guests}
    since: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry.fact, GuestLost):
            since.setdefault(entry.fact.guest, entry.at)
        elif isinstance(entry.fact, GuestStarted):
            down[entry.fact.guest] += entry.at - since.pop(entry.fact.guest)
    for guest, start in since.items():
        down[guest] += workload.horizon - start
    return down


def _meter(world: World, guest: Guest) -> AppMeter:
    return world.app_meters.get(f"a-{guest.id}", AppMeter())
