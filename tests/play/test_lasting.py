"""A preview tells what an order sets going: growth, copies that come back, what is kept for good.

Caught: a snapshot that costs nothing by its preview; a schedule of which only the first copy is
told; a pool that takes nothing of its nodes, or holds what its raw disks hold; a warning that is
given again of what was so before.
"""

import pytest

from dcgame.play.forecast import forecast
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.engine import begin
from tests.scenarios.rooms import room

ROOM = """
repository vault size 4000000
server esx-1 runs openvisor
server n-1 runs openvisor
server n-2 runs openvisor
server n-3 runs openvisor
guest web-1 on esx-1 disk 500000 autostart
app shop on web-1 service shop size 1000 peak 1000 io 50
"""


def _lasting(line: str, text: str = ROOM) -> tuple[str, ...]:
    command = parse(line)
    assert not isinstance(command, NotUnderstood)
    found = forecast(begin(room(text)).world, command)
    assert not isinstance(found, Refused), found
    return found.lasting


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("snapshot web-1", "up to 488.3 GB; each access costs 13 % more"),
        ("schedule web-1 to vault", " are kept, and "),
        ("form-pool p on n-1,n-2,n-3", "8 vCPU and 32 GB to its controller; p then holds"),
        ("start web-1", ""),
    ],
)
def test_what_goes_on(line: str, told: str) -> None:
    found = _lasting(line, ROOM.replace("autostart", "stopped") if "start" in line else ROOM)
    assert [told in each for each in found] == ([True] if told else [])
