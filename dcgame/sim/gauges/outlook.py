"""What is to come on something that can run out: its bands' next crossings, a week at a time."""

from array import array
from bisect import bisect_right
from functools import lru_cache

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from dcgame.kernel.bands import Band, Bands
from dcgame.kernel.units import SLOT, WHOLE, PerMille, Seconds, ceiling
from dcgame.sim.gauges.processor import total_block
from dcgame.world.demand import BLOCK
from dcgame.world.load import HostLoad

BANDS = Bands()
SUSTAINED = 3
"""Slots in a row before a band counts as crossed: fifteen minutes, as monitoring does."""
RELIEF: PerMille = 50
"""How far below its threshold a load must fall before the alarm ends, so that it does not flap."""


@frozen(eq=False)
class Stretches:
    """Slots of a block at which :data:`SUSTAINED` slots in a row begin: from each even one of
    ``edges`` until before the odd one behind it. Thousands are kept: a slot takes 16 bits."""

    edges: "array[int]"

    def first(self, here: int) -> int | None:
        """The first of them that is not before ``here``."""
        index = bisect_right(self.edges, here)
        if index % 2:
            return here
        return self.edges[index] if index < len(self.edges) else None


_SLOTS = "H"
_NOWHERE = Stretches(array(_SLOTS))
_EVERYWHERE = Stretches(array(_SLOTS, (0, BLOCK - SUSTAINED + 1)))


@frozen(eq=False)
class Outlook:
    """A block of a load: where it is ``short`` or ``out``, and where it has ``eased`` from short
    or come ``back`` from out; millicore-seconds ``served`` in it, seconds ``contended``."""

    short: Stretches
    out: Stretches
    eased: Stretches
    back: Stretches
    served: int
    contended: Seconds


@lru_cache(maxsize=8192)
def outlook(load: HostLoad, block: int) -> Outlook:
    """What a load brings in a week's block."""
    total, size = total_block(load.loads, block), load.capacity
    most, relief = int(total.max()), size * RELIEF // WHOLE
    short, out = ceiling(BANDS.short * size, WHOLE), ceiling(BANDS.out * size, WHOLE)
    contended = most > size
    return Outlook(
        short=_stretches(total >= short) if most >= short else _NOWHERE,
        out=_stretches(total >= out) if most >= out else _NOWHERE,
        eased=_stretches(total < short - relief) if most >= short - relief else _EVERYWHERE,
        back=_stretches(total < out - relief) if most >= out - relief else _EVERYWHERE,
        served=int((np.minimum(total, size) if contended else total).sum()) * SLOT,
        contended=int(np.count_nonzero(total > size)) * SLOT if contended else 0,
    )


def _stretches(mask: NDArray[np.bool_]) -> Stretches:
    """Where a condition holds for :data:`SUSTAINED` slots in a row."""
    held = np.zeros(len(mask), dtype=np.bool_)
    held[1:-1] = mask[:-2] & mask[1:-1] & mask[2:]
    (edges,) = (held[1:] != held[:-1]).nonzero()
    return Stretches(array(_SLOTS, edges.astype(np.uint16).tobytes()))


def next_crossing(load: HostLoad, band: Band, slot: int) -> tuple[int, Band] | None:
    """The slot at whose start the next sustained crossing is known, and the band it leads to.

    Only ``SHORT`` and ``OUT`` are told from ``FINE``. ``None`` when nothing crosses before the
    end of the block that contains ``slot``.
    """
    block, here = divmod(slot, BLOCK)
    coming = outlook(load, block)
    crossing, better = _worse(coming, band, here), _better(coming, band, here)
    if better is not None and (crossing is None or better < crossing):
        crossing = better
    if crossing is None:
        return None
    start, to = crossing
    return block * BLOCK + start + SUSTAINED, to


def goes_short(share: HostLoad, now: Seconds) -> bool:
    """Whether a guest lacks processor now, and for so long that it counts."""
    slot = now // SLOT
    return bool(share.loads) and next_crossing(share, Band.FINE, slot) == (
        slot + SUSTAINED,
        Band.OUT,
    )


def _worse(coming: Outlook, band: Band, here: int) -> tuple[int, Band] | None:
    if band is Band.OUT:
        return None
    if band is Band.SHORT:
        out = coming.out.first(here)
        return None if out is None else (out, Band.OUT)
    short = coming.short.first(here)
    if short is None:
        return None
    return short, Band.OUT if coming.out.first(short) == short else Band.SHORT


def _better(coming: Outlook, band: Band, here: int) -> tuple[int, Band] | None:
    if band < Band.SHORT:
        return None
    fine = coming.eased.first(here)
    if band is Band.SHORT:
        return None if fine is None else (fine, Band.FINE)
    back = coming.back.first(here)
    if back is None:
        return None
    return back, Band.FINE if fine == back else Band.SHORT
