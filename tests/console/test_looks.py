"""What can be asked of a room by words: everything in it has its sentences, and a way to its name.

Caught by these: a shelf of which ``look`` knows nothing; a state or a kind left in English; a
codex page or a fire list that needs a screen; a name that completion does not offer.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from dcgame import words
from dcgame.campaign.rooms.named import LAB, room_named
from dcgame.console.completing import complete
from dcgame.console.looks import SHELVES, look, names
from dcgame.console.talk import Talk
from dcgame.play.session import Session
from dcgame.world.business import OfferState
from tests.tui.floor.stocked import opened


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    words.use(words.ENGLISH)


@cache
def _lab() -> Session:
    level = room_named(LAB)
    assert level is not None
    session = Session(level, 1)
    session.advance(9 * 3600)
    return session


def _said(line: str) -> str:
    return "\n".join(Talk(_lab()).enter(line).lines)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_everything_in_the_room_can_be_looked_at(lang: str) -> None:
    words.use(lang)
    world = opened()
    for name in names(world):
        lines = look(world, name)
        assert lines, name
        if lang != words.ENGLISH:
            told = "\n".join(lines)
            for english in (" is up", ": up,", "tor)", "Plugged", "Cabled", " carries ", "witness"):
                assert english not in told, (name, told)


def test_every_shelf_of_things_is_told_of() -> None:
    world = opened("offer late at 1d10:00 until 2d08:00 vcpu 2 ram 4096 sla silver revenue 450\n")
    assert set(names(world)) == {
        name
        for shelf in SHELVES
        for name, thing in getattr(world, shelf).items()
        if getattr(thing, "state", None) is not OfferState.COMING
    }
    assert look(world, "late") == ()
    assert {"arrays", "pools", "ups", "switches", "clusters", "cracs", "pdus"} <= set(SHELVES)


def test_a_thing_says_what_it_hangs_from_and_who_hangs_from_it() -> None:
    assert "group fast of array box" in _said("look lun-1")
    assert "web-1, web-2" in _said("look lun-1")
    assert "Behind it: ups-a, gen-1." in _said("look feed-a")
    assert "esx-1/psu-1" in _said("look pdu-aa")
    assert "Copies of mail-1: hci-1" in _said("look pool-1")
    assert "Its psu-2 is plugged into pdu-ab." in _said("look esx-1")
    assert "Its folder lies on lun-2." in _said("look db-1")
    assert "There is no backup of it." in _said("look wiki-1")
    assert "mail-1 is backed up every 24 h" in _said("look vault")
    assert "Witness old-2 answers: yes." in _said("look blue")
    assert _said("look box/disk-2") == "disk-2 of box is good."
    assert "tor-aa?" in _said("look tor-a")


def test_the_room_is_summed_up() -> None:
    told = _said("look")
    for part in ("All is well.", "box: up", "LUN lun-3", "Pool pool-1", "Cluster blue", "vault"):
        assert part in told
    assert len(told.splitlines()) < 50


def test_names_are_offered() -> None:
    talk = Talk(_lab())
    for name in ("box", "fast", "lun-1", "pool-1", "tor-aa", "ups-a", "gen-1", "crac-1", "vault"):
        assert name in complete(talk, f"look {name[:2]}"), name
    assert "snapshot" in complete(talk, "codex sna")


def test_the_codex_and_the_fire_list_are_read() -> None:
    assert "snapshot" in _said("codex")
    page = _said("codex duplicate identity")
    assert "Sources:" in page
    assert "===" not in page
    assert "did you mean snapshot" in _said("codex snapshto")
    assert "latent-sector" in _said("fire box")
    assert "kernel-panic" not in _said("fire box")
    assert len(_said("fire").splitlines()) == 72
