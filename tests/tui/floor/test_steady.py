"""The racks stay as they are while something is placed, though the answer takes lines of theirs.

Mutations caught: a scrollbar makes all racks narrower and their unit numbers vanish; servers lose
their second line; the scrollbar stays away for good.
"""

import re

from dcgame.kernel.units import HOUR
from dcgame.tui.floor.kinds import GUEST
from tests.tui.floor.games import game
from tests.tui.floor.stand import show
from tests.tui.floor.stocked import stocked
from tests.tui.floor.test_floor import SIZE, table


async def test_unit_numbers_and_widths_stay_while_a_guest_is_placed() -> None:
    session = game(stocked())
    session.advance(9 * HOUR)
    async with table(session, SIZE) as t:
        racks = t.floor.racks
        await t.at(GUEST, "web-1")
        wide, numbers = racks.rack_width, _numbers(show(t.app))
        assert numbers
        await t.press("m")
        while t.floor.placing is not None and t.floor.placing.look_ahead():
            t.floor.show_all()
        await t.pilot.pause()
        assert racks.rack_width == wide
        assert _numbers(show(t.app)) == numbers
        await t.press("escape")
        await t.pilot.pause()
        assert racks.styles.scrollbar_size_vertical == 1
        assert racks.rack_width == wide


def _numbers(shown: str) -> list[str]:
    return re.findall(r"│ ?(\d+) [●○]", shown)
