"""What a host has been asked for since the last change on it."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import Megabytes, Millicores, Milliwatts, PerMille, Seconds
from dcgame.world.demand import Demand


@frozen(cache_hash=True)
class Load:
    """What one application asks of its host: its demand, at most ``cap`` millicores, times the
    tax of its platform; ``pinned`` when it takes all that it can get. ``beside`` are the loads
    with whom it shares those ``cap`` millicores, where all together may ask for more."""

    demand: Demand
    cap: Millicores
    tax: PerMille
    pinned: bool = False
    beside: tuple["Load", ...] = ()


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


@frozen(cache_hash=True)
class Claim:
    """What a guest (empty: an application beside the guests) asks of its host, and its right to
    it: ``weight`` against others, ``reserved`` millicores before all others."""

    guest: str
    weight: int
    reserved: Millicores
    loads: tuple[Load, ...]


@frozen(cache_hash=True)
class ShareLoad:
    """What one of the claims on a host, ``claims[index]``, goes short of: 0 while it gets all
    that it asks for, else what it asks per mille of what it gets."""

    claims: tuple[Claim, ...]
    index: int
    capacity: Millicores


@frozen(cache_hash=True)
class ReadyLoad:
    """How long a guest waits for a processor of its host: ``loads`` ask for its ``capacity``, in
    cores that do ``core`` millicores each; ``mine`` are the guest's own, and its virtual
    processors could take ``width``. ``wait`` per mille of its time it waits whatever is asked."""

    loads: tuple[Load, ...]
    mine: tuple[Load, ...]
    capacity: Millicores
    core: Millicores
    width: Millicores
    wait: PerMille


@frozen(eq=False)
class HostLoad:
    """The applications that load a host, their loads in the same order, and its capacity.

    ``burdens`` are the entries that made the load what it is, oldest first: who was put there,
    resized, asked for more, or slowed the host down. Loads of what servers share may be of other
    kinds. ``claims`` say who goes short first; there are none while all are equal.
    ``begun`` is when a load of power became what it is.
    """

    apps: tuple[str, ...] = ()
    loads: tuple[Any, ...] = ()
    capacity: Millicores = 1
    burdens: tuple[int, ...] = ()
    begun: Seconds = 0
    claims: tuple[Claim, ...] = ()


@frozen(eq=False)
class Unclaimed:
    """What the guests of a host have not reserved of it; of its memory nor need as overhead."""

    processor: Millicores
    memory: Megabytes
