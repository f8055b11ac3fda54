"""The world now. A value: a fact makes a new one, the old one stays as it was."""

from typing import Any

from attrs import field, frozen
from immutables import Map

from dcgame.kernel.agenda import Agenda
from dcgame.kernel.units import Seconds
from dcgame.kernel.values import changed
from dcgame.world.app import App
from dcgame.world.backup import Backup, Repository, Schedule
from dcgame.world.business import Advisory, Offer, Policy, Price, Rehearsal
from dcgame.world.cluster import Cluster
from dcgame.world.facility import Crac, Feed, Generator, Pdu, Room, Ups
from dcgame.world.gauge import GaugeState
from dcgame.world.gear import Bought
from dcgame.world.guest import Guest
from dcgame.world.hardware import Rack, Server
from dcgame.world.job import Job
from dcgame.world.load import HostLoad, Unclaimed
from dcgame.world.meters import AppMeter, HostMeter
from dcgame.world.money import Ledger
from dcgame.world.network import Network, Switch
from dcgame.world.pool import Pool
from dcgame.world.service import Service
from dcgame.world.setting import Setting
from dcgame.world.site import MAIN, Site
from dcgame.world.storage import Array, Fabric, Lun, RaidGroup
from dcgame.world.story import Story
from dcgame.world.terminals import Terminals

EQUIPMENT = (
    *("servers", "arrays", "fabrics", "feeds", "ups", "generators", "cracs", "switches"),
    *("repositories", "terminals"),
)
"""Shelves of what stands in racks and has parts that fail; ids are unique across them."""

NAMED = (
    *EQUIPMENT,
    *("guests", "apps", "raid_groups", "luns", "pools", "clusters"),
    *("pdus", "rooms", "sites"),
)
"""Shelves whose things share one space of names."""


@frozen(eq=False, slots=False)
class World:
    """Shelves by id. ``seq`` is the number of the next entry. Compared by identity.

    ``host_loads`` (of servers) and ``shared_loads`` (of what servers share) follow from the
    other shelves; the engine keeps them, so that they are not gathered anew at each look.
    ``unclaimed`` does too, of those servers on which nothing has changed since it was reckoned.
    ``bought`` is what the player paid for of the building, the network and the backups.
    ``waiting`` are the guests that wait for a host, by the order in which they began to."""

    seed: int
    setting: Setting
    now: Seconds = 0
    seq: int = 0
    agenda: Agenda = field(factory=Agenda)
    racks: Map[str, Rack] = Map()
    servers: Map[str, Server] = Map()
    guests: Map[str, Guest] = Map()
    apps: Map[str, App] = Map()
    services: Map[str, Service] = Map()
    clusters: Map[str, Cluster] = Map()
    pools: Map[str, Pool] = Map()
    arrays: Map[str, Array] = Map()
    raid_groups: Map[str, RaidGroup] = Map()
    luns: Map[str, Lun] = Map()
    fabrics: Map[str, Fabric] = Map()
    repositories: Map[str, Repository] = Map()
    backups: Map[str, Backup] = Map()
    schedules: Map[str, Schedule] = Map()
    jobs: Map[str, Job] = Map()
    gauges: Map[str, GaugeState] = Map()
    spares: Map[str, int] = Map()
    offers: Map[str, Offer] = Map()
    prices: Map[str, Price] = Map()
    advisories: Map[str, Advisory] = Map()
    rehearsals: Map[str, Rehearsal] = Map()
    policy: Policy | None = None
    story: Story | None = None
    billed: Map[str, int] = Map()
    last_bill: int = 0
    host_meters: Map[str, HostMeter] = Map()
    host_loads: Map[str, HostLoad] = field(default=Map(), metadata={"digest": False})
    shared_loads: Map[str, HostLoad] = field(default=Map(), metadata={"digest": False})
    unclaimed: Map[str, Unclaimed] = field(default=Map(), metadata={"digest": False})
    waiting: tuple[str, ...] = field(default=(), metadata={"digest": False})
    app_meters: Map[str, AppMeter] = Map()
    ledger: Ledger = field(factory=Ledger)
    feeds: Map[str, Feed] = Map()
    ups: Map[str, Ups] = Map()
    generators: Map[str, Generator] = Map()
    pdus: Map[str, Pdu] = Map()
    rooms: Map[str, Room] = Map()
    cracs: Map[str, Crac] = Map()
    switches: Map[str, Switch] = Map()
    networks: Map[str, Network] = Map()
    terminals: Map[str, Terminals] = Map()
    sites: Map[str, Site] = Map()
    bought: Map[str, Bought] = Map()

    def put(self, shelf: str, thing: Any) -> "World":
        """This world with ``thing`` on a shelf, in place of any of the same id."""
        return changed(self, **{shelf: getattr(self, shelf).set(thing.id, thing)})

    def take_away(self, shelf: str, key: str) -> "World":
        """This world without that thing on that shelf."""
        return changed(self, **{shelf: getattr(self, shelf).delete(key)})

    def alter(self, shelf: str, key: str, **changes: Any) -> "World":
        """This world with some fields of a thing on a shelf changed."""
        return self.put(shelf, changed(getattr(self, shelf)[key], **changes))

    def with_server(self, server: Server) -> "World":
        """This world with that server in place of its former self."""
        return changed(self, servers=self.servers.set(server.id, server))

    def with_guest(self, guest: Guest) -> "World":
        """This world with that guest in place of its former self."""
        return changed(self, guests=self.guests.set(guest.id, guest))

    def with_app(self, app: App) -> "World":
        """This world with that application in place of its former self."""
        return changed(self, apps=self.apps.set(app.id, app))

    def with_service(self, service: Service) -> "World":
        """This world with that service in place of its former self."""
        return changed(self, services=self.services.set(service.id, service))

    def change_server(self, server_id: str, **changes: Any) -> "World":
        """This world with some fields of a server changed."""
        return self.with_server(changed(self.servers[server_id], **changes))

    def change_guest(self, guest_id: str, **changes: Any) -> "World":
        """This world with some fields of a guest changed."""
        return self.with_guest(changed(self.guests[guest_id], **changes))

    def change_app(self, app_id: str, **changes: Any) -> "World":
        """This world with some fields of an application changed."""
        return self.with_app(changed(self.apps[app_id], **changes))

    def change_service(self, service_id: str, **changes: Any) -> "World":
        """This world with some fields of a service changed."""
        return self.with_service(changed(self.services[service_id], **changes))

    def shelf_of(self, equipment: str) -> str | None:
        """The shelf on which equipment with parts of that id stands."""
        return next((shelf for shelf in EQUIPMENT if equipment in getattr(self, shelf)), None)

    def equipment(self, name: str) -> Any:
        """The equipment of that id, with its ``parts``; ``None`` if there is none."""
        shelf = self.shelf_of(name)
        return getattr(self, shelf)[name] if shelf else None

    def store_of(self, guest: Guest) -> str:
        """The datastore on which a guest's folder lies: its host's own disks, or a shared one."""
        return guest.store or guest.host

    def site_of(self, rack_id: str) -> str:
        """The site at which a rack stands; what stands in none is in the main building."""
        rack = self.racks.get(rack_id) if self.sites else None
        return rack.site if rack else MAIN

    def rack_names(self) -> list[str]:
        """The racks in their order: those of the main building first, then site by site."""
        return sorted(self.racks, key=lambda name: (self.racks[name].site, name))

    def server_of(self, app: App) -> Server | None:
        """The machine on which an application runs, through its guest if it has one."""
        guest = self.guests.get(app.on)
        return self.servers.get(guest.host if guest else app.on)
