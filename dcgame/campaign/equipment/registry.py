"""All kinds of equipment, in the order in which they are put into the room."""

from collections.abc import Callable
from typing import Any

from dcgame.campaign.equipment.base import Equipment
from dcgame.campaign.equipment.clusters import CLUSTERS
from dcgame.campaign.equipment.facility import FACILITY
from dcgame.campaign.equipment.network import NETWORK_EQUIPMENT
from dcgame.campaign.equipment.offers import OFFERS
from dcgame.campaign.equipment.pools import POOLS
from dcgame.campaign.equipment.protection import PROTECTION
from dcgame.campaign.equipment.sites import SITES
from dcgame.campaign.equipment.storage import STORAGE
from dcgame.campaign.equipment.terminals import TERMINALS
from dcgame.world.goods import CATALOGUE
from dcgame.world.hardware import nics_of, parts_of

EQUIPMENT: tuple[Equipment, ...] = (
    SITES,
    STORAGE,
    POOLS,
    PROTECTION,
    OFFERS,
    FACILITY,
    NETWORK_EQUIPMENT,
    TERMINALS,
    CLUSTERS,
)


def _of_server(spec: Any) -> tuple[str, ...]:
    model = CATALOGUE.servers[spec.model]
    return tuple(each.id for each in (*parts_of(model), *nics_of(model)))


def part_ids() -> dict[str, Callable[[Any], tuple[str, ...]]]:
    """For each section of things with parts, the ids of the parts of one of its tables."""
    found: dict[str, Callable[[Any], tuple[str, ...]]] = {"servers": _of_server}
    for kind in EQUIPMENT:
        found |= kind.parts
    return found
