"""The cursor where the floor is taller or broader than its window.

Mutations caught: the racks take the arrows for themselves and scroll; what the cursor is on stays
out of sight; the ghost does not move while something is placed.
"""

import pytest

from dcgame.tui.floor.kinds import GUEST, SERVER, Target
from tests.scenarios.rooms import room
from tests.tui.floor.crowded import crowd
from tests.tui.floor.games import game
from tests.tui.floor.stand import show
from tests.tui.floor.test_floor import SIZE, SMALL, table

TALL = room(
    "\n".join(
        ["rack rack-a"]
        + [f"server esx-{unit} rack rack-a runs openvisor" for unit in range(1, 41)]
        + ["guest web-1 on esx-1 vcpu 2 ram 4096 tools"]
    )
)


@pytest.mark.parametrize("size", [SMALL, SIZE])
async def test_the_arrows_move_the_cursor_on_a_floor_taller_than_its_window(
    size: tuple[int, int],
) -> None:
    async with table(game(TALL), size) as t:
        racks = t.floor.racks
        assert racks.height > racks.size.height
        assert racks.max_scroll_y > 0
        seen = [t.floor.selection]
        for _ in range(39):
            await t.press("down")
            seen.append(t.floor.selection)
            assert t.floor.selection is not None
            assert t.floor.selection.id in show(t.app)
        assert len(set(seen)) == 40
        assert racks.scroll_offset.y > 0
        await t.press("up")
        assert t.floor.selection == seen[-2]


async def test_the_arrows_go_from_rack_to_rack_where_not_all_are_in_sight() -> None:
    async with table(game(crowd())) as t:
        assert t.floor.racks.max_scroll_x > 0
        t.floor.select(Target(SERVER, "h00-00"))
        racks = {"h00-00"}
        for _ in range(20):
            await t.press("right")
            assert t.floor.selection is not None
            racks.add(t.floor.selection.id[:3])
            assert t.floor.selection.id in show(t.app)
        assert len(racks) >= 10


async def test_the_ghost_goes_on_where_the_floor_scrolls() -> None:
    async with table(game(TALL)) as t:
        await t.at(GUEST, "web-1")
        await t.press("m")
        assert t.floor.placing is not None
        ghosts = [t.floor.placing.ghost]
        for _ in range(12):
            await t.press("down")
            ghosts.append(t.floor.placing.ghost)
        assert len(set(ghosts)) == 13
        assert ghosts[-1].id in show(t.app)
