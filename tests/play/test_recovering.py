"""What the preview of a restore says: how old the copy is, and when the guest is back.

Mutations caught, each tried: the age counted from when the copy arrived at the other site; the
guest taken for back when its disk is written, or when it has booted and its application has not.
"""

from dcgame.kernel.units import HOUR, MINUTE
from dcgame.play.forecast import Forecast, forecast
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.grammar import parse
from dcgame.sim.engine import advance, befall, begin, submit
from dcgame.sim.facts.play import Misfortune
from dcgame.world.world import World
from tests.scenarios.rooms import room

ROOM = """
rack rack-a
rack far-a site dr
site dr megabits 100 ms 8
server esx-1 runs openvisor
server dr-1 runs openvisor rack far-a
repository vault
repository far rack far-a
guest web on esx-1 disk 9000 boot 60
app shop on web service shop size 350000
service shop
"""


def _command(line: str) -> Command:
    command = parse(line)
    assert isinstance(command, Command), line
    return command


def _order(world: World, line: str) -> World:
    outcome = submit(world, _command(line))
    assert not isinstance(outcome, Refused), line
    return outcome.world


def test_a_restore_says_what_is_lost_and_how_long_it_takes() -> None:
    world = begin(room(ROOM)).world
    for line in ("replicate vault to far", "backup web to vault"):
        world = _order(world, line)
    world = advance(world, 8 * HOUR).world
    world = befall(world, (Misfortune("esx-1/mainboard-1", "mainboard"),)).world
    world = advance(world, 8 * HOUR + 20 * MINUTE).world
    found = forecast(world, _command("restore web from far on dr-1"))
    assert isinstance(found, Forecast)
    assert found.to_do == (
        "RPO: the copy is 8 h 20 old, and what web wrote since then is gone",
        "RTO: web is back in 5 min 51 s, of which the copy takes 80 s",
    )
