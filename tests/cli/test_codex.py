"""``codex``: any page in the shell, the list, and all of it in JSON.

Mutations that these tests were seen to catch: the language of a page ignored; sources not spelled
out; an unknown topic answered with 0; an empty source; NumPy or the screens loaded.
"""

import json
from pathlib import Path

import pytest

from dcgame.cli import codes
from tests.architecture.test_headless import loaded_after
from tests.cli.conftest import Call


def test_a_page_is_printed_with_its_sources_spelled_out(call: Call) -> None:
    told = call("codex", "psu")
    assert told.code == codes.OK
    assert told.out.startswith("A power supply dies\n===================\n")
    assert "How the game does it:" in told.out
    assert "[UPT25] Uptime Institute" in told.out
    assert "[game] game constant" in told.out
    assert max(map(len, told.out.splitlines())) <= 88


def test_a_page_is_printed_in_spanish(call: Call) -> None:
    told = call("codex", "psu", "--lang", "es")
    assert told.out.startswith("Muere una fuente de alimentación\n")
    assert "[game] constante del juego" in told.out
    assert "Fuentes:" in told.out


def test_a_page_of_a_verb_shows_its_console_lines(call: Call) -> None:
    told = call("codex", "verbs/migrate")
    assert "    migrate web-1 to esx-2\n" in told.out


def test_a_narrow_terminal_gets_narrow_lines(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert max(map(len, call("codex", "mttr").out.splitlines())) <= 50


def test_without_a_topic_all_of_them_are_listed(call: Call) -> None:
    told = call("codex")
    assert told.code == codes.OK
    lines = told.out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "Verbs:",
        "Failures:",
        "Concepts:",
    ]
    assert any(line.split() == ["psu", "A", "power", "supply", "dies"] for line in lines)


def test_all_pages_in_json(call: Call) -> None:
    told = call("codex", "--json")
    assert told.code == codes.OK
    book = json.loads(told.out)
    assert list(book) == ["verbs", "failures", "concepts"]
    assert len(book["verbs"]) >= 26
    assert len(book["failures"]) >= 18
    assert len(book["concepts"]) >= 40
    for entry in (each for kind in book.values() for each in kind):
        assert list(entry) == ["id", "en", "es", "source"]
        assert all(isinstance(value, str) and value for value in entry.values())
        assert entry["en"] != entry["es"]
    (psu,) = [entry for entry in book["failures"] if entry["id"] == "psu"]
    assert "Uptime Institute" in psu["source"]
    assert "game constant" in psu["source"]


def test_one_page_in_json(call: Call) -> None:
    book = json.loads(call("codex", "--json", "psu").out)
    assert {kind: len(entries) for kind, entries in book.items()} == {
        "verbs": 0,
        "failures": 1,
        "concepts": 0,
    }


def test_an_unknown_topic_is_answered_with_the_nearest(call: Call) -> None:
    told = call("codex", "migrat")
    assert (told.code, told.out) == (codes.USAGE, "")
    assert "migrat" in told.err
    assert "did you mean migrate" in told.err
    assert "dcgame codex" in call("codex", "qqqq\x1b[2J").err
    assert "\x1b" not in call("codex", "qqqq\x1b[2J").err


def test_looking_something_up_loads_neither_the_screens_nor_numpy(tmp_path: Path) -> None:
    program = (
        "from dcgame.cli import main\n"
        "assert main(['codex', 'psu']) == 0\n"
        "assert main(['codex', '--json']) == 0"
    )
    loaded = loaded_after(program, tmp_path)
    assert not [name for name in ("textual", "rich", "numpy") if name in loaded]
