"""What opens over the floor."""

import attrs

from dcgame.campaign.level import Goal, Hint, Text
from dcgame.tui.floor.kinds import GUEST, SERVER, Target
from dcgame.tui.floor.sheets.help import help_lines
from dcgame.tui.floor.sheets.simple import GoalSheet, HintSheet
from dcgame.tui.floor.sheets.stack import stack_lines
from dcgame.tui.widgets.ink import Line, width_of
from dcgame.tui.widgets.line_panel import Item
from tests.tui.floor.games import game
from tests.tui.floor.worlds import begun


def text(lines: tuple[Line, ...] | list[Line]) -> str:
    """Lines as one text."""
    return "\n".join("".join(part for part, _ in line) for line in lines)


def test_the_layers_of_a_guest_stand_beside_the_other_ways() -> None:
    shown = text(list(stack_lines(begun(), Target(GUEST, "web-1"), 104)))
    assert "◆ on the metal (type 1)" in shown
    assert "cpu tax 4 %" in shown
    assert "cpu tax 10 %" in shown
    assert "hosted (type 2)" in shown
    assert shown.count("web-1-app") == 3


def test_the_layers_of_a_plain_server_are_its_own() -> None:
    shown = text(list(stack_lines(begun(), Target(SERVER, "wiki-01"), 104)))
    assert "◆ plain system" in shown


def test_layers_and_keys_fit_the_smallest_screen() -> None:
    for lines in (stack_lines(begun(), Target(GUEST, "erp"), 74), help_lines(74)):
        assert all(width_of(line) <= 74 for line in lines)


def test_a_hint_opens_after_tries_and_is_then_read() -> None:
    hints = tuple(Hint(Text(f"hint {number}"), 5, number) for number in (1, 2, 3))
    session = game(hints=hints)
    sheet = HintSheet(session, 0)
    assert "opens after 5 h 00 of the shift or after 1 try" in _items(sheet)
    sheet.tries = 1
    assert "read hint 1" in _items(sheet)
    session.take_hint(1)
    assert "hint 1" in _items(sheet)
    assert "after 2 tries" in _items(sheet)


def test_goals_tell_what_is_used_of_what_may_be() -> None:
    goal = Goal("cost", "cost_at_most", Text("Spend 500 € at most"), 50_000)
    session = game(goals=(goal, attrs.evolve(goal, id="less", limit=10_000, stars=2)))
    shown = _items(GoalSheet(session))
    assert "✔ Spend 500 € at most" in shown
    assert "0.00 € of 500 €" in shown
    assert "★★" in shown


def _items(sheet: HintSheet | GoalSheet) -> str:
    lines = [item.line if isinstance(item, Item) else item for item in sheet.items(68)]
    return text(lines)
