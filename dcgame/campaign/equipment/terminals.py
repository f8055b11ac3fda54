"""Controllers of terminals, as a level describes them."""

from typing import Any

from dcgame.campaign.building import TerminalsSpec
from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.kinds import ID, Field, Table, Tables, Whole
from dcgame.campaign.level import Level
from dcgame.campaign.review import Review
from dcgame.words import N_, say
from dcgame.world.floorplan import free_unit
from dcgame.world.furnishing import parts_of_gear
from dcgame.world.hardware import PartKind
from dcgame.world.terminals import HEIGHT, LINES, Terminals
from dcgame.world.world import World

TERMINALS_TABLE = Table(
    TerminalsSpec,
    (
        Field("id", ID),
        Field("server", ID),
        Field("rack", ID),
        Field("lines", Whole(1, 1_000), LINES),
    ),
)
FIELDS = (Field("terminals", Tables(TERMINALS_TABLE), ()),)


def check(review: Review) -> None:
    """A controller stands in a rack, on a channel of a machine."""
    for path, spec in review.each("terminals"):
        review.refers((*path, "server"), spec.server, say(N_("the id of a server")), "servers")
        review.refers((*path, "rack"), spec.rack, say(N_("the id of a rack")), "racks")


def furnish(world: World, level: Level) -> World:
    """Controllers in their racks."""
    for spec in level.terminals:
        unit = free_unit(world, spec.rack, HEIGHT) or 0
        parts = parts_of_gear(PartKind.BOARD)
        made = Terminals(spec.id, spec.server, spec.lines, spec.rack, unit, parts)
        world = world.put("terminals", made)
    return world


def _board(spec: Any) -> tuple[str, ...]:
    return (f"{PartKind.BOARD.value}-1",)


TERMINALS = Equipment(FIELDS, check, furnish, {"terminals": _board})
