"""What a host has been asked for since the last change on it."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import Millicores, Milliwatts, PerMille, Seconds
from dcgame.world.demand import Demand


@frozen(cache_hash=True)
class Load:
    """What one application asks of its host: its demand, at most ``cap`` millicores, times the
    tax of its platform; ``pinned`` when it takes all that it can get."""

    demand: Demand
    cap: Millicores
    tax: PerMille
    pinned: bool = False


@frozen(cache_hash=True)
class PowerLoad:
    """What a server draws through ``cords`` of its ``live`` power supplies, in milliwatts: what
    it draws when idle, and a share of ``swing`` by what is asked of its processors."""

    loads: tuple[Load, ...]
    capacity: Millicores
    idle: Milliwatts
    swing: Milliwatts
    cords: int = 1
    live: int = 1


@frozen(eq=False)
class HostLoad:
    """The applications that load a host, their loads in the same order, and its capacity.

    ``burdens`` are the entries that made the load what it is, oldest first: who was put there,
    resized, asked for more, or slowed the host down. Loads of what servers share may be of other
    kinds; ``begun`` is when a load of power became what it is.
    """

    apps: tuple[str, ...] = ()
    loads: tuple[Any, ...] = ()
    capacity: Millicores = 1
    burdens: tuple[int, ...] = ()
    begun: Seconds = 0
