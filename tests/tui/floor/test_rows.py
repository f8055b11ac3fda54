"""From the world to rows and lines, without a terminal."""

import attrs
import pytest

from dcgame.kernel.units import HOUR
from dcgame.sim.commands.grammar import parse
from dcgame.sim.engine import advance, submit
from dcgame.tui.floor.drawing import draw
from dcgame.tui.floor.kinds import GUEST, SERVER, Look, Outlook, ServerRow, Target
from dcgame.tui.floor.navigation import first, order, step
from dcgame.tui.floor.orders import offers
from dcgame.tui.floor.rows import rows_of
from dcgame.tui.widgets.ink import width_of
from dcgame.world.hardware import ServerState
from dcgame.world.world import World
from tests.tui.floor.worlds import begun


def text(world: World, look: Look, width: int = 33) -> str:
    """The racks as text, one below the other."""
    rows = [row for rack in rows_of(world, look) for row in rack]
    return "\n".join("".join(part for part, _ in draw(row, width).line) for row in rows)


@pytest.mark.parametrize("width", [19, 22, 29, 33, 40, 50, 64])
@pytest.mark.parametrize("tall", [True, False])
def test_every_row_fills_its_width_exactly(width: int, tall: bool) -> None:
    look = Look(Target(SERVER, "esx-1"), tall=tall)
    for rack in rows_of(begun(), look):
        for row in rack:
            assert width_of(draw(row, width).line) == width


def test_rows_are_equal_while_nothing_changes() -> None:
    world = begun()
    look = Look()
    assert rows_of(world, look) == rows_of(advance(world, world.now + 1).world, look)


def test_a_lost_server_says_so_in_shape_and_words() -> None:
    world = begun().change_server("esx-2", state=ServerState.LOST, changed_at=14 * HOUR + 1320)
    assert "✖ esx-2   lost 14:22" in text(world, Look())


def test_the_blocks_of_a_bar_begin_with_the_names_of_guests() -> None:
    line = next(line for line in text(begun(), Look(), 50).splitlines() if "esx-2" in line)
    bar = line.split("esx-2")[1]
    assert [letter for letter in "web" if letter in bar] == ["w", "e", "b"]


def test_zones_cover_the_blocks_of_guests() -> None:
    rows = rows_of(begun(), Look())[1]
    row = next(row for row in rows if isinstance(row, ServerRow) and row.id == "esx-2")
    drawn = draw(row, 50)
    guests = [zone for zone in drawn.zones if zone.kind == GUEST]
    assert [zone.id for zone in guests] == ["web-2", "erp", "bi"]
    line = "".join(part for part, _ in drawn.line)
    assert [line[zone.start] for zone in guests] == ["w", "e", "b"]


def test_placing_shows_what_would_follow() -> None:
    outlooks = {
        Target(SERVER, "esx-2"): Outlook(True, "", 912, 450, ready=63),
        Target(SERVER, "esx-3"): Outlook(True, "it is too small"),
    }
    shown = text(begun(), Look(outlooks=outlooks), 50)
    assert "peak cpu 91%▲ ready 6% ram 45%" in shown
    assert "✖ refused" in shown
    assert "    it is too small" in shown
    flat = text(begun(), Look(outlooks=outlooks, tall=False), 36)
    assert "✖ it is too small" in flat
    assert "peak 91%▲ ram 45%" in flat


def test_the_cursor_reaches_everything() -> None:
    world = begun()
    seen = {first(world)}
    waiting = list(seen)
    while waiting:
        here = waiting.pop()
        for way in ("up", "down", "left", "right"):
            there = step(world, here, way)
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    assert set(order(world)) <= seen


def test_left_comes_back_to_the_host_and_then_to_the_other_rack() -> None:
    world = begun()
    back = step(world, Target(GUEST, "web-1"), "left")
    assert back == Target(SERVER, "esx-1")
    there = step(world, back, "left")
    assert there is not None
    assert world.servers[there.id].rack == "rack-a"


def test_verbs_that_would_be_refused_say_why() -> None:
    found = {offer.command.verb: offer for offer in offers(begun(), Target(SERVER, "spare-1"))}
    assert found["power-off"].refused
    assert not found["power-on"].refused
    assert found["power-on"].complete
    assert found["power-on"].line == "power-on spare-1"


def test_a_guest_in_transit_shows_how_far_it_is() -> None:
    command = parse("migrate web-1 to esx-3")
    outcome = submit(begun(), command)  # type: ignore[arg-type]  # the line is a good one
    world = outcome.world  # type: ignore[union-attr]  # and not refused
    job = next(iter(world.jobs.values()))
    later = attrs.evolve(world, now=(job.begun + job.due) // 2)
    assert "web-1»" in text(later, Look(), 50)


def test_who_is_selected_pushes_no_name_off_a_line_that_holds_them_all() -> None:
    """Mutation: the line always scrolled as if every name were of the longest."""
    world = begun()
    plain = next(line for line in text(world, Look()).splitlines() if "web-2" in line)
    chosen = text(world, Look(Target(GUEST, "bi")))
    assert next(line for line in chosen.splitlines() if "web-2" in line) == plain
    narrow = text(world, Look(Target(GUEST, "bi")), 19)
    assert "bi" in narrow, "where they do not all fit the selected one is in sight"
