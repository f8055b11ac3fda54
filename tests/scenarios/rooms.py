"""A room from a few lines of text: what scenarios and other tests play in.

One thing a line: its kind, its name, then words with values and words that stand alone, as in
``guest web-1 on esx-1 vcpu 2 ram 4096 tools``.
"""

from collections.abc import Callable
from typing import Any

from attrs import define, field
from immutables import Map

from dcgame.kernel.units import DAY, HOUR, MINUTE
from dcgame.sim.failures.registry import FAILURES
from dcgame.world.app import App, AppState
from dcgame.world.catalogue import PlatformKind
from dcgame.world.cluster import Cluster
from dcgame.world.demand import Demand
from dcgame.world.goods import CATALOGUE
from dcgame.world.guest import Guest, GuestState, Mode, Priority, VirtualDisk
from dcgame.world.hardware import Platform, Rack, Server, ServerState, parts_of
from dcgame.world.meters import HostMeter
from dcgame.world.requiring import with_requirements
from dcgame.world.service import Service, ServiceState, SlaClass
from dcgame.world.setting import Setting
from dcgame.world.shapes import SHAPES
from dcgame.world.world import World
from tests.scenarios.furniture.business import BUSINESS
from tests.scenarios.furniture.clusters import CLUSTERS, cluster
from tests.scenarios.furniture.facility import FACILITY
from tests.scenarios.furniture.pools import POOLS
from tests.scenarios.furniture.protection import PROTECTION
from tests.scenarios.furniture.sites import SITES
from tests.scenarios.furniture.storage import STORAGE
from tests.scenarios.furniture.terminals import TERMINALS
from tests.scenarios.furniture.words import ScriptError, Words, words_of

_SHAPES = {shape.name: shape for shape in SHAPES}

__all__ = ["FURNITURE", "ScriptError", "Words", "room"]
Furnisher = Callable[[World, Words], World]

FURNITURE: dict[str, Furnisher] = {
    **STORAGE,
    **POOLS,
    **PROTECTION,
    **BUSINESS,
    **FACILITY,
    **CLUSTERS,
    **TERMINALS,
    **SITES,
}
"""Kinds of line that add something to a room whose servers and guests stand: by kind, how."""


@define
class Room:
    """What the lines have said so far."""

    setting: dict[str, Any] = field(factory=lambda: {"horizon": 30 * DAY, "billing": False})
    seed: int = 1
    racks: dict[str, Rack] = field(factory=dict)
    servers: dict[str, Server] = field(factory=dict)
    guests: dict[str, Guest] = field(factory=dict)
    apps: dict[str, App] = field(factory=dict)
    services: dict[str, Words] = field(factory=dict)
    clusters: dict[str, Words] = field(factory=dict)
    spares: dict[str, int] = field(factory=dict)
    units: dict[str, int] = field(factory=dict)
    furniture: list[tuple[Furnisher, Words]] = field(factory=list)

    def say(self, line: str) -> None:
        """One line more."""
        kind, *rest = line.split()
        if kind in FURNITURE and rest:
            self.furniture.append((FURNITURE[kind], words_of(rest)))
            return
        adder = getattr(self, f"_add_{kind.replace('-', '_')}", None)
        if adder is None or not rest:
            raise ScriptError(f"what is {line!r}?")
        words = words_of(rest)
        adder(words)
        words.check()

    def world(self) -> World:
        """The room as a world, before its first entry."""
        world = self._bare()
        for furnish, words in self.furniture:
            world = furnish(world, words)
            words.check()
        return world

    def _bare(self) -> World:
        required = {name: self._requires(words) for name, words in self.services.items()}
        world = World(
            seed=self.seed,
            setting=Setting(**self.setting),
            racks=Map(self.racks or {"rack-a": Rack("rack-a")}),
            servers=Map({name: self._filled(server) for name, server in self.servers.items()}),
            guests=Map({name: self._inhabited(guest) for name, guest in self.guests.items()}),
            apps=Map(self.apps),
            services=Map({name: self._promised(words) for name, words in self.services.items()}),
            clusters=Map({name: self._joined(words) for name, words in self.clusters.items()}),
            spares=Map(self.spares),
            host_meters=Map({name: HostMeter() for name in self.servers}),
        )
        return with_requirements(world, required)

    # One method a kind of line.

    def _add_seed(self, words: Words) -> None:
        self.seed = int(words.name)

    def _add_horizon(self, words: Words) -> None:
        self.setting["horizon"] = int(words.name) * DAY

    def _add_billing(self, words: Words) -> None:
        self.setting["billing"] = words.name == "on"

    def _add_stress(self, words: Words) -> None:
        self.setting["stress"] = int(words.name)

    def _add_link(self, words: Words) -> None:
        self.setting["link_megabits"] = int(words.name)

    def _add_rent(self, words: Words) -> None:
        self.setting["rent_per_unit"] = int(words.name)

    def _add_delivery(self, words: Words) -> None:
        self.setting["delivery"] = int(words.name) * DAY

    def _add_travel(self, words: Words) -> None:
        self.setting["technician_travel"] = int(words.name) * MINUTE

    def _add_sale(self, words: Words) -> None:
        self.setting["for_sale"] = tuple(words.name.split(","))

    def _add_platforms(self, words: Words) -> None:
        self.setting["platforms"] = tuple(words.name.split(","))

    def _add_lab(self, words: Words) -> None:
        kinds = ((failure.id, failure.strikes) for failure in FAILURES)
        self.setting["misfortunes"] = tuple(kinds) if words.name == "open" else ()

    def _add_spare(self, words: Words) -> None:
        self.spares[words.name] = words.number("count", 1)

    def _add_budget(self, words: Words) -> None:
        self.setting["budget"] = int(words.name) * 100

    def _add_risk(self, words: Words) -> None:
        self.setting["change_risk"] = int(words.name)

    def _add_storyteller(self, words: Words) -> None:
        self.setting["storyteller"] = words.name == "on"

    def _add_everyday(self, words: Words) -> None:
        self.setting["everyday"] = words.name == "on"

    def _add_rack(self, words: Words) -> None:
        watts = words.number("watts", 4_000)
        self.racks[words.name] = Rack(
            words.name, words.number("height", 42), watts * 1_000, words.text("site")
        )

    def _add_cluster(self, words: Words) -> None:
        self.clusters[words.name] = words
        cluster(words, ())

    def _add_service(self, words: Words) -> None:
        for word in ("needs", "sla", "revenue", "requires"):
            words.text(word)
        self.services[words.name] = words

    def _add_server(self, words: Words) -> None:
        model = CATALOGUE.servers[words.text("model", "node-2026")]
        platform = words.text("runs")
        rack = words.text("rack", "rack-a")
        unit = self.units.get(rack, 1)
        self.units[rack] = unit + model.height
        self.servers[words.name] = Server(
            id=words.name,
            model=model,
            model_name=model.id,
            rack=rack,
            unit=unit,
            parts=parts_of(model),
            state=ServerState.OFF if "off" in words.flags else ServerState.UP,
            platform=Platform(CATALOGUE.platforms[platform], platform) if platform else None,
            age_years=words.number("age"),
            cluster=words.text("cluster") or None,
            support=words.number("support") * HOUR or None,
        )

    def _add_guest(self, words: Words) -> None:
        stopped = "stopped" in words.flags
        family = words.text("family", "linux")
        self.guests[words.name] = Guest(
            id=words.name,
            host=words.text("on"),
            vcpu=words.number("vcpu", 2),
            ram=words.number("ram", 4096),
            disk=words.number("disk", 40_000),
            mode=Mode(words.text("mode", "full")),
            tools="tools" in words.flags,
            isa=words.text("isa", "x86-64"),
            family=family,
            modifiable=family == "linux",
            autostart="autostart" in words.flags,
            boot=words.number("boot", 60),
            state=GuestState.STOPPED if stopped else GuestState.RUNNING,
            store=words.text("store"),
            priority=Priority(words.text("priority", "medium")),
            thin="thin" in words.flags,
            more=tuple(
                VirtualDisk(int(size), "thin" in words.flags)
                for size in words.text("more").split(",")
                if size
            ),
        )

    def _add_app(self, words: Words) -> None:
        libraries = [pair.split("=") for pair in words.text("libraries").split(",") if pair]
        supported = [name for name in words.text("supported").split(",") if name]
        on = words.text("on")
        guest = self.guests.get(on)
        asleep = guest.state is GuestState.STOPPED if guest else self._is_off(on)
        self.apps[words.name] = App(
            id=words.name,
            service=words.text("service") or None,
            on=on,
            demand=Demand(
                _SHAPES[words.text("shape", "flat")],
                words.number("peak", 500),
                phase=words.number("phase"),
                offset=words.number("offset"),
                noise=words.number("noise"),
                noise_seed=self.seed,
            ),
            size=words.number("size", 1_000),
            active=words.number("active", 500),
            disk=words.number("disk", 20_000),
            family=words.text("family", "linux"),
            isa=words.text("isa", "x86-64"),
            libraries=tuple((library, version) for library, version in libraries),
            supported_on=tuple(PlatformKind(name) for name in supported),
            wanted="unwanted" not in words.flags,
            state=AppState.STOPPED if asleep or "stopped" in words.flags else AppState.RUNNING,
            io=words.number("io"),
            terminals="terminals" in words.flags,
            writes=words.number("writes", 300),
            growth=words.number("growth"),
            traffic=words.number("traffic"),
        )

    # What lines say about each other.

    def _is_off(self, server: str) -> bool:
        return self.servers[server].state is ServerState.OFF

    def _on(self, machine: str) -> tuple[str, ...]:
        return tuple(app.id for app in self.apps.values() if app.on == machine)

    def _filled(self, server: Server) -> Server:
        held = [guest for guest in self.guests.values() if guest.host == server.id]
        running = [guest.ram for guest in held if guest.state is GuestState.RUNNING]
        values = server.__dict__ | {
            "guests": tuple(guest.id for guest in held),
            "apps": self._on(server.id),
            "allocated": sum(running),
        }
        return Server(**values)

    def _inhabited(self, guest: Guest) -> Guest:
        return Guest(**guest.__dict__ | {"apps": self._on(guest.id)})

    def _promised(self, words: Words) -> Service:
        apps = [app for app in self.apps.values() if app.service == words.name]
        needs = words.number("needs", 1)
        running = sum(app.state is AppState.RUNNING for app in apps)
        return Service(
            id=words.name,
            apps=tuple(app.id for app in apps),
            needs=needs,
            sla=SlaClass[words.text("sla", "bronze").upper()],
            revenue=words.number("revenue", 100_000),
            state=ServiceState.UP if running >= needs else ServiceState.DOWN,
        )

    def _requires(self, words: Words) -> tuple[str, ...]:
        return tuple(name for name in words.text("requires").split(",") if name)

    def _joined(self, words: Words) -> Cluster:
        members = [server.id for server in self.servers.values() if server.cluster == words.name]
        return cluster(words, tuple(members))


def room(text: str) -> World:
    """The world that some lines describe; empty lines and comments say nothing."""
    built = Room()
    for line in text.splitlines():
        said = line.partition("#")[0].strip()
        if said:
            built.say(said)
    return built.world()
