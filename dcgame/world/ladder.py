"""The rungs of the memory ladder on which a host may stand."""

from enum import IntEnum


class Rung(IntEnum):
    """How far down the ladder a host has to go, by what is free of ``minFree`` (domain data,
    section 2): each rung is trodden when what those above it win does not suffice.

    ``HIGH`` nothing is done; ``CLEAR`` (below 100 %) equal pages are shared; ``SOFT`` (below 64 %)
    the balloon takes what is idle; ``HARD`` (below 32 %) pages are compressed; ``SWAP`` (below
    32 % even so) they are written to disk; ``LOW`` (below 16 % before that) nothing starts.
    """

    HIGH = 0
    CLEAR = 1
    SOFT = 2
    HARD = 3
    SWAP = 4
    LOW = 5
