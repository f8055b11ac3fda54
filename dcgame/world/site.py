"""A second site: racks elsewhere, with power, cooling and switches of their own."""

from attrs import frozen

MAIN = ""
"""The site of what does not say where it stands: the building with which a game begins."""


@frozen(eq=False, slots=False)
class Site:
    """Racks that name it stand there. A leased line of ``megabits`` a second joins it to the main
    building; there and back it takes ``round_trip`` milliseconds. Customers come to each site by
    its own way, not over the line; orders come over it.

    ``cut`` is the entry since when the line carries nothing.
    """

    id: str
    megabits: int = 1_000
    round_trip: int = 10
    cut: int | None = None
