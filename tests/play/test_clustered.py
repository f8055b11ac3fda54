"""What the debrief says would have been best, of games that were lost over a cluster.

Mutations caught: a remedy about a loss of something else; an order given before the one that it
is to replace; damage that is not charged to the second start, nor that to the decision that let
it happen; a guest that waits for room, and nobody told who has it; a part that was replaced taken
for one that is dead, or one of the host that fell itself; a host emptied without warning; a
repair before a loss that had room.
"""

from types import SimpleNamespace
from typing import Any

import pytest

from dcgame.campaign.library import find, level_folders, levels_folder
from dcgame.play.ledger import losses
from dcgame.play.lessons import lessons
from dcgame.play.load import replay
from dcgame.play.repaired import repaired_before_the_next
from dcgame.play.whatif import described
from tests.scenarios.script import play

BEST = {
    ("who-restarts-where", "lose-twins-together"): "with portal-2 on esx-2",
    ("who-restarts-where", "lose-own-disks"): "move-storage phone-vm to lun-1",
    ("who-restarts-where", "lose-watchdog"): "ha prod on",
    ("who-restarts-where", "lose-sold-the-reserve"): "without the order of day 2 09:00: admission",
    ("who-restarts-where", "lose-healed-by-itself"): (
        "with a new mainboard-1 in esx-1 the next day, and esx-2 emptied in time"
    ),
    ("who-restarts-where", "lose-all-high"): "without the order of day 1 08:00: priority demo-vm",
    ("split-brain", "lose-leave-on"): "isolation pair leave-on",
    ("split-brain", "lose-witness-in-a"): "witness pair old-c",
}


@pytest.mark.parametrize(("level", "name"), BEST)
def test_the_best_that_could_have_been_otherwise(level: str, name: str) -> None:
    root = levels_folder()
    assert root is not None
    folder = next(path for path in level_folders(root) if path.name == level)
    game = replay(folder / "runs" / f"{name}.jsonl", find).session
    (best,) = lessons(game, most=1)
    assert BEST[level, name] in described(best.difference.change)
    assert best.difference.better


TWO_FALL = """
cluster c1 ha
server esx-1 model pizza-2009 runs openvisor cluster c1
server esx-2 model pizza-2009 runs openvisor cluster c1
server esx-3 model pizza-2009 runs openvisor cluster c1
san lun-1
guest web on esx-2 ram 8192 store lun-1
guest big on esx-3 ram {big} store lun-1
app shop on web service shop
service shop
spare mainboard count 2
at 1d07:00 reserve web ram 8192
at 1d07:00 reserve big ram {big}
at 1d08:00 fault mainboard esx-1/mainboard-1
at 1d09:00 {repaired}
at 1d20:00 {warned}
at 2d08:00 fault mainboard esx-2/mainboard-1
until 2d12:00
"""
EMPTIED = "with a new mainboard-1 in esx-1 the next day, and esx-2 emptied in time"
ONLY = "with a new mainboard-1 in esx-1 the next day"
WARNS = "fault memory-storm esx-2/dimm-1"


@pytest.mark.parametrize(
    ("big", "repaired", "warned", "said"),
    [
        (8192, "priority web high", "priority web low", [ONLY]),
        (8192, "priority web high", WARNS, [EMPTIED, ONLY]),
        (8192, "replace mainboard-1 of esx-1", "maintain esx-1", []),
        (2048, "priority web high", WARNS, []),
    ],
)
def test_who_waits_with_a_repair_has_nothing_left(
    big: int, repaired: str, warned: str, said: list[str]
) -> None:
    played = play(TWO_FALL.format(big=big, repaired=repaired, warned=warned))
    game: Any = SimpleNamespace(journal=played.entries, world=played.world)
    found = losses(played.entries, played.world)
    told = [described(each) for loss in found for each in repaired_before_the_next(game, loss)]
    assert told == said
