"""Small pieces: texts of levels, charts, themes."""

from dcgame.tui.themes import CHOICES, NAMES
from dcgame.tui.widgets.chart import bar, line, sampled, worst
from dcgame.tui.widgets.prose import Block, blocks, inline


def test_blocks() -> None:
    text = "# Head\nOne\ntwo.\n\n- a\n  b\n- c\n1. d\n\nEnd"
    assert list(blocks(text)) == [
        Block("heading", "Head"),
        Block("paragraph", "One two."),
        Block("bullet", "a b", "•"),
        Block("bullet", "c", "•"),
        Block("bullet", "d", "1."),
        Block("paragraph", "End"),
    ]


def test_inline_is_bold_code_and_emphasis_and_nothing_else() -> None:
    shown = inline("**b** `c` *e* 2 * 3 [@click=app.quit]x[/]")
    assert shown.plain == "b c e 2 * 3 [@click=app.quit]x[/]"
    assert [str(span.style) for span in shown.spans] == ["bold", "$accent", "italic"]


def test_code_within_emphasis() -> None:
    shown = inline("*`a` is b*")
    assert shown.plain == "a is b"
    assert {str(span.style) for span in shown.spans} == {"italic", "$accent"}


def test_a_short_trouble_stays_visible() -> None:
    steps = ((0, 0), (5_000, 2), (5_001, 0))
    assert worst(steps, 0, 10_000, 10) == [0, 0, 0, 0, 0, 2, 0, 0, 0, 0]


def test_sampled() -> None:
    assert sampled(((0, 1), (50, 3)), 0, 100, 4) == [1, 1, 3, 3]


def test_line_reaches_both_ends() -> None:
    rows = line([0, 0, 9, 9], 2, 0, 9)
    assert len(rows) == 2
    assert all(len(row) == 2 for row in rows)
    assert rows[1][0] != "\u2800"
    assert rows[0][1] != "\u2800"


def test_bar() -> None:
    assert bar(0, 10, 4) == "    "
    assert bar(10, 10, 4) == "████"
    assert bar(1, 1_000, 4).strip()


def test_themes_have_names_of_their_own() -> None:
    assert len(set(NAMES)) == len(CHOICES) == 4
