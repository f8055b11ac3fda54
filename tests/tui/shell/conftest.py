"""One small level instead of the campaign, English at the start of every test."""

from collections.abc import Iterator

import pytest

from dcgame import words
from dcgame.campaign import library
from dcgame.campaign.chapters import CHAPTERS
from dcgame.campaign.level import Level
from dcgame.campaign.rooms.named import room_named
from dcgame.tui.shelf import Campaign, Shelf
from tests.tui.shell.example import LEVEL


def _find(level_id: str) -> Level | None:
    return LEVEL if level_id == LEVEL.id else room_named(level_id)


@pytest.fixture(autouse=True)
def small_campaign(monkeypatch: pytest.MonkeyPatch) -> None:
    """A campaign whose only playable level is the example; the rooms beside it are there."""
    monkeypatch.setattr(library, "find", _find)
    monkeypatch.setattr(Shelf, "campaign", lambda _: Campaign(CHAPTERS, (LEVEL,)))


@pytest.fixture(autouse=True)
def all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever terminal the tests run in."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English and leaves English behind."""
    words.use("en")
    yield
    words.use("en")
