"""Controllers of terminals in the rooms of scenarios: ``terminals term-1 of main``."""

from dcgame.world.floorplan import free_unit
from dcgame.world.furnishing import parts_of_gear
from dcgame.world.hardware import PartKind
from dcgame.world.terminals import HEIGHT, LINES, Terminals
from dcgame.world.world import World
from tests.scenarios.furniture.words import Words


def terminals(world: World, words: Words) -> World:
    """A controller on a channel of a machine, in its rack."""
    server = world.servers[words.text("of")]
    unit = free_unit(world, server.rack, HEIGHT) or 0
    parts = parts_of_gear(PartKind.BOARD)
    lines = words.number("lines", LINES)
    made = Terminals(words.name, server.id, lines, server.rack, unit, parts)
    return world.put("terminals", made)


TERMINALS = {"terminals": terminals}
