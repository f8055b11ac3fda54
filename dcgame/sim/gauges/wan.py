"""Which sites there are, and the leased lines between them.

Every line leads to the main building: between two other sites both are taken.
"""

from dcgame.kernel.units import Kilobytes
from dcgame.sim.facts.base import given
from dcgame.world.site import MAIN, Site
from dcgame.world.world import World

LAN = "site"
"""The name of a site's own link, where no switches stand; of another site ``site/dr``."""
Lane = tuple[str, Kilobytes]
"""A link, and the kilobytes a second that it carries."""


def net_of(megabits: int) -> Kilobytes:
    """Kilobytes a second of a link of that nominal speed: nine tenths of it (domain data, section
    13, formula 5)."""
    return megabits * 1000 // 8 * 9 // 10


def lines(world: World, one: str, other: str) -> tuple[Site, ...]:
    """The lines between two sites; none within one."""
    if one == other:
        return ()
    return tuple(world.sites[name] for name in (one, other) if name != MAIN)


def severed(world: World, one: str, other: str) -> tuple[int, ...] | None:
    """The entries that cut two sites off from each other; ``None`` if nothing does."""
    cut = [line.cut for line in lines(world, one, other) if line.cut is not None]
    return given(*cut) if cut else None


def round_trip(world: World, one: str, other: str) -> int:
    """Milliseconds there and back between two sites."""
    return sum(line.round_trip for line in lines(world, one, other))


def lan_lane(world: World, site: str) -> Lane:
    """A site's own link, on which everybody is where no switches stand."""
    return (f"{LAN}/{site}" if site else LAN, net_of(world.setting.link_megabits))


def line_lanes(world: World, one: str, other: str) -> tuple[Lane, ...]:
    """The lines between two sites as links of a copy."""
    return tuple((f"wan/{line.id}", net_of(line.megabits)) for line in lines(world, one, other))


def open_lanes(world: World, one: str, other: str) -> tuple[Lane, ...]:
    """The links between two sites where no switches stand: the own one of each, and the lines."""
    own = tuple(lan_lane(world, site) for site in dict.fromkeys((one, other)))
    return (*own, *line_lanes(world, one, other))
