"""The building, the network and the backups in the catalogue.

Prices: a switch of 10 or 25 Gbit/s 4,000 to 12,000 €, a UPS of 10 kVA 6,000 to 9,000 € (market,
remembered: domain data, section 9); the others are game constants of the same kind. What was sold
long before the first year of the game has that year. A distribution unit carries 16 or 32 amperes
at 230 volts. Switches of 100 Mbit/s are those of 1998 (game constants).
"""

from dcgame.world.backup import HEIGHT
from dcgame.world.gear import RACK, ROOM, Gear
from dcgame.world.terminals import HEIGHT as TERMINALS_HEIGHT

ALWAYS = 1988
"""The first year of the game."""


def _switch(year: int, megabits: int, uplink: int, tor: int, core: int) -> tuple[Gear, Gear]:
    return (
        Gear(
            f"tor-{year}",
            year,
            "switches",
            tor,
            RACK,
            role="tor",
            megabits=megabits,
            uplink_megabits=uplink,
        ),
        Gear(f"core-{year}", year, "switches", core, role="core", megabits=uplink),
    )


def _vault(year: int, size: int, speed: int, price: int) -> Gear:
    return Gear(
        f"vault-{year}", year, "repositories", price, RACK, size=size, speed=speed, height=HEIGHT
    )


GEAR = (
    Gear("utility-feed", ALWAYS, "feeds", 2_500_000),
    Gear("ups-4kw", ALWAYS, "ups", 350_000, capacity=4_000_000),
    Gear("ups-10kw", ALWAYS, "ups", 750_000, capacity=10_000_000),
    Gear("ups-40kw", ALWAYS, "ups", 2_600_000, capacity=40_000_000),
    Gear("gen-20kw", ALWAYS, "generators", 1_200_000, capacity=20_000_000, tank=200_000),
    Gear("gen-80kw", ALWAYS, "generators", 3_000_000, capacity=80_000_000, tank=600_000),
    Gear("pdu-16a", ALWAYS, "pdus", 35_000, RACK, capacity=3_680_000),
    Gear("pdu-32a", ALWAYS, "pdus", 60_000, RACK, capacity=7_360_000),
    Gear("crac-10kw", ALWAYS, "cracs", 900_000, ROOM, capacity=10_000_000),
    Gear("crac-30kw", ALWAYS, "cracs", 2_200_000, ROOM, capacity=30_000_000),
    Gear("terminals-1988", ALWAYS, "terminals", 3_000_000, RACK, height=TERMINALS_HEIGHT),
    *_switch(1998, 100, 100, 180_000, 400_000),
    *_switch(2006, 1_000, 1_000, 250_000, 600_000),
    *_switch(2012, 10_000, 10_000, 700_000, 1_000_000),
    *_switch(2021, 25_000, 100_000, 1_000_000, 1_200_000),
    _vault(2006, 8_000_000, 60_000, 700_000),
    _vault(2015, 60_000_000, 200_000, 1_100_000),
    _vault(2026, 240_000_000, 600_000, 2_200_000),
)
