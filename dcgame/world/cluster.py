"""Clusters: hosts that share storage and restart each other's guests."""

from attrs import frozen

from dcgame.kernel.units import Seconds


@frozen(eq=False)
class HaPolicy:
    """Detection, then a pause to verify and place, then restarts in batches.

    Defaults: 18 s until a secondary is declared dead, 15 s to place, batches of 32 every 10 s
    (domain data, section 13, formula 6).
    """

    detection: Seconds = 18
    placement: Seconds = 15
    batch: int = 32
    batch_gap: Seconds = 10


@frozen(eq=False)
class Cluster:
    """``members`` in id order; without ``ha`` nothing is restarted elsewhere."""

    id: str
    members: tuple[str, ...]
    ha: HaPolicy | None = None
