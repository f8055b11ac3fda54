"""Who names what there is not is told what there is, or what is nearest to it.

Caught: a refusal of an unknown name without a word of what would do; names of what has left the
room; a list as long as the room; the nearest left out.
"""

import pytest

from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.engine import submit
from dcgame.world.world import World
from tests.sim.busy import busy_room


def _refused(world: World, line: str) -> Refused:
    command = parse(line)
    assert not isinstance(command, NotUnderstood)
    outcome = submit(world, command)
    assert isinstance(outcome, Refused)
    return outcome


@pytest.mark.parametrize(
    "line",
    [
        "power-on nobody",
        "migrate nobody to esx-1",
        "move esx-1 to nobody",
        "relocate nobody to esx-1",
        "start nobody",
        "stop nobody",
        "restart nobody",
        "support nobody",
        "evacuate-store nobody to nowhere",
        "window nobody from 1d02:00 to 1d03:00",
        "decline nobody",
        "backup nobody to nowhere",
    ],
)
def test_an_unknown_name_is_told_the_known_ones(line: str) -> None:
    refused = _refused(busy_room(), line)
    assert refused.cure
    names = dict(refused.values).get("names", "")
    assert refused.cure == "this room has none" or names
    assert len(names) < 200


def test_the_nearest_is_told() -> None:
    refused = _refused(busy_room(), "start wbe-1")
    assert dict(refused.values)["names"].split(", ")[0] == "web-1"
