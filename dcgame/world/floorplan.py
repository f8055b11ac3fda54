"""Where there is room in a rack."""

from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def occupied(world: World, rack_id: str) -> tuple[tuple[int, int], ...]:
    """The (lowest, highest) units taken in a rack, by servers in it or on their way to it."""
    spans = [
        (server.unit, server.unit + server.model.height - 1)
        for server in world.servers.values()
        if server.rack == rack_id and server.state is not ServerState.RETIRED
    ]
    return tuple(sorted(spans))


def free_unit(world: World, rack_id: str, height: int) -> int | None:
    """The lowest unit at which ``height`` units are free."""
    taken = {unit for low, high in occupied(world, rack_id) for unit in range(low, high + 1)}
    for unit in range(1, world.racks[rack_id].height - height + 2):
        if all(candidate not in taken for candidate in range(unit, unit + height)):
            return unit
    return None
