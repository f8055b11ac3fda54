"""Gauges have bands: fine, busy, short, out. Crossing one is an event with a cause."""

from enum import IntEnum

from attrs import frozen

from dcgame.kernel.units import PerMille


class Band(IntEnum):
    """How near a thing that can run out is to its end. A higher band is worse."""

    FINE = 0
    BUSY = 1
    SHORT = 2
    OUT = 3


@frozen
class Bands:
    """The load, per mille of capacity, from which each band begins."""

    busy: PerMille = 700
    short: PerMille = 900
    out: PerMille = 1000

    def of(self, load: PerMille) -> Band:
        """The band in which that load lies."""
        if load >= self.out:
            return Band.OUT
        if load >= self.short:
            return Band.SHORT
        return Band.BUSY if load >= self.busy else Band.FINE

    def floor(self, band: Band) -> PerMille:
        """The load from which ``band`` begins."""
        return (0, self.busy, self.short, self.out)[band]
