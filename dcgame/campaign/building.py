"""The building and the network as a level's files describe them."""

from attrs import frozen

from dcgame.kernel.units import PerMille, Seconds


@frozen
class FeedSpec:
    """A way of power, with what stands behind it."""

    id: str
    ups: str = ""
    generator: str = ""


@frozen
class UpsSpec:
    """A battery with an inverter; ``health_per_mille`` below 1000 is known to nobody."""

    id: str
    watts: int
    charged_percent: int = 100
    health_per_mille: PerMille = 1000


@frozen
class GeneratorSpec:
    """A generator; ``start_seconds`` 0: by luck."""

    id: str
    watts: int
    litres: int
    fuel_litres: int = -1
    start_seconds: Seconds = 0
    synchronises: bool = False


@frozen
class PduSpec:
    """A distribution unit of a rack."""

    id: str
    rack: str
    feed: str
    watts: int


@frozen
class RoomSpec:
    """A room; without ``racks`` all of the main building stand in it."""

    id: str
    racks: tuple[str, ...] = ()
    degrees: int = 22


@frozen
class SiteSpec:
    """Another site, and the leased line to it."""

    id: str
    megabits: int = 1_000
    round_trip_ms: int = 10


@frozen
class CracSpec:
    """A cooling unit."""

    id: str
    room: str
    watts: int
    feed: str = ""
    on_battery: bool = False


@frozen
class CordSpec:
    """A power supply or a network port that is not plugged in where it would be by default."""

    server: str
    part: str
    to: str


@frozen
class SwitchSpec:
    """A switch."""

    id: str
    role: str
    rack: str = ""
    side: str = "a"
    gigabits: int = 10
    uplinks: tuple[str, ...] = ()
    uplink_gigabits: int = 10
    mtu: int = 9000
    storm_control: bool = False
    megabits: int = 0


@frozen
class TerminalsSpec:
    """A controller of terminals."""

    id: str
    server: str
    rack: str
    lines: int = 32


@frozen
class NetworkSpec:
    """A kind of traffic, and the frames that hosts send on it."""

    id: str
    mtu: int = 1500
