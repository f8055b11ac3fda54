"""What the top line and the heads of racks say; figures over spans of time.

Mutations caught: no stars, or those of the end; a level without a name on a small screen; heat that
no rack and no overlay tells; one label over a day, or over two hours; two hours of thirty days in
one cell of the strip of time.
"""

from dcgame.kernel.units import DAY, HOUR
from dcgame.play.past import Past
from dcgame.tui.floor.drawing import draw
from dcgame.tui.floor.kinds import Look
from dcgame.tui.floor.overlays import legend_runs
from dcgame.tui.floor.panels import Status, status_line
from dcgame.tui.floor.past import _course
from dcgame.tui.floor.rows import rows_of
from dcgame.tui.widgets.strips import axis_name, days
from tests.tui.floor.games import game
from tests.tui.floor.stocked import stocked


def _line(width: int, stars: int | None) -> str:
    status = Status("12 Eggs and baskets", True, 1, 21_200, stars=stars)
    return "".join(text for text, _ in status_line(game(stocked()).world, status, width))


def test_the_top_line_names_the_level_and_its_stars() -> None:
    assert "12 Eggs and baskets   ●●○   " in _line(120, 2)
    assert "●○" not in _line(120, None)
    assert "12 Eggs" in _line(80, 2)
    assert len(_line(80, 2)) == 80


def test_heat_is_told_on_racks_and_under_the_overlay() -> None:
    world = game(stocked()).world
    head = "".join(text for text, _ in draw(rows_of(world, Look())[0][0], 34).line)
    assert "22°" in head
    words = "".join(text for text, _ in legend_runs(world, "power", None))
    assert "room-1 22.0°" in words


def test_short_spans_are_told_in_hours() -> None:
    assert "".join(text for text, _ in days(DAY, 60)).split()[:4] == ["0h", "2h", "4h", "6h"]
    assert "".join(text for text, _ in days(2 * HOUR, 60)).split() == ["0h", "1h"]
    assert "".join(text for text, _ in days(3 * DAY, 60)).split() == ["1", "2", "3"]
    assert (axis_name(DAY), axis_name(3 * DAY)) == ("hour", "day")


def test_the_strip_of_time_spans_what_was_played() -> None:
    session = game(stocked())
    session.advance(2 * HOUR)
    course = _course(Past(session))
    assert course.end == course.played == 2 * HOUR
