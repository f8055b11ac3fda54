"""The building: feeds, batteries, generators, distribution, cooling."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import HOUR, MINUTE, WHOLE, Milliwatts, PerMille, Seconds
from dcgame.world.hardware import Equipment, Part

FULL_LOAD: Seconds = 10 * MINUTE
"""A sound battery lasts so long at full load: 10 min ÷ load (domain data, section 8)."""
RECHARGE: Seconds = 8 * HOUR
"""An empty battery is full again after this (game constant)."""


NORMAL = 22_000
"""The temperature, in m°C, for which a site states its PUE (game constant)."""


class Source(Enum):
    """Where a feed's power comes from at the moment."""

    UTILITY = "utility"
    GENERATOR = "generator"
    BATTERY = "battery"
    DARK = "dark"


@frozen(eq=False, slots=False)
class Feed(Equipment):
    """A way of power through the building: utility, transfer switch, UPS.

    ``cut`` is the entry that took the utility away. ``stuck`` is the entry since when its
    transfer switch would not turn to the generator; nobody knows until it has to. ``bypass`` is
    the entry since when its power goes around the UPS.
    """

    id: str
    parts: tuple[Part, ...] = ()
    ups: str = ""
    generator: str = ""
    utility: bool = True
    cut: int | None = None
    source: Source = Source.UTILITY
    since: int | None = None
    stuck: int | None = None
    bypass: int | None = None

    @property
    def through(self) -> str:
        """The UPS that its power comes through now."""
        return "" if self.bypass is not None else self.ups


@frozen(eq=False, slots=False)
class Ups(Equipment):
    """A battery with an inverter. ``charge`` milliwatt-seconds were in it at ``counted_at``.

    ``health`` is what is left of its battery; ``known`` is what the last test found.
    """

    id: str
    capacity: Milliwatts
    parts: tuple[Part, ...] = ()
    charge: int = 0
    counted_at: Seconds = 0
    discharging: bool = False
    health: PerMille = WHOLE
    known: PerMille = WHOLE
    weakened: int | None = None
    since: int | None = None

    @property
    def full(self) -> int:
        """Milliwatt-seconds in its battery when it is charged."""
        return self.capacity * FULL_LOAD * self.health // WHOLE

    def charge_at(self, now: Seconds) -> int:
        """Its charge, recharged since it was counted; not while it is being drained."""
        if self.discharging:
            return self.charge
        gained = self.capacity * FULL_LOAD * (now - self.counted_at) // RECHARGE
        return min(self.full, self.charge + gained)


class Engine(Enum):
    """What a generator does."""

    OFF = "off"
    STARTING = "starting"
    RUNNING = "running"


@frozen(eq=False, slots=False)
class Generator(Equipment):
    """``fuel`` millilitres of ``tank`` were left at ``counted_at``.

    ``weakened`` is the entry since when it would not start; nobody knows until it has to.
    ``starting`` seconds it takes (0: 10 to 30, by luck); one that ``synchronises`` takes
    2 to 3 minutes. ``starts`` counts its attempts.
    """

    id: str
    capacity: Milliwatts
    fuel: int
    tank: int
    parts: tuple[Part, ...] = ()
    starting: Seconds = 0
    synchronises: bool = False
    engine: Engine = Engine.OFF
    ready_at: Seconds | None = None
    counted_at: Seconds = 0
    starts: int = 0
    weakened: int | None = None
    since: int | None = None


@frozen(eq=False, slots=False)
class Pdu:
    """A strip of sockets in a rack, on a feed, behind a breaker of ``limit``.

    ``heat`` of the breaker at ``heated_at``; ``wet_until`` is when it may be closed again after
    water. ``wet`` are the lowest and the highest unit whose sockets are dead since water reached
    them; the others go on.
    """

    id: str
    rack: str
    feed: str
    limit: Milliwatts
    heat: int = 0
    heated_at: Seconds = 0
    tripped: bool = False
    wet_until: Seconds = 0
    since: int | None = None
    wet: tuple[int, int] | None = None

    def is_wet_at(self, unit: int) -> bool:
        """Whether the sockets beside a unit of the rack are dead from water."""
        return self.wet is not None and self.wet[0] <= unit <= self.wet[1]


@frozen(eq=False, slots=False)
class Room:
    """``temperature`` in thousandths of a degree at ``warmed_at``; no ``racks`` are all of them.

    ``outdoor`` is what the weather leaves of the cooling. ``stage`` counts the thresholds that
    the temperature has passed.
    """

    id: str
    racks: tuple[str, ...] = ()
    temperature: int = 22_000
    set_point: int = 22_000
    warmed_at: Seconds = 0
    outdoor: PerMille = WHOLE
    outdoor_entry: int | None = None
    set_entry: int | None = None
    stage: int = 0
    since: int | None = None
    saved: int = 0
    set_energy: int = 0

    def saved_at(self, energy: int) -> int:
        """Milliwatt-seconds, times degrees above 22, that its servers have drawn until they
        had drawn ``energy``: what a warmer room saves is a share of them."""
        return self.saved + (energy - self.set_energy) * (self.set_point - NORMAL) // 1000


@frozen(eq=False, slots=False)
class Crac(Equipment):
    """A cooling unit of a room; without a ``feed`` it always has power. It does not run from a
    battery unless it is ``on_battery``."""

    id: str
    room: str
    capacity: Milliwatts
    parts: tuple[Part, ...] = ()
    feed: str = ""
    on_battery: bool = False
