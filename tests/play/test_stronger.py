"""Remedies that begin otherwise: each is proposed for the loss that it is about, can be played,
and spares it.

Mutations caught: a remedy proposed where it is there already; a beginning that is as it was; a
second cord in the same feed; a spare of another array; a copy more that lies nowhere.
"""

from types import SimpleNamespace
from typing import Any

import pytest

from dcgame.kernel.units import Seconds
from dcgame.play import stronger
from dcgame.play.ledger import losses
from dcgame.play.whatif import described
from dcgame.sim.engine import advance, befall, begin
from dcgame.sim.facts.play import Misfortune
from dcgame.world.service import down_until
from dcgame.world.world import World
from tests.scenarios.rooms import room
from tests.scenarios.script import split

ENDS = 2 * 86_400
APPS = "app shop on web service shop\nservice shop\n"

WITNESS = f"""
cluster c1 policy watchdog witness none
server esx-1 runs openvisor cluster c1
server esx-2 runs openvisor cluster c1
san lun-1
guest web on esx-1 store lun-1 autostart
{APPS}
at 1d08:00 fault mainboard esx-1/mainboard-1
"""
HA = WITNESS.replace("cluster c1 policy watchdog witness none", "cluster c1").replace(
    "server esx-2", "server esx-2", 1
)
HA = HA.replace("at 1d08", "server esx-3 runs openvisor cluster c1\nat 1d08")
FEEDS = f"""
feed feed-a
feed feed-b
pdu pdu-a rack rack-a feed feed-a watts 4000
pdu pdu-b rack rack-a feed feed-b watts 4000
server esx-1 runs openvisor
cords esx-1 psu-1 pdu-a psu-2 pdu-a
guest web on esx-1 autostart
{APPS}
at 1d08:00 fault utility-cut feed-a
"""
ONE_FEED = f"""
feed feed-a
pdu pdu-a rack rack-a feed feed-a watts 4000
server esx-1 model tower-2006 runs openvisor
guest web on esx-1 autostart
{APPS}
at 1d08:00 fault utility-cut feed-a
"""
SPARE = f"""
server esx-1 runs openvisor
array box model entry-2015 drives sas-600g=5
group g1 array box raid 5 disks 1-5
lun lun-1 group g1 size 400000
fabric fab-a servers esx-1 arrays box
guest web on esx-1 store lun-1 autostart
{APPS}
at 1d08:00 fault disk-dead box/disk-1
at 1d20:00 fault disk-dead box/disk-2
"""
COPIES = f"""
link 10000
server esx-1 runs openvisor
server esx-2 runs openvisor
server esx-3 runs openvisor
server esx-4 runs openvisor
server esx-5 runs openvisor
pool pool-1 nodes esx-1,esx-2,esx-3,esx-4,esx-5
guest web-1 on esx-1 store pool-1 disk 400000 autostart
{APPS.replace("on web", "on web-1")}
at 1d08:00 fault disk-dead esx-1/disk-1
at 1d08:00 fault disk-dead esx-4/disk-2
"""


def _played(start: World, text: str) -> tuple[World, tuple[Any, ...]]:
    begun = begin(start)
    world, entries = begun.world, list(begun.entries)
    for step in split(text)[1]:
        if not step.text:
            continue
        outcome = advance(world, step.at)
        _, kind, target = step.text.split()
        struck = befall(outcome.world, (Misfortune(target, kind),))
        world, entries = struck.world, [*entries, *outcome.entries, *struck.entries]
    outcome = advance(world, ENDS)
    return outcome.world, (*entries, *outcome.entries)


def _down(world: World) -> Seconds:
    return down_until(world.services["shop"], world.now)


@pytest.mark.parametrize(
    ("text", "remedy", "said"),
    [
        (WITNESS, stronger.with_a_witness, "with a witness for c1"),
        (HA, stronger.with_high_availability, "with high availability in c1"),
        (FEEDS, stronger.with_two_feeds, "with esx-1 on two feeds"),
        (ONE_FEED, stronger.with_two_feeds, "with esx-1 on two feeds"),
        (SPARE, stronger.with_a_spare, "with a hot spare in box"),
        (COPIES, stronger.with_three_copies, "with three copies (RF3) on pool-1"),
    ],
)
def test_a_stronger_beginning_spares_the_loss(
    monkeypatch: pytest.MonkeyPatch, text: str, remedy: Any, said: str
) -> None:
    start = room(split(text + "until 2d00:00\n")[0])
    monkeypatch.setattr(stronger, "first_world", lambda game: start)
    script = text + "until 2d00:00\n"
    world, entries = _played(start, script)
    game: Any = SimpleNamespace(journal=entries, world=world)
    changes = [
        change
        for loss in losses(entries, world)
        for change in remedy(game, loss)
        if loss.kind == "down"
    ]
    assert {described(change) for change in changes} == {said}
    better, _ = _played(changes[0].prepare(start), script)
    assert _down(better) < _down(world) // 4
    monkeypatch.setattr(stronger, "first_world", lambda game: changes[0].prepare(start))
    if remedy is not stronger.with_two_feeds:
        again = [change for loss in losses(entries, world) for change in remedy(game, loss)]
        assert not again, "it is there already"
