"""A thousand servers: only what is in sight is made, and nothing is drawn while nothing happens.

Mutations caught: rows made out of sight; a plan made anew while no shelf changed; lines drawn again
on a paused floor; racks that cannot be scrolled to.
"""

from typing import Any

import pytest

from dcgame.kernel.units import HOUR
from dcgame.tui.floor.kinds import SERVER, Target
from dcgame.tui.floor.plan import plan_of
from dcgame.tui.widgets.line_view import LineView
from dcgame.world.world import World
from tests.tui.floor.crowded import A_RACK, RACKS, crowd
from tests.tui.floor.games import game
from tests.tui.floor.stand import show
from tests.tui.floor.stocked import stocked
from tests.tui.floor.test_floor import table
from tests.tui.pictures import settled


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


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_a_paused_floor_draws_nothing(size: tuple[int, int]) -> None:
    """Not a line of any panel, not a frame, however long it stands there."""
    async with table(game(stocked()), size) as t:
        t.floor.session.advance(11 * HOUR)
        t.floor.show_all()
        await settled(t.pilot)
        views = [view for view in t.floor.query(LineView) if view.display]
        assert len(views) >= 4
        drawn: list[str] = []
        for view in views:
            _count(view, "render_line", drawn)
            _count(view, "refresh", drawn)
        _count(t.floor._compositor, "render_update", drawn)
        t.pass_(30)
        t.floor.show_all()
        await t.pilot.pause()
        assert drawn == []
        await t.press("down")
        assert "render_line" in drawn
        assert "render_update" in drawn


def _count(thing: Any, name: str, calls: list[str]) -> None:
    """Note each call of a method."""
    method = getattr(thing, name)

    def counted(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        return method(*args, **kwargs)

    setattr(thing, name, counted)
