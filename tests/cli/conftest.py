"""A level with its runs, and the command line called as a function."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import frozen

from dcgame import words
from dcgame.campaign.library import load_level
from dcgame.campaign.template import new_level
from dcgame.cli import main
from dcgame.lab.playing import write_run
from dcgame.lab.script import parse

WON = """
seed 1
idea Convert the tower before its disk dies.
expect won 3
at 1d08:00 convert tower-1 to host-1 vcpu 1 ram 2048
"""
LOST = "seed 1\nidea Nobody does anything.\nexpect lost promises:post\n"


@frozen
class Answer:
    """What a call of the command line gave."""

    code: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture
def call(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Call]:
    """Call ``dcgame`` with some arguments, in English, in a folder of its own."""
    for name in ("DCGAME_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DCGAME_SAVES", str(tmp_path / "saves"))
    for name in ("HOME", "XDG_CONFIG_HOME"):  # no player's settings are read, or changed
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "100")

    def called(*arguments: object) -> Answer:
        code = main([str(each) for each in arguments])
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    spoken = words.language()
    yield called
    words.use(spoken)


@pytest.fixture(scope="session")
def level(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a level that is not in the campaign, with two runs."""
    folder = new_level(tmp_path_factory.mktemp("levels"), "night-shift")
    found = load_level(folder)
    write_run(found, parse(WON), folder / "runs" / "reference.jsonl")
    write_run(found, parse(LOST), folder / "runs" / "lose-nobody.jsonl")
    return folder


@pytest.fixture
def won(level: Path) -> Path:
    return level / "runs" / "reference.jsonl"


@pytest.fixture
def lost(level: Path) -> Path:
    return level / "runs" / "lose-nobody.jsonl"
