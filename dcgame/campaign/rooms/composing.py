"""A room of a given year and size, drawn by keyed luck: hosts with guests, and plain servers."""

from typing import Any

from attrs import define, field

from dcgame.kernel.dice import between
from dcgame.world.catalogue import ARM, MAINFRAME, RISC, X86, ServerModel
from dcgame.world.goods import CATALOGUE

HYPERVISOR_SINCE = 2009
"""From when on half of a room's servers are hypervisors (a game constant: before, few dared)."""
RISC_SINCE, X86_SINCE = 1998, 2006
"""Before these years a room has mainframes, or Unix machines of each their own processor (game
constants)."""
YEARS = tuple(sorted({model.year for model in CATALOGUE.servers.values()}))
"""The years for which there is something to buy."""
PLATFORM_SINCE = {
    "timeshare": 1967,
    "partitioner": 1988,
    "unix": 1983,
    "linux": 1991,
    "windows": 1993,
    "hosted": 1999,
    "corevisor": 2001,
    "openvisor": 2003,
}
"""From when on each could be had: as the first products of its kind (game constants)."""

PROGRAMS: tuple[tuple[str, str, str, str, str], ...] = (
    ("shop", "web", "silver", "Shop", "Tienda"),
    ("mail", "server", "bronze", "Mail", "Correo"),
    ("erp", "office", "silver", "ERP", "ERP"),
    ("crm", "office", "bronze", "Customers", "Clientes"),
    ("files", "office", "bronze", "Files", "Ficheros"),
    ("payroll", "night-batch", "bronze", "Payroll", "Nóminas"),
    ("web", "web", "bronze", "Website", "Sitio web"),
    ("wiki", "office", "bronze", "Wiki", "Wiki"),
    ("orders", "server", "silver", "Orders", "Pedidos"),
    ("backup", "backup", "none", "Backup", "Copias"),
    ("stock", "office", "bronze", "Stock", "Almacén"),
    ("dns", "flat", "bronze", "Names", "Nombres"),
)
"""What the machines of such a room do: name, shape of the day, class of promise, titles."""

REVENUE = {"none": 0, "bronze": 900, "silver": 2_400}
NEWEST = 3
"""How many of the newest models a room is built from."""


@define
class Room:
    """The tables of a room, drawn by ``key``: the same key and size give the same room."""

    key: int
    year: int
    racks: list[dict[str, Any]] = field(factory=list)
    servers: list[dict[str, Any]] = field(factory=list)
    guests: list[dict[str, Any]] = field(factory=list)
    apps: list[dict[str, Any]] = field(factory=list)
    services: list[dict[str, Any]] = field(factory=list)
    more: dict[str, list[dict[str, Any]]] = field(factory=dict)
    """Rows of other sections: storage, building, network, customers."""

    def add(self, section: str, **row: Any) -> None:
        """One more row of a section."""
        self.more.setdefault(section, []).append(row)

    def draw(self, low: int, high: int, *about: str) -> int:
        """A number that depends on the key and on what it is for alone."""
        return between(low, high, self.key, "room", *about)


def isa_of(year: int) -> str:
    """What the machines of a room of that year speak (game constants)."""
    if year < RISC_SINCE:
        return MAINFRAME
    return RISC if year < X86_SINCE else X86


def models_of(year: int) -> tuple[ServerModel, ...]:
    """The newest models that one could own in a year, the newest last, all of one architecture."""
    return _newest_of(year, isa_of(year))


def _newest_of(year: int, isa: str) -> tuple[ServerModel, ...]:
    known = sorted(
        (model for model in CATALOGUE.servers.values() if model.year <= year),
        key=lambda model: (model.year, model.id),
    )
    return tuple(model for model in known if model.isa == isa)[-NEWEST:]


def for_sale(year: int) -> tuple[str, ...]:
    """What a shop has in that year: the newest servers, arrays and switches, and what serves the
    building."""
    arrays = [each for each in CATALOGUE.arrays.values() if each.year <= year]
    fabrics = [each for each in CATALOGUE.fabrics.values() if each.year <= year]
    found = [model.id for model in (*models_of(year), *_newest_of(year, ARM)[-1:])]
    for wares in (arrays, fabrics):
        newest = max((each.year for each in wares), default=0)
        found += sorted(each.id for each in wares if each.year == newest)
    return (*found, *_gear(year))


def _gear(year: int) -> list[str]:
    """The newest switches and repositories; of the building every size."""
    known = [each for each in CATALOGUE.gear.values() if each.year <= year]
    if isa_of(year) != MAINFRAME:
        known = [each for each in known if each.shelf != "terminals"]
    newest = {
        (each.shelf, each.role): max(
            other.year for other in known if (other.shelf, other.role) == (each.shelf, each.role)
        )
        for each in known
    }
    return sorted(each.id for each in known if each.year == newest[each.shelf, each.role])


def platforms(year: int) -> tuple[str, ...]:
    """What can be installed in that year, on what is sold then."""
    isas = {CATALOGUE.servers[name].isa for name in for_sale(year) if name in CATALOGUE.servers}
    return tuple(
        name
        for name, since in PLATFORM_SINCE.items()
        if since <= year and not isas.isdisjoint(CATALOGUE.platforms[name].isas)
    )


def system(model: ServerModel) -> str:
    """What a plain server of that model runs."""
    return {RISC: "unix", MAINFRAME: "timeshare"}.get(model.isa, "linux")


def compose(key: int, year: int, racks: int, a_rack: int) -> Room:
    """A room with so many racks, and so many servers in each."""
    room = Room(key, year)
    if isa_of(year) == MAINFRAME:
        mainframes(room, racks)
        return room
    models = models_of(year)
    for rack in range(racks):
        name = f"rack-{chr(ord('a') + rack)}"
        room.racks.append({"id": name, "limit_watts": 8_000})
        for place in range(a_rack):
            number = rack * a_rack + place
            _server(room, name, number, models)
    return room


MAINFRAME_PROGRAMS = (
    ("tills", "office", "silver", "Counters", "Ventanillas"),
    ("ledger", "office", "silver", "Ledger", "Contabilidad"),
    ("wages", "night-batch", "bronze", "Wages", "Nóminas"),
)
"""What runs on each mainframe: two that people sit at, and one for the night."""
MAINFRAME_RAM, MAINFRAME_DISK = 64, 900
"""Megabytes of each of its partitions (game constants)."""
TERMINALS = 2
FRAME = 48
"""Units of the frame of a mainframe and its controllers (game constant)."""
"""Controllers of terminals on each mainframe."""


def mainframes(room: Room, racks: int) -> None:
    """A mainframe in each frame, with terminals: in turn divided into partitions, and shared out by
    one system; and a place for one more."""
    model = models_of(room.year)[-1]
    for number in range(racks):
        letter = chr(ord("a") + number)
        name, rack = f"main-{number + 1}", f"rack-{letter}"
        divided = number % 2 == 0
        room.racks.append({"id": rack, "height": FRAME, "limit_watts": 8_000})
        room.servers.append(
            {
                "id": name,
                "model": model.id,
                "rack": rack,
                "age_years": 0,
                "platform": "partitioner" if divided else "timeshare",
            }
        )
        for side in range(1, TERMINALS + 1):
            room.add("terminals", id=f"term-{letter}{side}", server=name, rack=rack)
        for kind in MAINFRAME_PROGRAMS:
            _on_mainframe(room, model, name, kind, divided=divided)
    room.racks.append({"id": "rack-z", "height": FRAME, "limit_watts": 8_000})


def _on_mainframe(
    room: Room,
    model: ServerModel,
    host: str,
    program: tuple[str, str, str, str, str],
    *,
    divided: bool,
) -> None:
    kind, shape, sla, english, spanish = program
    name = f"{kind}-{host.removeprefix('main-')}"
    machine = f"lpar-{name}" if divided else host
    if divided:
        room.guests.append(
            {
                "id": machine,
                "host": host,
                "vcpu": 2,
                "ram_mb": MAINFRAME_RAM,
                "disk_mb": MAINFRAME_DISK,
                "isa": model.isa,
                "family": system(model),
                "boot_seconds": 600,
                "autostart": True,
            }
        )
    night = shape == "night-batch"
    room.apps.append(
        {
            "id": name,
            "on": machine,
            "service": name,
            "load_mb": 30 if night else 12,
            "active_mb": 40 if night else 24,
            "disk_mb": 600,
            "isa": model.isa,
            "family": system(model),
            "io": 15 if night else 8,
            "terminals": not night,
            "demand": {"shape": shape, "peak": 36 if night else 20, "noise": 60},
        }
    )
    number = host.removeprefix("main-")
    titles = {"en": f"{english} {number}", "es": f"{spanish} {number}"}
    revenue = {"bronze": 20_000, "silver": 60_000}[sla]
    room.services.append({"id": name, "sla": sla, "revenue_euros": revenue, "title": titles})


def _server(room: Room, rack: str, number: int, models: tuple[ServerModel, ...]) -> None:
    hosts = room.year >= HYPERVISOR_SINCE and number % 2 == 0
    name = f"host-{number + 1}" if hosts else f"srv-{number + 1}"
    model = models[-1] if hosts else models[room.draw(0, len(models) - 1, name, "model")]
    age = min(room.year - model.year, room.draw(0, 5, name, "age"))
    room.servers.append(
        {
            "id": name,
            "model": model.id,
            "rack": rack,
            "age_years": age,
            "platform": "openvisor" if hosts else system(model),
        }
    )
    if not hosts:
        _program(room, name, model, room.draw(60, 220, name, "load"))
        return
    for guest in range(room.draw(2, 3, name, "guests")):
        _guest(room, name, model, guest)


def _guest(room: Room, host: str, model: ServerModel, number: int) -> None:
    name = f"vm-{host.removeprefix('host-')}-{number + 1}"
    room.guests.append(
        {
            "id": name,
            "host": host,
            "vcpu": max(1, model.cores // 4),
            "ram_mb": model.ram // 8,
            "disk_mb": 40_000,
            "autostart": True,
        }
    )
    _program(room, name, model, room.draw(50, 120, name, "load"))


def _program(room: Room, machine: str, model: ServerModel, per_mille: int) -> None:
    """An application of its own service; ``per_mille`` of its machine's cores at its peak."""
    number = len(room.apps)
    kind, shape, sla, english, spanish = PROGRAMS[number % len(PROGRAMS)]
    # One power supply, no second machine: nobody would promise more for it.
    sla = "bronze" if sla == "silver" and machine.startswith("srv-") else sla
    again = number // len(PROGRAMS)
    name = f"{kind}-{again + 1}" if again else kind
    suffix = f" {again + 1}" if again else ""
    room.apps.append(
        {
            "id": name,
            "on": machine,
            "service": name,
            "load_mb": min(400 + 100 * (number % 5), model.ram // 4),
            "active_mb": model.ram // 20,
            "isa": model.isa,
            "family": system(model),
            "demand": {
                "shape": shape,
                "peak": max(20, model.cores * model.core_speed * per_mille // 1000),
                "noise": 60,
            },
        }
    )
    titles = {"en": english + suffix, "es": spanish + suffix}
    room.services.append({"id": name, "sla": sla, "revenue_euros": REVENUE[sla], "title": titles})
