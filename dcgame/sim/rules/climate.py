"""What a room that grows hot does to its servers."""

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import WHOLE, PerMille
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.climate import RoomWarmed
from dcgame.sim.facts.hardware import HostLost, Throttled
from dcgame.sim.gauges.cooling import servers_in
from dcgame.sim.rules.parts import ONE_FAN_LESS
from dcgame.sim.wakes.base import Effects
from dcgame.world.hardware import PartKind, Server, ServerState
from dcgame.world.world import World

ALARM, THROTTLE, SHUTDOWN = 1, 2, 3
HOT: PerMille = 700
"""The speed of a server whose inlet air is too warm (game constant)."""

_RUNNING = (ServerState.UP, ServerState.BOOTING)


def room_changed(world: World, entry: Entry) -> Effects:
    """From the second threshold on servers slow down, at the third they shut themselves down."""
    fact: RoomWarmed = entry.fact
    room = world.rooms[fact.room]
    for server in servers_in(world, room):
        if server.state not in _RUNNING:
            continue
        if fact.stage >= SHUTDOWN:
            yield Cited(HostLost(server.id), given(room.set_entry, room.outdoor_entry))
            continue
        speed = _speed(server, fact.stage)
        if speed != server.capacity_factor:
            yield Throttled(server.id, speed)


def _speed(server: Server, stage: int) -> PerMille:
    whole = server.working(PartKind.FAN) == len(server.of_kind(PartKind.FAN))
    speed = WHOLE if whole else ONE_FAN_LESS
    return min(speed, HOT) if stage >= THROTTLE else speed
