"""Each scenario leads to the journal that is kept beside it, and nothing lacks a scenario."""

from functools import cache
from pathlib import Path

import pytest

from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.registry import COMMANDS
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.sim.failures.registry import FAILURES
from tests.scenarios.furniture.words import ScriptError
from tests.scenarios.rooms import room
from tests.scenarios.script import Played, cases, play, split
from tests.scenarios.telling import journal_of


@cache
def _played(case: Path) -> Played:
    return play(case.read_text(encoding="utf-8"))


@cache
def _struck() -> set[str]:
    """The kinds of misfortune that strike in some scenario."""
    return {
        entry.fact.kind
        for case in cases()
        for entry in _played(case).entries
        if isinstance(entry.fact, Misfortune)
    }


@cache
def _carried_out() -> set[str]:
    """The verbs that are carried out in some scenario."""
    return {
        entry.fact.line.split()[0]
        for case in cases()
        for entry in _played(case).entries
        if isinstance(entry.fact, Ordered)
    }


@cache
def _refused() -> set[str]:
    """The verbs that are refused in some scenario."""
    return {
        turned.text.split()[0]
        for case in cases()
        for turned in _played(case).turned
        if isinstance(turned.said, Refused)
    }


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_a_scenario_leads_to_its_journal(case: Path) -> None:
    kept = case.with_suffix(".journal")
    assert journal_of(_played(case)) == kept.read_text(encoding="utf-8"), (
        "`make golden` writes it anew; read the difference before you keep it"
    )


def test_no_journal_is_left_without_its_scenario() -> None:
    journals = {path.stem for path in cases()[0].parent.glob("*.journal")}
    assert journals == {case.stem for case in cases()}


@pytest.mark.parametrize("kind", [failure.id for failure in FAILURES])
def test_every_kind_of_failure_strikes_somewhere(kind: str) -> None:
    assert kind in _struck()


@pytest.mark.parametrize("verb", [command.verb for command in COMMANDS])
def test_every_verb_is_carried_out_somewhere(verb: str) -> None:
    assert verb in _carried_out()


@pytest.mark.parametrize("verb", [command.verb for command in COMMANDS])
def test_every_verb_is_refused_somewhere(verb: str) -> None:
    assert verb in _refused()


def test_every_scenario_says_what_it_shows() -> None:
    for case in cases():
        assert case.read_text(encoding="utf-8").startswith("# "), case.name


@pytest.mark.parametrize(
    "text",
    [
        "serve esx-1",
        "server esx-1 runs",
        "server esx-1 colour red",
        "at 1d08:00",
        "at noon stop web-1",
        "until 1d08:00 stop web-1",
        "at 1d08:00 stop web-1\nserver esx-1",
    ],
)
def test_slips_of_the_pen_are_errors(text: str) -> None:
    with pytest.raises(ScriptError):
        room(split(text)[0])
