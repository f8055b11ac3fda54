"""Integrals of load, settled only when something changes."""

from attrs import frozen

from dcgame.kernel.units import Seconds


@frozen(eq=False, slots=False)
class HostMeter:
    """Of a server since the beginning, settled until ``until``.

    ``uptime`` seconds; ``served`` millicore-seconds; ``energy`` milliwatt-seconds;
    ``contended`` seconds in which more was asked than it has.
    """

    until: Seconds = 0
    uptime: Seconds = 0
    served: int = 0
    energy: int = 0
    contended: Seconds = 0


@frozen(eq=False)
class AppMeter:
    """Of an application: seconds on a contended host, and millicore-seconds times millionths
    that it asked for and did not get."""

    contended: Seconds = 0
    unserved: int = 0
