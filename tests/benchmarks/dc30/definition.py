"""DC30 as plain integers: who runs where, what they ask for, and when hosts fail.

Time is in seconds from 0 to the horizon, ``days * 86,400``; slot ``k`` lasts from ``300 k`` to
``300 (k + 1)``. Every host has 32,000 millicores and 256 GB, and is up at 0; every guest runs at 0.

Demand
    A guest that runs asks for ``Workload.demand(guest, slot)`` millicores throughout a slot, also
    when it starts to run in the middle of one. A guest that does not run asks for nothing.

A failure at ``f``
    ``f``           The host goes down, and with it every guest that runs or boots there.
                    A guest's downtime counts from the moment it stopped running; to be hit again
                    while booting does not interrupt the count.
    ``f + 30``      The victims are placed one after the other in order of their ids, each on the
                    first host, in order of ids, that is up and has the memory free. Memory is
                    taken from the placement on. A victim that fits nowhere waits.
    ``+ 120``       A placed guest runs, 120 s after its placement, unless its host has failed in
                    between: then it is a victim of that failure. When it runs, its downtime ends,
                    and that is one restart.
    ``f + 14,400``  The host is up and empty, at once. All that wait, and they alone, are placed as
                    above in order of their ids, and what fits nowhere waits on. There is no other
                    occasion for those that wait.

Accounts, over every stretch ``dt`` in which ``total``, the demand on a host that is up, is constant
    host:   ``uptime += dt``; ``served += min(total, 32,000) * dt``
    guests: if ``total > 32,000``, then with ``ppm = (total - 32,000) * 1,000,000 // total`` each
            guest that runs there: ``unserved += demand * ppm * dt``; ``contended += dt``

The end
    What would happen at the horizon or later does not happen. A guest that does not run then has
    been down up to the horizon. A breach is a guest with ``downtime * 1000 > horizon``.

No ties: no two moments of different failures (``f``, ``f + 30``, ``f + 150``, ``f + 14,400``,
``f + 14,520``) are equal, and none is the start of a slot.

Measured (seed 30, 30 days): at 20 hosts a host that is up serves 51.7 % of its millicores on
average and is contended in 5.5 % of its slots, with 8 failures and 96 restarts; at 100 hosts it is
54.4 %, 6.0 %, 60 and 584. The clamp cuts 0.3 % of the levels from below and 0.2 % from above.
"""

from collections.abc import Iterable
from heapq import heapify, heapreplace

import attrs

from tests.benchmarks.dc30.dice import draw
from tests.benchmarks.dc30.failures import SLOT, Failure, in_order, schedule

DAY = 86_400
SLOTS_A_DAY = DAY // SLOT
GUESTS_A_HOST = 10
HOST_MILLICORES = 32_000
HOST_RAM_GB = 256
RING = 8_191
NOISE = 120
FLOOR, CEILING = 20, 1_000
MAX_PHASE = 36

# (vCPU, GB, weight); the weights add up to 100.
SIZES = ((1, 2, 8), (2, 4, 20), (4, 8, 20), (4, 16, 25), (8, 32, 20), (16, 64, 7))

# (low, high, hour the rise begins, hours of rise, hours at the top, hours of fall)
SHAPES = (
    (180, 650, 6, 3, 3, 6),
    (210, 730, 7, 2, 8, 3),
    (170, 690, 8, 2, 5, 4),
    (230, 670, 9, 4, 4, 4),
    (190, 750, 10, 3, 3, 5),
    (250, 630, 12, 2, 6, 3),
    (150, 710, 15, 3, 4, 2),
    (210, 670, 17, 2, 5, 2),
    (130, 920, 22, 1, 3, 1),
    (150, 730, 1, 1, 4, 1),
    (330, 490, 5, 6, 6, 6),
    (370, 410, 0, 8, 8, 8),
)


@attrs.frozen
class Guest:
    """A virtual machine; ``klass`` is a row of the curves, ``host`` where it runs at first."""

    id: str
    vcpu: int
    ram_gb: int
    klass: int
    phase: int
    offset: int
    host: int


@attrs.frozen
class Workload:
    """All a model needs to know. Hosts are meant by their index in ``hosts``."""

    days: int
    hosts: tuple[str, ...]
    guests: tuple[Guest, ...]
    curves: tuple[tuple[int, ...], ...]
    noise: tuple[int, ...]
    failures: tuple[Failure, ...]

    @property
    def horizon(self) -> int:
        """The end of the run, in seconds."""
        return self.days * DAY

    def demand(self, guest: Guest, slot: int) -> int:
        """Millicores a running guest asks for in a slot: what it means, not the fast way."""
        curve = self.curves[guest.klass]
        level = curve[(slot + guest.phase) % SLOTS_A_DAY] + self.noise[(slot + guest.offset) % RING]
        return guest.vcpu * min(max(level, FLOOR), CEILING)

    def with_failures(self, failures: Iterable[Failure]) -> "Workload":
        """The same workload with other failures; refuses any that would collide."""
        return attrs.evolve(self, failures=in_order(failures))


def make(hosts: int, days: int = 30, seed: int = 30) -> Workload:
    """Draw the workload; ids sort like their indices up to 9,999 hosts."""
    return Workload(
        days=days,
        hosts=tuple(f"h-{number:04}" for number in range(1, hosts + 1)),
        guests=_guests(hosts, seed),
        curves=tuple(_curve(*shape) for shape in SHAPES),
        noise=tuple(draw(seed, "noise", i) % (2 * NOISE + 1) - NOISE for i in range(RING)),
        failures=schedule(hosts, days * DAY, seed),
    )


def _guests(hosts: int, seed: int) -> tuple[Guest, ...]:
    """Each guest goes to the host with the least memory allocated, the first of equals."""
    sizes = [size for *size, weight in SIZES for _ in range(weight)]
    allocated = [(0, host) for host in range(hosts)]
    heapify(allocated)
    guests = []
    for number in range(1, hosts * GUESTS_A_HOST + 1):
        vcpu, ram_gb = sizes[draw(seed, "size", number) % len(sizes)]
        used, host = allocated[0]
        if used + ram_gb > HOST_RAM_GB:
            raise ValueError(f"guest {number} does not fit anywhere: take another seed")
        heapreplace(allocated, (used + ram_gb, host))
        klass = draw(seed, "class", number) % len(SHAPES)
        phase = draw(seed, "phase", number) % MAX_PHASE
        offset = draw(seed, "offset", number) % RING
        guests.append(Guest(f"g-{number:05}", vcpu, ram_gb, klass, phase, offset, host))
    return tuple(guests)


def _curve(low: int, high: int, begin: int, rise: int, top: int, fall: int) -> tuple[int, ...]:
    """A day's load in per mille: low, a straight rise, a plateau, a straight fall."""
    hour = SLOTS_A_DAY // 24
    top_at, fall_at, low_at = rise * hour, (rise + top) * hour, (rise + top + fall) * hour

    def level(since: int) -> int:
        if since < top_at:
            return low + (high - low) * since // top_at
        if since < fall_at:
            return high
        if since < low_at:
            return high - (high - low) * (since - fall_at) // (low_at - fall_at)
        return low

    return tuple(level((slot - begin * hour) % SLOTS_A_DAY) for slot in range(SLOTS_A_DAY))
