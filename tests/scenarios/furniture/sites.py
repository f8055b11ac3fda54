"""Other sites, in the rooms of scenarios; racks say where they stand.

rack far-a site dr
site dr megabits 100 ms 8
"""

from dcgame.world.site import Site
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words


def site(world: World, words: Words) -> World:
    """A site, and the line that leads there."""
    megabits, there_and_back = words.number("megabits", 1_000), words.number("ms", 8)
    return world.put("sites", Site(words.name, megabits, there_and_back))


SITES = {"site": site}
