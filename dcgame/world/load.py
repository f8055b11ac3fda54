"""What a host has been asked for since the last change on it."""

from attrs import frozen

from dcgame.kernel.units import Millicores, PerMille
from dcgame.world.demand import Demand


@frozen(cache_hash=True)
class Load:
    """What one application asks of its host: its demand, at most ``cap`` millicores, times the
    tax of its platform; ``pinned`` when it takes all that it can get."""

    demand: Demand
    cap: Millicores
    tax: PerMille
    pinned: bool = False


@frozen(eq=False)
class HostLoad:
    """The applications that load a host, their loads in the same order, and its capacity.

    ``burdens`` are the entries that made the load what it is, oldest first: who was put there,
    resized, asked for more, or slowed the host down.
    """

    apps: tuple[str, ...] = ()
    loads: tuple[Load, ...] = ()
    capacity: Millicores = 1
    burdens: tuple[int, ...] = ()
