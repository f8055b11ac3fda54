"""Where levels are found, and the skeleton from which they are begun."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dcgame.campaign import library
from dcgame.campaign.build import world_of
from dcgame.campaign.chapters import CHAPTERS
from dcgame.campaign.level import Level, LevelErrors
from dcgame.campaign.reader import FILE, names
from dcgame.campaign.schema import schema
from dcgame.campaign.template import NoNewLevelError, new_level
from dcgame.play.session import Session
from tests.campaign.samples import EXAMPLE, contents, toml


def _write(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def _copy(root: Path, name: str, number: int, text: str = "") -> Path:
    text = (text or toml()).replace('id = "example"', f'id = "{name}"', 1)
    text = text.replace("number = 1\n", f"number = {number}\n", 1)
    return _write(root / "01-one" / name, {**contents(), FILE: text.encode()})


@pytest.fixture
def campaign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A campaign of its own."""
    monkeypatch.setattr(library, "levels_folder", lambda: tmp_path)
    return tmp_path


def test_a_level_is_loaded_from_its_folder_or_its_file() -> None:
    level = library.load_level(EXAMPLE)
    assert level == library.load_level(EXAMPLE / FILE)
    assert level.folder == "example"


def test_levels_come_in_their_order(campaign: Path) -> None:
    _copy(campaign, "alpha", 2)
    _copy(campaign, "beta", 1)
    assert [level.id for level in library.levels()] == ["beta", "alpha"]
    found = library.find("alpha")
    assert found is not None
    assert found.number == 2
    assert library.find("gamma") is None


def test_a_level_that_changes_is_read_again(campaign: Path) -> None:
    folder = _copy(campaign, "alpha", 2)
    before = library.find("alpha")
    (folder / "brief.en.md").write_text("Something else entirely.", encoding="utf-8")
    after = library.find("alpha")
    assert before is not None
    assert after is not None
    assert before.digest != after.digest


def test_one_unsound_level_does_not_hide_another(campaign: Path) -> None:
    _copy(campaign, "alpha", 1)
    _copy(campaign, "beta", 2, toml().replace("days = 7", "days = 0"))
    assert library.find("alpha") is not None
    with pytest.raises(LevelErrors, match="beta/level.toml:8:1: days"):
        library.find("beta")
    with pytest.raises(LevelErrors, match="beta/level.toml:8:1: days"):
        library.levels()


def test_the_campaign_is_sound() -> None:
    levels = library.levels()
    assert len({level.id for level in levels}) == len(levels)
    assert len({level.number for level in levels}) == len(levels)
    planned = {level.number: chapter.number for chapter in CHAPTERS for level in chapter.levels}
    for level in levels:
        assert planned[level.number] == level.chapter
        folder = library.folder_of(level.id)
        assert folder is not None
        assert folder.parent.name.startswith(f"{level.chapter:02}-")


def test_the_plan_has_ten_chapters_and_forty_levels() -> None:
    numbers = [level.number for chapter in CHAPTERS for level in chapter.levels]
    assert [chapter.number for chapter in CHAPTERS] == list(range(1, 11))
    assert numbers == list(range(1, 41))
    texts = [chapter.title for chapter in CHAPTERS]
    texts += [level.title for chapter in CHAPTERS for level in chapter.levels]
    assert all(text.en and text.es for text in texts)


def test_recorded_runs_are_missed(tmp_path: Path) -> None:
    report = library.examine(EXAMPLE)
    assert report.level is not None
    assert (len(report.errors), len(report.warnings)) == (0, 3)
    assert len(library.examine(EXAMPLE, complete=True).errors) == 3
    folder = _write(tmp_path / "example", contents())
    runs = ("reference", "lose-nobody", "lose-a", "lose-b", "lose-c")
    _write(folder / "runs", {f"{name}.jsonl": b"" for name in runs})
    assert library.examine(folder, complete=True).errors == ()


def test_no_folder_no_level(tmp_path: Path) -> None:
    with pytest.raises(LevelErrors, match="nowhere:1:1"):
        library.load_level(tmp_path / "nowhere")
    assert library.examine(tmp_path / "nowhere").level is None


def _played(level: Level, *orders: str) -> Any:
    session = Session(level, 1)
    for line in orders:
        assert isinstance(session.order(line), tuple), line
    session.advance(level.horizon)
    return session.result()


def test_the_skeleton_is_valid_can_be_won_and_is_lost_by_doing_nothing(tmp_path: Path) -> None:
    folder = new_level(tmp_path / "mine", "first-day")
    report = library.examine(folder)
    assert report.errors == ()
    level = report.level
    assert level is not None
    assert level.id == "first-day"
    assert world_of(level, 1).apps
    nobody = _played(level)
    assert (nobody.won, nobody.reason) == (False, "promises:post")
    assert _played(level, "convert tower-1 to host-1 vcpu 1 ram 2048").stars == 3
    assert (folder / "runs").is_dir()


def test_the_skeleton_overwrites_nothing(tmp_path: Path) -> None:
    new_level(tmp_path, "mine")
    for name in ("mine", "Mine", "../mine", "", "a/b"):
        with pytest.raises(NoNewLevelError):
            new_level(tmp_path, name)


def test_a_skeleton_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(NoNewLevelError, match="file"):
        new_level(tmp_path / "file", "mine")


def _keys(table: dict[str, Any], schema_of: dict[str, Any]) -> None:
    """Every key of a table is one of its schema's, and none that is required is missing."""
    assert set(table) <= set(schema_of["properties"])
    assert set(schema_of["required"]) <= set(table)
    for key, value in table.items():
        inner = schema_of["properties"][key]
        if inner.get("items", {}).get("type") == "object":
            for each in value:
                _keys(each, inner["items"])
        elif "properties" in inner:
            _keys(value, inner)


def test_the_schema_describes_the_example() -> None:
    _keys(tomllib.loads(toml()), schema())
    assert {"format", "servers", "racks"} <= set(schema()["required"])


def test_the_reader_knows_all_files() -> None:
    assert set(names()) == {path.name for path in EXAMPLE.iterdir()}
