"""The reference for authors names everything that a level may hold."""

import re

import pytest

from dcgame.campaign.kinds import Choice, Kind, ListOf, Pairs, Table, Tables
from dcgame.campaign.measures import KINDS
from dcgame.campaign.table import LEVEL
from tests.architecture.repo import LEVELS, read
from tests.campaign.samples import read as read_level
from tests.campaign.samples import toml


def _words(kind: Kind) -> set[str]:
    """Every key and every word that may be chosen, in a kind and below it."""
    match kind:
        case Choice(options):
            return {option for option in options if isinstance(option, str) and option}
        case Table(_, fields):
            return {field.name for field in fields}.union(*(_words(each.kind) for each in fields))
        case Tables(each) | ListOf(each):
            return _words(each)
        case Pairs(key, value):
            return _words(key) | _words(value)
        case _:
            return set()


@pytest.fixture(scope="module")
def reference() -> str:
    return read(LEVELS / "README.md")


def test_every_key_and_word_is_in_it(reference: str) -> None:
    known = set(re.findall(r"[A-Za-z0-9][A-Za-z0-9_+-]*", reference))
    words = _words(LEVEL) | {name for kind in KINDS for name in (kind.id, *kind.limits)}
    assert words - known == set()


def test_its_first_example_is_toml_that_the_reader_takes(reference: str) -> None:
    head = reference.split("```toml\n")[1].split("```", maxsplit=1)[0]
    text = toml()
    mine = text[text.index("\n[site]") :]
    level = read_level(head.replace('id = "sprawl"', 'id = "example"') + mine)
    assert level.year == 2006
