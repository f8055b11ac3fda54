"""The big room as text, to be read in a review: calm, in trouble, under each overlay, near."""

from collections.abc import Iterator

import pytest

from dcgame import words
from dcgame.kernel.units import HOUR
from dcgame.tui.floor.overlays import OVERLAYS
from dcgame.tui.floor.panels import machine_of
from tests.tui import pictures
from tests.tui.floor.games import game
from tests.tui.floor.stocked import stocked, troubled
from tests.tui.floor.test_floor import Table, table

SIZES = [(80, 24), (120, 36)]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever language was spoken, the next test begins in English."""
    yield
    words.use("en")


async def _at(t: Table, name: str) -> None:
    t.floor.select(machine_of(t.floor.session.world, name))
    await t.pilot.pause()


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("size", SIZES)
async def test_pictures_of_the_big_room(size: tuple[int, int], lang: str) -> None:
    words.use(lang)
    session = game(stocked())
    session.advance(11 * HOUR)
    name = f"{size[0]}x{size[1]}.{lang}"
    async with table(session, size) as t:
        await pictures.settled(t.pilot)
        pictures.compare(t.app, f"big.calm.{name}")
        await _at(t, "mail")
        for overlay in OVERLAYS:
            t.floor.action_overlay(overlay.id)
            await t.pilot.pause()
            if lang == "en" or overlay.id in ("blast", "replicas"):
                await pictures.settled(t.pilot)
                pictures.compare(t.app, f"big.{overlay.id}.{name}")
        t.floor.action_overlay(OVERLAYS[-1].id)
        await _at(t, "db-1")
        await t.press("y")
        await pictures.settled(t.pilot)
        pictures.compare(t.app, f"big.folder.{name}")
        await t.press("escape")
        troubled(session)
        t.floor.show_all()
        await _at(t, "pool-1")
        await pictures.settled(t.pilot)
        pictures.compare(t.app, f"big.trouble.{name}")
