"""Protection at a glance: a mark on each guest and host, the rule point by point on its page.

Mutations caught: a spoilt backup that counts; a schedule that was missed and is not late; a host
that shows the best of its guests; a restore test that is not told; marks that are alike.
"""

import pytest

from dcgame import words
from dcgame.kernel.units import HOUR
from dcgame.play.session import Session
from dcgame.tui.floor.guarding import LATE, MARKS, NONE, PART, WHOLE, standing_of
from dcgame.tui.floor.inspector import inspector_items
from dcgame.tui.floor.kinds import GUEST, SERVER, Target
from dcgame.tui.floor.overlays import legend_runs, paints_of
from dcgame.world.world import World
from tests.tui import pictures
from tests.tui.floor.games import game
from tests.tui.floor.stocked import stocked
from tests.tui.floor.test_floor import SIZE, SMALL, table

LINES = ("backup web-1 to vault", "backup mail to vault", "backup mail to shelf")


def guarded() -> Session:
    """The big room in the afternoon: one guest keeps the whole rule, one a part, the rest none."""
    session = game(stocked("\nrepository shelf size 4000000"))
    session.advance(11 * HOUR)
    for line in LINES:
        assert isinstance(session.order(line), tuple), line
        session.advance(session.world.now + 3 * HOUR)
    assert isinstance(session.order("test-restore mail from vault"), tuple)
    session.advance(session.world.now + 4 * HOUR)
    return session


def page(world: World, guest: str) -> str:
    """What the inspector says."""
    items = inspector_items(world, Target(GUEST, guest), 40)
    return "\n".join("".join(text for text, _ in item.line) for item in items)


def test_each_guest_shows_how_it_is_protected_and_its_page_why() -> None:
    world = guarded().world
    standings = {name: standing_of(world, world.guests[name]) for name in world.guests}
    assert standings["mail"] == WHOLE
    assert standings["web-1"] == PART
    assert standings["erp"] == NONE
    told = page(world, "mail")
    for words_ in ("✔ 3/3", "✔ 3/2", "one elsewhere", "restore tested", "✔ day 1"):
        assert words_ in told, words_
    bare = page(world, "web-1")
    assert "✖ 2/3" in bare
    assert "✖ never" in bare
    assert "✖ none yet" in page(world, "erp")


def test_a_host_shows_the_worst_of_its_guests_and_the_legend_the_sum() -> None:
    world = guarded().world
    paint = paints_of(world, "protection", None)
    host = paint(Target(SERVER, "esx-1"))
    assert host is not None
    assert (host.mark, host.text) == ("✖", "1 without backup")
    guest = paint(Target(GUEST, "mail"))
    assert guest is not None
    assert guest.mark == "✔"
    legend = "".join(text for text, _ in legend_runs(world, "protection", None))
    assert "✖ 7 no backup  ▲ 0 late  ◌ 1 in part  ✔ 1 3-2-1" in legend
    assert len({mark for mark, _ in MARKS.values()}) == len(MARKS)


def test_a_schedule_that_is_missed_is_late() -> None:
    session = guarded()
    assert isinstance(session.order("schedule web-1 to vault every 4"), tuple)
    world = session.world
    assert standing_of(world, world.guests["web-1"]) == LATE


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("size", [SMALL, SIZE])
async def test_pictures_of_protection(size: tuple[int, int], lang: str) -> None:
    words.use(lang)
    try:
        async with table(guarded(), size) as t:
            await t.at(GUEST, "web-1")
            t.floor.action_overlay("protection")
            if size == SMALL:
                await t.press("i")
            await t.pilot.pause()
            await pictures.settled(t.pilot)
            pictures.compare(t.app, f"floor.protection.{size[0]}x{size[1]}.{lang}")
    finally:
        words.use("en")
