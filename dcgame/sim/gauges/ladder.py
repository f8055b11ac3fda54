"""The memory ladder: what each rung wins where memory runs short, and what it costs.

Each rung begins below a threshold of what is to be kept free, and wins what is missing to it, at
most what it can (domain data, sections 2 and 13, formula 2).
"""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.world.ladder import Rung

SOFT: PerMille = 640
HARD: PerMille = 320
LOW: PerMille = 160
BLOCKED: PerMille = 100
"""Needed memory on disk from which a system without guests starts nothing more (game constant)."""


@frozen
class Reach:
    """Megabytes that each rung could win on a host, were all of it needed."""

    shared: Megabytes = 0
    ballooned: Megabytes = 0
    compressed: Megabytes = 0
    swapped: Megabytes = 0


@frozen
class Memory:
    """Megabytes of a server: ``promised`` to guests and what runs beside them, ``kept`` free by a
    hypervisor with guests, and what each rung of the ladder has won of what is missing."""

    ram: Megabytes
    promised: Megabytes
    kept: Megabytes = 0
    rung: Rung = Rung.HIGH
    shared: Megabytes = 0
    ballooned: Megabytes = 0
    compressed: Megabytes = 0
    swapped: Megabytes = 0

    @property
    def load(self) -> PerMille:
        """Promised memory, per mille of what there is."""
        return self.promised * WHOLE // max(1, self.ram)

    @property
    def needed(self) -> Megabytes:
        """What is still needed, in memory or on disk, after what is shared, idle or compressed."""
        return self.promised - self.shared - self.ballooned - self.compressed

    @property
    def free(self) -> Megabytes:
        """What is free with all that the ladder has won."""
        return self.ram - self.needed + self.swapped

    @property
    def swapped_share(self) -> PerMille:
        """What part of the needed memory lies on disk."""
        return self.swapped * WHOLE // max(1, self.needed)

    @property
    def band(self) -> Band:
        """Fine, busy (the balloon works), short (it compresses or swaps: what takes 15 % longer, or
        more, is slow, as what waits 10 % for processors), out (nothing more may start)."""
        return _BANDS[self.rung]


_BANDS = (Band.FINE, Band.FINE, Band.BUSY, Band.SHORT, Band.SHORT, Band.OUT)


def climbed(ram: Megabytes, promised: Megabytes, kept: Megabytes, reach: Reach) -> Memory:
    """The memory of a host after the ladder has done what it must."""
    soft, hard, low = (kept * share // WHOLE for share in (SOFT, HARD, LOW))
    free = ram - promised
    if free >= kept and kept:
        return Memory(ram, promised, kept)
    shared = won = _won(free, kept, reach.shared)
    rung, free = Rung.CLEAR, free + won
    ballooned = won = _won(free, soft, reach.ballooned)
    rung, free = Rung.SOFT if free < soft else rung, free + won
    compressed = won = _won(free, hard, reach.compressed)
    rung, free = Rung.HARD if free < hard else rung, free + won
    swapped = _won(free, hard, reach.swapped)
    if free < hard:
        rung = Rung.LOW if free < low else Rung.SWAP
    return Memory(ram, promised, kept, rung, shared, ballooned, compressed, swapped)


def paged(ram: Megabytes, promised: Megabytes) -> Memory:
    """The memory of a server without guests: its system has no rungs but its own swap file."""
    swapped = max(0, promised - ram)
    if not swapped:
        return Memory(ram, promised)
    share = swapped * WHOLE // promised
    rung = Rung.LOW if share >= BLOCKED else Rung.SWAP
    return Memory(ram, promised, rung=rung, swapped=swapped)


def _won(free: Megabytes, threshold: Megabytes, reach: Megabytes) -> Megabytes:
    """What is missing to a threshold, as far as it can be won."""
    return min(reach, max(0, threshold - free))
