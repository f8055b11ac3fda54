"""A thousand servers: only what is in sight is made, and nothing is drawn while nothing happens.

Mutations caught: rows made out of sight; a plan made anew while no shelf changed; lines drawn again
on a paused floor; racks that cannot be scrolled to.
"""

from typing import Any

from dcgame.kernel.units import HOUR
from dcgame.tui.floor.kinds import SERVER, Target
from dcgame.tui.floor.plan import plan_of
from dcgame.world.world import World
from tests.tui.floor.crowded import A_RACK, RACKS, crowd
from tests.tui.floor.games import game
from tests.tui.floor.stand import show
from tests.tui.floor.test_floor import table


async def test_only_lines_in_sight_are_made() -> None:
    async with table(game(crowd())) as t:
        racks = t.floor.racks
        made: list[Any] = []
        build = racks._build
        racks._made.clear()
        racks._build = lambda slot: made.append(slot) or build(slot)  # type: ignore[func-returns-value]  # it counts the calls
        for y in range(racks.size.height):
            racks.render_line(y)
        in_sight = -(-racks.size.width // racks.rack_width) + 1
        assert 0 < len(made) <= racks.size.height * in_sight
        assert len(made) < RACKS * A_RACK


async def test_the_last_rack_is_scrolled_to_and_its_servers_are_shown() -> None:
    async with table(game(crowd())) as t:
        last = f"h{RACKS - 1:02}-{A_RACK - 1:02}"
        assert last not in show(t.app)
        t.floor.select(Target(SERVER, last))
        await t.pilot.pause()
        assert last in show(t.app)


async def test_a_plan_is_kept_while_no_shelf_changes() -> None:
    session = game(crowd())
    before: World = session.world
    plan = plan_of(before, True)
    session.advance(before.now + HOUR // 2)
    assert session.world is not before
    assert plan_of(session.world, True) is plan


async def test_a_paused_floor_draws_nothing() -> None:
    async with table() as t:
        await t.pilot.pause()
        drawn: list[int] = []
        racks = t.floor.racks
        line = racks.render_line
        racks.render_line = lambda y: drawn.append(y) or line(y)  # type: ignore[method-assign,func-returns-value]  # it counts the calls
        t.pass_(3)
        t.floor.show_all()
        await t.pilot.pause()
        assert drawn == []
