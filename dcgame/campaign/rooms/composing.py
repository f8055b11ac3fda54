"""A room of a given year and size, drawn by keyed luck: hosts with guests, and plain servers."""

from typing import Any

from attrs import define, field

from dcgame.kernel.dice import between
from dcgame.world.catalogue import ServerModel
from dcgame.world.goods import CATALOGUE

HYPERVISOR_SINCE = 2009
"""From when on half of a room's servers are hypervisors (a game constant: before, few dared)."""
YEARS = tuple(sorted({model.year for model in CATALOGUE.servers.values() if model.isa == "x86-64"}))
"""The years for which there is something to buy."""

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

    def draw(self, low: int, high: int, *about: str) -> int:
        """A number that depends on the key and on what it is for alone."""
        return between(low, high, self.key, "room", *about)


def models_of(year: int) -> tuple[ServerModel, ...]:
    """The newest models that one could own in a year, the newest last."""
    known = sorted(
        (model for model in CATALOGUE.servers.values() if model.isa == "x86-64"),
        key=lambda model: (model.year, model.id),
    )
    return tuple(model for model in known if model.year <= year)[-NEWEST:]


def compose(key: int, year: int, racks: int, a_rack: int) -> Room:
    """A room with so many racks, and so many servers in each."""
    room = Room(key, year)
    models = models_of(year)
    for rack in range(racks):
        name = f"rack-{chr(ord('a') + rack)}"
        room.racks.append({"id": name, "limit_watts": 8_000})
        for place in range(a_rack):
            number = rack * a_rack + place
            _server(room, name, number, models)
    return room


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
            "platform": "openvisor" if hosts else "linux",
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
            "load_mb": 400 + 100 * (number % 5),
            "active_mb": model.ram // 20,
            "demand": {
                "shape": shape,
                "peak": max(20, model.cores * model.core_speed * per_mille // 1000),
                "noise": 60,
            },
        }
    )
    titles = {"en": english + suffix, "es": spanish + suffix}
    room.services.append({"id": name, "sla": sla, "revenue_euros": REVENUE[sla], "title": titles})
