"""The daily room: its date is the seed, so everybody has the same one, and the same luck.

The date comes from whoever asks: nothing here, and nothing below, reads a clock.
"""

import re
from datetime import date
from typing import Any

from dcgame.campaign.level import Level
from dcgame.campaign.reader import read_level
from dcgame.campaign.rooms.composing import Room, compose
from dcgame.campaign.rooms.writing import Sheet, files_of
from dcgame.kernel.units import DAY, HOUR
from dcgame.sim.commands.grammar import moment_text
from dcgame.world.goods import CATALOGUE

DAYS = 7
STRESS = 1_000
ERAS = (2009, 2012, 2013, 2015, 2026)
CHEAP_PER_MILLE = 850
"""Three stars: a last day at this share of what the room would draw if it idled as it stands."""
PUE, RENT = 1_600, 2_000

_ID = re.compile(r"daily-(\d{4}-\d\d-\d\d)")


def daily_id(day: date) -> str:
    """The id of a day's room."""
    return f"daily-{day.isoformat()}"


def day_of(level_id: str) -> date | None:
    """The day whose room an id names."""
    found = _ID.fullmatch(level_id)
    if found is None:
        return None
    try:
        return date.fromisoformat(found[1])
    except ValueError:
        return None


def seed_of(day: date) -> int:
    """A day's seed: ``20261124``."""
    return day.year * 10_000 + day.month * 100 + day.day


def daily_level(day: date) -> Level:
    """The level of a day."""
    key = seed_of(day)
    era = ERAS[Room(key, 0).draw(0, len(ERAS) - 1, "era")]
    probe = Room(key, era)
    room = compose(key, era, 2, probe.draw(4, 6, "size"))
    name = day.isoformat()
    sheet = Sheet(
        id=daily_id(day),
        title={"en": f"Daily room {name}", "es": f"Sala del día {name}"},
        days=DAYS,
        stress=STRESS,
        texts="daily",
        values={
            "day": name,
            "year": era,
            "servers": len(room.servers),
            "euros": idle_bill(room) * CHEAP_PER_MILLE // 1000 // 100,
        },
        incidents=tuple(_incidents(room)),
    )
    return read_level(files_of(room, sheet), sheet.id)


def _incidents(room: Room) -> list[dict[str, Any]]:
    """Five of them, at hours of the day; each can be answered by who is awake."""
    guests = [guest["id"] for guest in room.guests]
    plain = [server["id"] for server in room.servers if server["platform"] == "linux"]
    hosts = [server["id"] for server in room.servers if server["platform"] != "linux"]
    apps = [app["id"] for app in room.apps]
    services = [service["id"] for service in room.services]
    kinds: tuple[tuple[str, list[str]], ...] = (
        ("kernel-panic", guests or apps),
        ("psu", [f"{name}/psu-1" for name in plain]),
        ("runaway", apps),
        ("platform-crash", hosts or plain),
        ("flash-crowd", services),
    )
    found = []
    for number, (kind, targets) in enumerate(kinds):
        day = room.draw(1, DAYS - 2, "day", kind)
        hour = room.draw(7, 20, "hour", kind)
        target = targets[room.draw(0, len(targets) - 1, "target", kind)]
        at = moment_text(day * DAY + hour * HOUR + number * 60)
        found.append({"at": at, "kind": kind, "target": target})
    return found


def idle_bill(room: Room) -> int:
    """Cents of a day in which everything idles as it stands: energy, licences, rent."""
    total = 0
    for server in room.servers:
        model = CATALOGUE.servers[server["model"]]
        platform = CATALOGUE.platforms[server["platform"]]
        # milliwatts × 24 h × PUE × 0.15 €/kWh, in cents
        total += model.idle * 24 * PUE // 1000 * 15 // 1_000_000
        cores = max(16 * model.sockets, model.cores)
        yearly = platform.per_core * cores + platform.per_socket * model.sockets
        total += yearly // 365 + model.height * RENT // 30
    return total
