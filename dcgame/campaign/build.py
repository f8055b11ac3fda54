"""From a level and a seed to the world in which its game begins."""

from typing import Any

from immutables import Map

from dcgame.campaign.demands import demand_of
from dcgame.campaign.equipment.registry import EQUIPMENT
from dcgame.campaign.level import AppSpec, GuestSpec, Level, RackSpec, ServerSpec, ServiceSpec
from dcgame.campaign.placing import units_of
from dcgame.kernel.agenda import Agenda, Timer
from dcgame.kernel.units import DAY, HOUR, MINUTE
from dcgame.sim.failures.registry import FAILURES
from dcgame.sim.wakes.ailments import Strike
from dcgame.sim.wakes.business import LicenceEnds
from dcgame.world.app import App, AppState
from dcgame.world.catalogue import PlatformKind
from dcgame.world.goods import CATALOGUE
from dcgame.world.guest import Guest, GuestState, Mode, Priority, Shares, VirtualDisk
from dcgame.world.hardware import Platform, Rack, Server, ServerState, parts_of
from dcgame.world.meters import HostMeter
from dcgame.world.requiring import with_requirements
from dcgame.world.service import Service, ServiceState, SlaClass
from dcgame.world.setting import Setting
from dcgame.world.world import World


def world_of(level: Level, seed: int) -> World:
    """The world before the first entry: everything stands, and what is up runs.

    The level must be sound, as every level is that the reader gave.
    """
    guests = {spec.id: _guest(spec, level) for spec in level.guests}
    servers = _servers(level, guests)
    apps = {spec.id: _app(spec, level, seed, guests, servers) for spec in level.apps}
    world = World(
        seed=seed,
        setting=_setting(level, seed),
        agenda=_agenda(level),
        racks=Map({spec.id: _rack(spec) for spec in level.racks}),
        servers=Map(servers),
        guests=Map(guests),
        apps=Map(apps),
        services=Map({spec.id: _service(spec, apps) for spec in level.services}),
        spares=Map(level.site.spares),
        host_meters=Map({server_id: HostMeter() for server_id in servers}),
    )
    world = with_requirements(world, {spec.id: spec.requires for spec in level.services})
    for kind in EQUIPMENT:
        world = kind.furnish(world, level)
    return world


def _rack(spec: RackSpec) -> Rack:
    return Rack(spec.id, spec.height, spec.limit_watts * 1000, spec.site)


def _setting(level: Level, seed: int) -> Setting:
    site = level.site
    return Setting(
        horizon=level.horizon,
        year=level.year,
        weekday=level.weekday,
        stress=site.stress,
        pue=site.pue,
        kilowatt_hour=site.kilowatt_hour_millicents,
        rent_per_unit=site.rent_per_unit_cents,
        technician_hour=site.technician_hour_cents,
        technician_travel=site.technician_travel_minutes * MINUTE,
        delivery=site.delivery_days * DAY,
        link_megabits=site.link_megabits,
        for_sale=site.for_sale,
        platforms=site.platforms,
        budget=None if site.budget_euros is None else site.budget_euros * 100,
        change_risk=site.change_risk_per_100k,
        storyteller=site.storyteller,
        everyday=site.everyday,
        misfortunes=tuple((each.id, each.strikes) for each in FAILURES) if level.open else (),
    )


def _agenda(level: Level) -> Agenda:
    agenda = Agenda()
    for number, incident in enumerate(level.incidents, start=1):
        wake = Strike(incident.kind, incident.target)
        agenda = agenda.set(Timer(f"incident/{number}", incident.at, wake))
    for server in level.servers:
        if server.platform and server.licence_days and server.licence_days < level.days:
            key, due = f"licence/{server.id}", server.licence_days * DAY
            agenda = agenda.set(Timer(key, due, LicenceEnds(server.id)))
    return agenda


def _servers(level: Level, guests: dict[str, Guest]) -> dict[str, Server]:
    units = units_of(level.racks, level.servers).units
    return {spec.id: _server(spec, units[spec.id], level, guests) for spec in level.servers}


def _server(spec: ServerSpec, unit: int, level: Level, guests: dict[str, Guest]) -> Server:
    model = CATALOGUE.servers[spec.model]
    held = [guest for guest in guests.values() if guest.host == spec.id]
    return Server(
        id=spec.id,
        model=model,
        model_name=model.id,
        rack=spec.rack,
        unit=unit,
        parts=parts_of(model),
        state=ServerState.UP if spec.is_up else ServerState.OFF,
        platform=_platform(spec),
        guests=tuple(guest.id for guest in held),
        apps=tuple(app.id for app in level.apps if app.on == spec.id),
        allocated=sum(guest.ram for guest in held if guest.state is GuestState.RUNNING),
        age_years=spec.age_years,
        support=spec.support_hours * HOUR or None,
    )


def _platform(spec: ServerSpec) -> Platform | None:
    if not spec.platform:
        return None
    until = spec.licence_days * DAY if spec.licence_days else None
    return Platform(CATALOGUE.platforms[spec.platform], spec.platform, licence_until=until)


def _guest(spec: GuestSpec, level: Level) -> Guest:
    host = next(server for server in level.servers if server.id == spec.host)
    running = host.is_up and spec.state != "stopped"
    return Guest(
        id=spec.id,
        host=spec.host,
        vcpu=spec.vcpu,
        ram=spec.ram_mb,
        disk=spec.disk_mb,
        mode=Mode(spec.mode),
        tools=spec.tools,
        isa=spec.isa,
        family=spec.family,
        modifiable=spec.family == "linux",
        autostart=spec.autostart,
        boot=spec.boot_seconds,
        state=GuestState.RUNNING if running else GuestState.STOPPED,
        apps=tuple(app.id for app in level.apps if app.on == spec.id),
        store=spec.store,
        priority=Priority(spec.priority),
        shares=Shares(spec.shares),
        reserved_cpu=spec.reserved_millicores,
        reserved_ram=spec.reserved_ram_mb,
        cpu_limit=spec.limit_millicores,
        thin=spec.thin,
        more=tuple(VirtualDisk(size, spec.thin) for size in spec.more_disks_mb),
    )


def _app(
    spec: AppSpec, level: Level, seed: int, guests: dict[str, Guest], servers: dict[str, Server]
) -> App:
    guest = guests.get(spec.on)
    running = (
        guest.state is GuestState.RUNNING if guest else servers[spec.on].state is ServerState.UP
    )
    return App(
        id=spec.id,
        service=spec.service or None,
        on=spec.on,
        demand=demand_of(spec.id, spec.demand, level, seed),
        size=spec.load_mb,
        active=spec.active_mb,
        disk=spec.disk_mb,
        family=spec.family,
        isa=spec.isa,
        libraries=spec.libraries,
        supported_on=tuple(PlatformKind(name) for name in spec.supported_on),
        state=AppState.RUNNING if running else AppState.STOPPED,
        io=spec.io,
        writes=spec.writes,
        growth=spec.growth_mb,
        traffic=spec.traffic_megabits,
        terminals=spec.terminals,
    )


def _service(spec: ServiceSpec, apps: dict[str, Any]) -> Service:
    """A service with too few applications that run is down from the first second."""
    mine = [app for app in apps.values() if app.service == spec.id]
    running = sum(app.state is AppState.RUNNING for app in mine)
    return Service(
        id=spec.id,
        apps=tuple(app.id for app in mine),
        needs=spec.needs,
        sla=SlaClass[spec.sla.upper()],
        revenue=spec.revenue_euros * 100,
        state=ServiceState.UP if running >= spec.needs else ServiceState.DOWN,
    )
