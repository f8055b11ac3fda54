"""What the debrief says would have been best, of games that were lost over a cluster.

Mutations caught: a remedy about a loss of something else; an order given before the one that it
is to replace; damage that is not charged to the second start, nor that to the decision that let
it happen; a guest that waits for room, and nobody told who has it.
"""

import pytest

from dcgame.campaign.library import find, level_folders, levels_folder
from dcgame.play.lessons import lessons
from dcgame.play.load import replay
from dcgame.play.whatif import described

BEST = {
    ("who-restarts-where", "lose-twins-together"): "with portal-2 on esx-2",
    ("who-restarts-where", "lose-own-disks"): "move-storage phone-vm to lun-1",
    ("who-restarts-where", "lose-watchdog"): "ha prod on",
    ("who-restarts-where", "lose-sold-the-reserve"): "without the order of day 2 09:00: sign",
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
