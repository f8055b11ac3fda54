"""Lines as values."""

from dcgame.tui.widgets.ink import clean, cut, ends, fit, folded, gauge, width_of, wrapped


def test_a_line_is_cut_or_filled() -> None:
    assert fit((("abcdef", "plain"),), 4) == (("abc…", "plain"),)
    assert fit((("ab", "good"),), 4) == (("ab", "good"), ("  ", "plain"))


def test_the_left_gives_way_to_the_right() -> None:
    line = ends((("a long name", "plain"),), (("99 %", "dim"),), 10)
    assert "".join(text for text, _ in line) == "a lo… 99 %"


def test_a_sign_stays_with_its_sentence_when_a_line_is_folded() -> None:
    lines = folded((("▲ ", "bad"), ("one two three four five six", "bad")), 16)
    texts = ["".join(text for text, _ in line) for line in lines]
    assert texts == ["▲ one two three", "four five six"]


def test_folding_loses_no_word() -> None:
    line = ((": migrate a to b   ", "key"), ("1 €", "plain"), (" · ", "faint"), ("x" * 9, "good"))
    for width in range(9, 40):
        folds = folded(line, width)
        assert all(width_of(each) <= width for each in folds)
        words = " ".join("".join(text for text, _ in each) for each in folds).split()
        assert words == [":", "migrate", "a", "to", "b", "1", "€", "·", "xxxxxxxxx"]


def test_a_gauge_is_exact_to_the_eighth_and_never_hides_a_little() -> None:
    assert width_of(gauge(10, 555, "good")) == 10
    assert gauge(10, 1, "good")[0][0] == "▏"
    assert gauge(10, 1000, "bad") == (("█" * 10, "bad"),)


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert clean("a\x1b]0;x\x07b") == "a ]0;x b"
    assert wrapped("a\x1bb c", 3) == ("a b", "c")


def test_cutting() -> None:
    assert cut("abc", 3) == "abc"
    assert cut("abcd", 3) == "ab…"
    assert cut("abcd", 0) == ""
