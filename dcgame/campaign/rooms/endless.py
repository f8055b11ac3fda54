"""Endless: a sandbox in which customers come, each bigger than the last, until money is out.

A year long. Only contracts bring money in; the room, licences and repairs take it. What is asked
for is that the year has brought more than it took.
"""

from typing import Any

from dcgame.campaign.rooms.composing import Room, models_of
from dcgame.kernel.units import DAY, HOUR
from dcgame.sim.commands.grammar import moment_text

CASH = 10_000
"""Euros in the purse at the beginning (game constant)."""
GAP, LAST = 9, 340
"""Days between two customers, and the last on which one comes (game constants)."""
PATIENCE = 3
FIRST, STEP = 4, 2
"""Of a host of the year, per cent: what the first customer wants, and each one more."""
MONTHS = 12
"""For a share of a host a customer pays that share of its price in so many months."""
PROMISES = (("bronze", 100), ("silver", 130), ("gold", 170))
"""What may be promised, and what it pays, in per cent (game constants)."""
SHAPES = ("office", "web", "server", "flat")
NAMES = (
    ("bakery", "The bakery", "La panadería"),
    ("florist", "The florist", "La floristería"),
    ("notary", "The notary", "La notaría"),
    ("clinic", "The clinic", "La clínica"),
    ("school", "The school", "El instituto"),
    ("garage", "The garage", "El taller"),
    ("winery", "The winery", "La bodega"),
    ("hotel", "The hotel", "El hotel"),
    ("press", "The newspaper", "El periódico"),
    ("port", "The port", "El puerto"),
)
SITE: dict[str, Any] = {"budget_euros": CASH, "storyteller": True}


def customers(room: Room) -> None:
    """Offers all through the year, each for more than the one before it."""
    core = models_of(room.year)[-1]
    for number, day in enumerate(range(2, LAST, GAP)):
        stem, english, spanish = NAMES[number % len(NAMES)]
        round_ = number // len(NAMES) + 1
        name = f"{stem}-{round_}"
        wants = FIRST + STEP * number + room.draw(0, 2, name, "size")
        vcpu, megabytes = max(1, core.cores * wants // 100), core.ram * wants // 100
        sla, share = PROMISES[room.draw(0, 2, name, "sla")]
        at = day * DAY + room.draw(9, 17, name, "hour") * HOUR
        room.add(
            "offers",
            id=name,
            title={"en": f"{english} {round_}", "es": f"{spanish} {round_}"},
            at=moment_text(at),
            until=moment_text(at + PATIENCE * DAY),
            vcpu=vcpu,
            ram_mb=max(256, megabytes),
            disk_mb=10_000 + core.disk_size * wants // 400,
            load_mb=500,
            active_mb=megabytes // 2,
            sla=sla,
            revenue_euros=core.price * wants * share // MONTHS // 1_000_000,
            demand={
                "shape": SHAPES[room.draw(0, 3, name, "shape")],
                "peak": max(20, vcpu * core.core_speed // 2),
                "noise": 60,
            },
        )
