"""A composed room written as the files of a level."""

from collections.abc import Mapping
from importlib.resources import files
from string import Template
from typing import Any

from attrs import field, frozen

from dcgame.campaign.rooms.composing import Room, for_sale, platforms
from dcgame.campaign.rooms.toml import keys, table, tables
from dcgame.words import LANGUAGES

CHANGE_RISK = 500
"""Of 100,000 changes: half a per cent goes wrong (domain data, section 13, formula 8)."""
SPARES = {"psu": 2, "fan": 2, "disk": 2, "mainboard": 1, "dimm": 1}


@frozen(eq=False)
class Sheet:
    """What a composed room is called, lasts and asks for, beside its machines.

    ``texts`` is how the names of its texts begin: brief, debrief, and the rest of ``level.toml``
    (goals, hints, questions); ``values`` is what they need. ``stress`` is per mille of the true
    failure rates; ``site`` are its prices and circumstances where they are not the usual ones.
    """

    id: str
    title: Mapping[str, str]
    days: int
    stress: int
    texts: str
    values: Mapping[str, object]
    incidents: tuple[dict[str, Any], ...] = ()
    is_open: bool = False
    site: Mapping[str, Any] = field(factory=dict)


def files_of(room: Room, sheet: Sheet) -> dict[str, bytes]:
    """The files of a level of that room."""
    found = {"level.toml": _toml(room, sheet).encode()}
    for lang in LANGUAGES:
        for stem in ("brief", "debrief"):
            found[f"{stem}.{lang}.md"] = _text(sheet, f"{stem}.{lang}.md").encode()
    return found


def _text(sheet: Sheet, name: str) -> str:
    """A text of the sheet's, its ``$values`` put in."""
    path = files("dcgame.campaign.rooms") / "texts" / f"{sheet.texts}.{name}"
    return Template(path.read_text(encoding="utf-8")).substitute(sheet.values)


def _toml(room: Room, sheet: Sheet) -> str:
    head: dict[str, Any] = {
        "format": 1,
        "id": sheet.id,
        "chapter": 0,
        "number": 0,
        "year": room.year,
        "days": sheet.days,
        "open": sheet.is_open,
    }
    sections = {
        "racks": room.racks,
        "servers": room.servers,
        "guests": room.guests,
        "apps": room.apps,
        "services": room.services,
        "incidents": list(sheet.incidents),
        **room.more,
    }
    return "".join(
        (
            keys(head),
            table("title", sheet.title),
            table("site", _site(room, sheet)),
            *(tables(name, rows) for name, rows in sections.items() if rows),
            _text(sheet, "toml"),
        )
    )


def _site(room: Room, sheet: Sheet) -> dict[str, Any]:
    site: dict[str, Any] = {
        "stress": sheet.stress,
        "change_risk_per_100k": CHANGE_RISK if sheet.stress else 0,
        "storyteller": sheet.stress > 0,
        "rent_per_unit_cents": 2_000,
        "technician_travel_minutes": 15,
        "delivery_days": 3,
        "for_sale": list(for_sale(room.year)),
        "platforms": list(platforms(room.year)),
        "spares": SPARES,
    }
    return site | dict(sheet.site)
