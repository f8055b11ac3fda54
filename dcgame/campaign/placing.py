"""Where a level's servers stand: those with a unit first, the others where there is room."""

from collections.abc import Iterable

from attrs import frozen

from dcgame.campaign.level import RackSpec, ServerSpec
from dcgame.world.goods import CATALOGUE


@frozen
class Placed:
    """Lowest units by server; ``clashes`` are servers without a place, and who is in the way
    (nobody: the rack is too small or too full)."""

    units: dict[str, int]
    clashes: tuple[tuple[str, str], ...]


def units_of(racks: Iterable[RackSpec], servers: Iterable[ServerSpec]) -> Placed:
    """The units of servers whose racks and models exist."""
    heights = {rack.id: rack.height for rack in racks}
    taken: dict[tuple[str, int], str] = {}
    units: dict[str, int] = {}
    clashes: list[tuple[str, str]] = []
    for server in sorted(servers, key=lambda each: not each.unit):
        size = CATALOGUE.servers[server.model].height
        top = heights[server.rack] - size + 1
        wanted = [server.unit] if server.unit else range(1, top + 1)
        spans = [range(unit, unit + size) for unit in wanted if unit <= top]
        free = next(
            (span for span in spans if all((server.rack, unit) not in taken for unit in span)),
            None,
        )
        if free is None:
            clashes.append((server.id, _in_the_way(server, spans, taken)))
            continue
        units[server.id] = free[0]
        taken.update({(server.rack, unit): server.id for unit in free})
    return Placed(units, tuple(clashes))


def _in_the_way(server: ServerSpec, spans: list[range], taken: dict[tuple[str, int], str]) -> str:
    """Who stands where a server with a unit of its own was to stand."""
    if not server.unit or not spans:
        return ""
    return next(taken[server.rack, unit] for unit in spans[0] if (server.rack, unit) in taken)
