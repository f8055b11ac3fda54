"""What is sold for the building, the network and the backups: one model each."""

from attrs import frozen

from dcgame.kernel.units import Cents, Kilobytes, Megabytes, Milliwatts, Seconds

RACK, ROOM, BESIDE = "rack", "room", ""
"""Where such equipment stands: in a rack, in a room between the racks, or outside of both."""


@frozen
class Gear:
    """``shelf`` of the world on which it will stand; ``stands`` where it is put.

    ``capacity`` is what a UPS, a generator or a distribution unit carries, and what a cooling unit
    carries away; ``tank`` the millilitres of a generator; ``role``, ``megabits`` and
    ``uplink_megabits`` those of a switch; ``size`` and ``speed`` (kB/s) those of a repository.
    Switches stand above the numbered units of a rack, distribution units beside them: they have
    no ``height``.
    """

    id: str
    year: int
    shelf: str
    price: Cents
    stands: str = BESIDE
    capacity: Milliwatts = 0
    tank: int = 0
    role: str = ""
    megabits: int = 0
    uplink_megabits: int = 0
    size: Megabytes = 0
    speed: Kilobytes = 0
    height: int = 0


@frozen
class Bought:
    """A piece of that equipment that the player paid for; ``came`` is when it was delivered."""

    id: str
    model: Gear
    came: Seconds
    age: int = 0
    has_left: bool = False
