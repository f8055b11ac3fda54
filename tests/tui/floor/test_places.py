"""Verbs with a place: chosen on the racks, where everything says what would follow; and dragged.

Mutations caught: a verb with a place that opens a form instead; a candidate that says nothing; a
restore without its repository; a rack that cannot be a place; a drag that means another verb; a
place that is dropped on and asks for more although nothing is left to ask.
"""

import pytest
from textual import events

from dcgame import words
from dcgame.kernel.units import HOUR
from dcgame.play.session import Session
from dcgame.sim.commands.base import arguments
from dcgame.sim.commands.registry import command_of
from dcgame.tui.floor.kinds import (
    CLUSTER,
    FABRIC,
    GUEST,
    LUN,
    POOL,
    RACK,
    REPOSITORY,
    SERVER,
    Target,
)
from dcgame.tui.floor.places import DROPS, GOALS
from dcgame.tui.floor.placing import Placing
from dcgame.tui.floor.sheets.form import OrderForm
from tests.tui import pictures
from tests.tui.floor.games import game
from tests.tui.floor.stand import show
from tests.tui.floor.stocked import stocked
from tests.tui.floor.test_floor import SIZE, SMALL, Table, table


def saved(*lines: str, more: str = "") -> Session:
    """The big room in the afternoon; web-1 has a backup, and is stopped."""
    session = game(stocked(more))
    session.advance(11 * HOUR)
    for line in ("backup web-1 to vault", *lines):
        assert isinstance(session.order(line), tuple), line
    session.advance(16 * HOUR)
    assert isinstance(session.order("kill web-1"), tuple)
    return session


SOURCES = {
    "restore": Target(GUEST, "web-1"),
    "move-storage": Target(GUEST, "web-1"),
    "evacuate-store": Target(LUN, "lun-3"),
    "backup": Target(GUEST, "mail"),
    "schedule": Target(GUEST, "mail"),
    "move": Target(SERVER, "old-1"),
    "join": Target(SERVER, "esx-1"),
    "attach": Target(SERVER, "esx-1"),
    "clone": Target(GUEST, "web-1"),
}


@pytest.mark.parametrize("verb", SOURCES)
def test_every_place_says_what_would_follow(verb: str) -> None:
    placing = Placing(saved(), verb, SOURCES[verb])
    while placing.look_ahead():
        pass
    assert placing.candidates
    for goal in placing.candidates:
        outlook = placing.outlooks[goal]
        assert outlook.refused or outlook.text or outlook.cpu or outlook.space is not None, goal
    assert placing.line.startswith(verb)


def test_every_place_is_an_argument_and_every_drag_a_verb() -> None:
    for verb, goal in GOALS.items():
        command = command_of(verb)
        assert command is not None
        kinds = {each.name: each.kind for each in arguments(command)}
        assert kinds[goal.argument] == goal.kind
        assert not goal.subject or goal.subject in kinds
    assert set(DROPS.values()) <= set(GOALS)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("size", [SMALL, SIZE])
async def test_a_restore_is_placed_on_the_racks(size: tuple[int, int], lang: str) -> None:
    words.use(lang)
    try:
        async with table(saved(), size) as t:
            await t.at(GUEST, "web-1")
            await t.press("R")
            placing = t.floor.placing
            assert placing is not None
            while placing.look_ahead():
                pass
            t.floor.show_all()
            await t.pilot.pause()
            await pictures.settled(t.pilot)
            pictures.compare(t.app, f"floor.restore.{size[0]}x{size[1]}.{lang}")
            assert {goal.id for goal in placing.candidates} >= {"esx-1", "esx-2", "esx-3"}
            assert placing.go(Target(SERVER, "esx-2"))
            assert placing.line == "restore web-1 from vault on esx-2"
            await t.press("enter")
            jobs = [job.goal for job in t.floor.session.world.jobs.values()]
            assert jobs == ["esx-2"]
    finally:
        words.use("en")


async def test_where_there_are_two_repositories_the_form_asks_from_which() -> None:
    more = "\nrepository shelf size 4000000"
    async with table(saved(more=more)) as t:
        t.floor.session.order("backup web-1 to shelf")
        t.floor.session.advance(18 * HOUR)
        await t.at(GUEST, "web-1")
        await t.press("R", "enter")
        form = t.app.screen
        assert isinstance(form, OrderForm)
        assert form.line == "restore web-1 from shelf on esx-2"


DRAGS = (
    (Target(GUEST, "db-1"), Target(SERVER, "esx-2"), "migrate db-1 to esx-2"),
    (Target(GUEST, "db-1"), Target(POOL, "pool-1"), "move-storage db-1 to pool-1"),
    (Target(GUEST, "db-1"), Target(REPOSITORY, "vault"), "backup db-1 to vault"),
    (Target(SERVER, "old-1"), Target(RACK, "rack-a"), "move old-1 to rack-a"),
    (Target(SERVER, "old-1"), Target(SERVER, "esx-2"), "convert old-1 to esx-2"),
    (Target(SERVER, "esx-1"), Target(CLUSTER, "green"), "join esx-1 to green"),
    (Target(SERVER, "hci-1"), Target(FABRIC, "fab-a"), "attach hci-1 to fab-a"),
    (Target(LUN, "lun-1"), Target(LUN, "lun-3"), "evacuate-store lun-1 to lun-3"),
)


@pytest.mark.parametrize(("source", "over", "line"), DRAGS, ids=[line for *_, line in DRAGS])
async def test_what_is_dragged_somewhere_is_placed_there(
    source: Target, over: Target, line: str
) -> None:
    session = game(stocked())
    session.advance(11 * HOUR)
    async with table(session, (140, 50)) as t:
        goal = _cell(t, over)
        await t.pilot.mouse_down(offset=_cell(t, source))
        await t.pilot._post_mouse_events([events.MouseMove], offset=goal, button=1)  # no public way
        await t.pilot.pause()
        assert t.floor.placing is not None
        assert t.floor.placing.line == line
        assert f": {line}" in show(t.app)
        away = (t.floor.region.width - 1, 1)
        await t.pilot._post_mouse_events([events.MouseMove], offset=away, button=1)
        await t.pilot.mouse_up(offset=away)
        await t.pilot.pause()
        assert not t.placing, "dropped nowhere, nothing is done"


def _cell(t: Table, target: Target) -> tuple[int, int]:
    """A cell of the screen on which the mouse takes hold of a thing."""
    racks = t.floor.racks
    cells = ((x, y) for y in range(racks.size.height) for x in range(racks.size.width))
    x, y = next(cell for cell in cells if racks.target_at(*cell) == target)
    return racks.region.x + x, racks.region.y + y


async def test_what_is_dropped_where_it_is_refused_is_left_with_the_reason() -> None:
    """Mutation: one has to leave the placing by a key after it."""
    session = game(stocked())
    session.advance(11 * HOUR)
    async with table(session, (140, 50)) as t:
        goal = _cell(t, Target(SERVER, "esx-2"))
        await t.pilot.mouse_down(offset=_cell(t, Target(SERVER, "esx-1")))
        await t.pilot._post_mouse_events([events.MouseMove], offset=goal, button=1)  # no public way
        await t.pilot.mouse_up(offset=goal)
        await t.pilot.pause()
        assert not t.placing
        assert "✖ esx-1 has no operating system of its own" in show(t.app)
