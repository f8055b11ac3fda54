"""Every damaged save is refused, or recovered to what holds of it; the file stays as it was."""

import time
from pathlib import Path

import pytest

from dcgame.campaign.clean import is_clean
from dcgame.campaign.level import Level
from dcgame.play.load import UnusableSaveError, replay, resume
from dcgame.play.saves import listing
from tests.hostile.saves.damage import Damaged, level, saves, sound

CORPUS = saves()


def _find(name: str) -> Level | None:
    return level() if name == "example" else None


def _name(damaged: Damaged) -> str:
    return f"{damaged.name} ({damaged.kept})"


def test_the_sound_save_is_believed(tmp_path: Path) -> None:
    """A control: it is the damage that is refused, not the game."""
    path = tmp_path / "game.jsonl"
    path.write_text("".join(f"{line}\n" for line in sound()), encoding="utf-8")
    loaded = replay(path, _find)
    assert (loaded.problem, loaded.kept, loaded.ended) == ("", len(sound()), True)
    assert loaded.session.answered == "mail"


@pytest.mark.parametrize("damaged", CORPUS, ids=_name)
def test_nothing_damaged_is_believed(damaged: Damaged, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    path.write_bytes(damaged.data)
    start = time.process_time()
    try:
        loaded = replay(path, _find)
    except UnusableSaveError as error:
        told, kept = str(error), 0
    else:
        told, kept = loaded.problem, loaded.kept
        assert f":{kept + 1}:" in told
    assert time.process_time() - start < 1
    assert kept == damaged.kept, told
    assert "game.jsonl" in told
    assert is_clean(told)
    assert len(told) < 1000
    assert path.read_bytes() == damaged.data


@pytest.mark.parametrize("damaged", [each for each in CORPUS if each.kept], ids=_name)
def test_what_holds_goes_on_beside_it(damaged: Damaged, tmp_path: Path) -> None:
    path = tmp_path / "game.jsonl"
    path.write_bytes(damaged.data)
    loaded, target = resume(path, _find)
    loaded.session.close()
    assert target != path
    assert path.read_bytes() == damaged.data
    assert replay(target, _find).problem == ""


def test_a_folder_full_of_them_can_be_listed(tmp_path: Path) -> None:
    for number, damaged in enumerate(CORPUS):
        (tmp_path / f"{number}.jsonl").write_bytes(damaged.data)
    found = listing(tmp_path)
    assert len(found) == len(CORPUS)
    assert all(is_clean(info.problem + info.level) for info in found)
