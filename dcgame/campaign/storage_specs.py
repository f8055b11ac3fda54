"""Shared storage as a level describes it."""

from attrs import frozen

from dcgame.kernel.units import Megabytes


@frozen
class ArraySpec:
    """A storage array at the start: so many disks of each drive of its catalogue, numbered in
    that order; ``spares`` of the last ones wait for another to die."""

    id: str
    model: str
    rack: str
    drives: tuple[tuple[str, int], ...]
    unit: int = 0
    shelves: int = 0
    age_years: int = 0
    support_hours: int = 0


@frozen
class RaidGroupSpec:
    """A group of ``disks`` of an array (their numbers), which hold data together; ``spares`` are
    numbers of disks that wait for one of them to die."""

    id: str
    array: str
    level: str
    disks: tuple[int, ...]
    spares: tuple[int, ...] = ()


@frozen
class LunSpec:
    """A logical unit on a group."""

    id: str
    group: str
    size_mb: Megabytes
    thin: bool = False


@frozen
class FabricSpec:
    """A storage switch, and the servers and arrays that are cabled to it."""

    id: str
    model: str
    rack: str
    unit: int = 0
    servers: tuple[str, ...] = ()
    arrays: tuple[str, ...] = ()
