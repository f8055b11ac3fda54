"""A kind of failure: what it strikes, how often, and what happens."""

from collections.abc import Callable

from attrs import frozen

from dcgame.sim.wakes.base import Effects
from dcgame.world.hardware import Part, PartKind, Server, ServerState
from dcgame.world.world import World


@frozen(eq=False)
class Failure:
    """``strikes`` names what a target is: ``part``, ``server``, ``guest``, ``app``,
    ``service`` or ``job``; targets are ids, of parts ``server/part``.

    ``yearly`` is its natural rate per 100,000 targets and year (0: only what befalls by script
    or by its own rule); ``part_kind`` says which parts it strikes by nature.
    """

    id: str
    name: str
    strikes: str
    strike: Callable[[World, str], Effects]
    yearly: int = 0
    part_kind: PartKind | None = None


def part_at(world: World, target: str) -> tuple[Server, Part] | None:
    """The server and part that ``server/part`` names, unless it has left the room."""
    server_id, _, part_id = target.partition("/")
    server = world.servers.get(server_id)
    part = server.part(part_id) if server else None
    if server is None or part is None or server.state is ServerState.RETIRED:
        return None
    return server, part
