"""Text made harmless."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dcgame.campaign.clean import clean, is_clean, shown


@given(st.text())
def test_what_was_cleaned_is_clean_and_stays_so(text: str) -> None:
    cleaned = clean(text)
    assert is_clean(cleaned)
    assert clean(cleaned) == cleaned


def test_no_control_character_is_left() -> None:
    for code in range(0x110000):
        char = chr(code)
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
            assert clean(char) in ("\n", "\t", "\ufffd"), hex(code)
        if unicodedata.bidirectional(char) in ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI"):
            assert clean(char) == "\ufffd", hex(code)


@pytest.mark.parametrize("text", ["a\tb\nc", "señal ñ €", "日本", "[red]{x}"])
def test_harmless_text_is_left_alone(text: str) -> None:
    assert clean(text) == text


def test_line_ends_become_newlines() -> None:
    assert clean("a\r\nb\rc") == "a\nb\nc"


@given(st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.binary()))
def test_what_is_shown_is_short_and_on_one_line(value: object) -> None:
    text = shown(value)
    assert is_clean(text)
    assert "\n" not in text
    assert len(text) <= 42


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\nb", '"a b"'),
        (True, "true"),
        (7, "7"),
        ({}, "{}"),
        ([1], "[…]"),
    ],
)
def test_values_are_shown_as_the_file_has_them(value: object, text: str) -> None:
    assert shown(value) == text


def test_numbers_too_long_to_print_are_cut() -> None:
    assert shown(-(10**5000)) == "-1000000000000000000000000000000…"
