"""The floor as text, to be read in a review: calm, in alarm, and while placing."""

import pytest

from dcgame.kernel.units import HOUR
from dcgame.tui.floor.kinds import GUEST, Target
from tests.tui import pictures
from tests.tui.floor.games import Hand, doomed
from tests.tui.floor.stand import Stand


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_pictures_of_the_floor(size: tuple[int, int]) -> None:
    app = Stand(doomed(11 * HOUR + 25 * 60), Hand())
    name = f"{size[0]}x{size[1]}"
    async with app.run_test(size=size) as pilot:
        app.floor.session.advance(11 * HOUR)
        await pilot.pause()
        app.floor.show_all()
        await pilot.pause()
        await pictures.settled(pilot)
        pictures.compare(app, f"floor.calm.{name}")
        app.floor.select(Target(GUEST, "web-1"))
        await pilot.press("m")
        while app.floor.placing is not None and app.floor.placing.look_ahead():
            pass
        app.floor.show_all()
        await pilot.pause()
        await pictures.settled(pilot)
        pictures.compare(app, f"floor.placing.{name}")
        await pilot.press("escape", "full_stop")
        await pilot.pause()
        await pictures.settled(pilot)
        pictures.compare(app, f"floor.alarm.{name}")
