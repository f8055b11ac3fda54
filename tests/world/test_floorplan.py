"""Where there is room in a rack."""

from attrs import evolve

from dcgame.kernel.units import DAY
from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.grammar import parse
from dcgame.sim.engine import advance, begin, submit
from dcgame.world.floorplan import free_unit, occupied
from dcgame.world.hardware import ServerState
from dcgame.world.world import World
from tests.scenarios.rooms import room

RACK = """
sale node-2026,tower-2006
rack rack-a height 7
server a model tower-2006
"""


def _bought(world: World, line: str) -> World:
    command = parse(line)
    assert isinstance(command, Command)
    outcome = submit(world, command)
    assert not isinstance(outcome, Refused), outcome
    return outcome.world


def test_the_lowest_room_is_taken() -> None:
    world = room(RACK)
    assert occupied(world, "rack-a") == ((1, 4),)
    assert [free_unit(world, "rack-a", height) for height in (1, 3, 4)] == [5, 5, None]


def test_who_has_left_makes_room() -> None:
    world = room(RACK)
    gone = changed(world.servers["a"], state=ServerState.RETIRED)
    left = evolve(world, servers=world.servers.set("a", gone))
    assert occupied(left, "rack-a") == ()
    assert free_unit(left, "rack-a", 7) == 1


def test_deliveries_keep_their_places() -> None:
    """Two are bought, the second comes first: no unit is given twice."""
    world = begin(room(RACK)).world
    for name in ("b", "c", "d"):
        world = _bought(world, f"buy node-2026 as {name} in rack-a")
    assert free_unit(world, "rack-a", 1) is None
    assert occupied(world, "rack-a") == ((1, 4), (5, 5), (6, 6), (7, 7))
    world = advance(world, 6 * DAY).world
    assert [world.servers[name].unit for name in "bcd"] == [5, 6, 7]
