"""Terminals of a mainframe: screens on serial lines, behind controllers."""

from attrs import frozen

from dcgame.world.hardware import Equipment, Part

HEIGHT = 4
"""Rack units of a controller (game constant)."""
LINES = 32
BITS_A_SECOND = 9_600
SCREEN = 1_920
"""Characters of a screen of 24 lines of 80; a character takes ten bits on a serial line."""


@frozen(eq=False, slots=False)
class Terminals(Equipment):
    """A controller with ``lines`` serial lines, a terminal at the end of each, on a channel of the
    machine ``server``. A terminal hangs on one controller alone; those of a machine share its
    users.
    """

    id: str
    server: str
    lines: int = LINES
    rack: str = ""
    unit: int = 0
    parts: tuple[Part, ...] = ()
    since: int | None = None

    @property
    def height(self) -> int:
        """Rack units that it takes."""
        return HEIGHT
