"""A small room, built by hand: two racks, servers of every kind, guests, services."""

import attrs

from dcgame.kernel.units import DAY
from dcgame.sim.engine import begin
from dcgame.world.app import App, AppState
from dcgame.world.demand import Demand
from dcgame.world.goods import CATALOGUE
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Platform, Rack, Server, ServerState, parts_of
from dcgame.world.service import Service, SlaClass
from dcgame.world.setting import Setting
from dcgame.world.shapes import FLAT, OFFICE, WEB
from dcgame.world.world import World


def server(name: str, model: str, rack: str, unit: int, platform: str = "") -> Server:
    """A server, up if something is installed on it."""
    kind = CATALOGUE.servers[model]
    plat = Platform(CATALOGUE.platforms[platform], platform) if platform else None
    state = ServerState.UP if plat else ServerState.OFF
    return Server(name, kind, model, rack, unit, parts_of(kind), state=state, platform=plat)


def app(name: str, on: str, peak: int, service: str | None, office: bool = True) -> App:
    """An application that runs."""
    demand = Demand(OFFICE if office else WEB, peak, noise=60, offset=len(name) * 31)
    return App(name, service, on, demand, 900, 2_000, state=AppState.RUNNING)


def guest(name: str, host: str, vcpu: int = 2, ram: int = 8_192) -> Guest:
    """A guest that runs, with one application of the same name and ``-app``."""
    return Guest(
        name, host, vcpu, ram, 40_000, tools=True, state=GuestState.RUNNING, apps=(f"{name}-app",)
    )


PLAIN = (
    ("crm-01", 12, 900, "crm"),
    ("mail-01", 11, 1_400, "mail"),
    ("print-01", 10, 150, "print"),
    ("files-01", 9, 700, "files"),
    ("wiki-01", 8, 300, "wiki"),
    ("pay-01", 7, 1_100, "payroll"),
)
GUESTS = (
    ("web-1", "esx-1", 4, "shop", 2_400),
    ("web-2", "esx-2", 4, "shop", 3_500),
    ("db-1", "esx-1", 4, "shop", 2_600),
    ("erp", "esx-2", 8, "erp", 7_500),
    ("bi", "esx-2", 4, "erp", 3_000),
)


def room(horizon: int = 6 * DAY) -> World:
    """Two racks: six old servers, three hosts, a workstation with a hosted hypervisor."""
    servers = [server(name, "pizza-2009", "rack-a", unit, "linux") for name, unit, _, _ in PLAIN]
    servers += [
        server("esx-1", "node-2015", "rack-b", 20, "openvisor"),
        server("esx-2", "node-2026", "rack-b", 19, "openvisor"),
        server("esx-3", "node-2026", "rack-b", 18, "openvisor"),
        server("desk-1", "desk-2012", "rack-b", 10, "hosted"),
        server("spare-1", "node-2015", "rack-b", 5),
    ]
    guests = [guest(name, host, vcpu) for name, host, vcpu, _, _ in GUESTS]
    apps = [app(f"{name}-app", name, peak, service) for name, _, service, peak in _plain_apps()]
    apps += [app(f"{name}-app", name, peak, svc, False) for name, _, _, svc, peak in GUESTS]
    guests.append(guest("test-vm", "desk-1"))
    apps.append(attrs.evolve(app("test-vm-app", "test-vm", 400, None), demand=Demand(FLAT, 400)))
    return _assembled(servers, guests, apps, horizon)


def _plain_apps() -> list[tuple[str, int, str, int]]:
    return [(name, unit, service, peak) for name, unit, peak, service in PLAIN]


def _assembled(servers: list[Server], guests: list[Guest], apps: list[App], horizon: int) -> World:
    world = World(
        seed=7,
        setting=Setting(
            horizon,
            weekday=1,
            for_sale=("node-2026", "node-2015"),
            platforms=("linux", "openvisor", "hosted"),
        ),
    )
    racks = {"rack-a": Rack("rack-a", limit=4_000_000), "rack-b": Rack("rack-b")}
    world = attrs.evolve(world, racks=world.racks.update(racks))
    for each in guests:
        world = world.with_guest(each)
    for one in apps:
        world = world.with_app(one)
    for machine in servers:
        world = world.with_server(
            attrs.evolve(
                machine,
                guests=tuple(each.id for each in guests if each.host == machine.id),
                apps=tuple(one.id for one in apps if one.on == machine.id),
                allocated=sum(each.ram for each in guests if each.host == machine.id),
            )
        )
    return _with_services(_metered(world))


def _metered(world: World) -> World:
    from dcgame.world.meters import HostMeter

    meters = {name: HostMeter() for name in world.servers}
    return attrs.evolve(world, host_meters=world.host_meters.update(meters))


def _with_services(world: World) -> World:
    classes = {"shop": SlaClass.GOLD, "payroll": SlaClass.SILVER}
    names = sorted({one.service for one in world.apps.values() if one.service})
    for name in names:
        members = tuple(sorted(one.id for one in world.apps.values() if one.service == name))
        sla = classes.get(name, SlaClass.BRONZE)
        world = world.with_service(
            Service(name, members, needs=len(members) if name != "shop" else 1, sla=sla)
        )
    return world


def begun(horizon: int = 6 * DAY) -> World:
    """The room after the first entry."""
    return begin(room(horizon)).world
