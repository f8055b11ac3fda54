"""The command line as a whole: fast, translated, with the exit codes that it promises."""

import os
import subprocess
import sys
from gettext import NullTranslations
from pathlib import Path

import pytest

from dcgame import __version__, words
from dcgame.cli import asked, codes, parsers, replay
from dcgame.cli.wording import ARGPARSE
from tests.cli.conftest import Call

DCGAME = (sys.executable, "-m", "dcgame")


def test_the_version_is_told() -> None:
    done = subprocess.run((*DCGAME, "--version"), capture_output=True, text=True, check=True)
    assert done.stdout == f"dcgame {__version__}\n"


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"]])
def test_neither_the_simulation_nor_the_screen_is_imported(arguments: list[str]) -> None:
    program = (
        "import sys; from dcgame.cli import main; main(sys.argv[1:]);"
        "print([each for each in ('textual', 'numpy', 'attrs', 'dcgame.sim', 'dcgame.play')"
        " if each in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        (sys.executable, "-c", program, *arguments), capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"


@pytest.mark.parametrize("name", ["", *parsers.SUBCOMMANDS])
def test_every_help_has_examples(name: str, call: Call) -> None:
    told = call(*filter(None, (name, "--help")))
    assert told.code == codes.OK
    assert "examples:" in told.out
    assert f"dcgame {name}".strip() in told.out
    assert told.err == ""


class Marked(NullTranslations):
    """A language in which every text stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, one: str, many: str, n: int) -> str:
        return f"⟦{one if n == 1 else many}⟧"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "use", lambda lang: words.use_catalogue(lang, Marked()))


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("name", ["", *parsers.SUBCOMMANDS])
def test_every_help_is_translated(name: str, call: Call) -> None:
    told = call(*filter(None, (name, "--help")))
    for text in ("⟦usage: ⟧", "⟦options⟧", "⟦show this help message and exit⟧", "⟦examples:⟧"):
        assert text in told.out


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["replay"], "⟦the following arguments are required: "),
        (["replay", "a", "b"], "⟦unrecognized arguments: "),
        (["replay", "a", "--level"], "⟦expected one argument⟧"),
        (["play", "--seed", "x"], "⟦a whole number from 0 on"),
        (["play", "--lang", "xx"], "⟦invalid choice: "),
        (["dance"], "⟦there is no subcommand dance⟧"),
    ],
)
def test_every_complaint_is_translated(arguments: list[str], says: str, call: Call) -> None:
    told = call(*arguments)
    assert told.code == codes.USAGE
    assert says in told.err
    assert told.out == ""


@pytest.mark.usefixtures("marked")
def test_the_words_of_argparse_are_ours() -> None:
    """A text of argparse that it no longer looks up would not be translated."""
    import argparse
    import inspect

    source = inspect.getsource(argparse)
    gone = [text for text in ARGPARSE if text.split("%")[0].strip("( '") not in source]
    assert not gone


def test_the_language_is_known_before_the_arguments_are_parsed() -> None:
    assert asked.asked_language(["--lang", "es", "play"]) == "es"
    assert asked.asked_language(["play", "--lang=es"]) == "es"
    assert asked.asked_language(["--", "--lang", "es"]) is None
    assert asked.asked_language(["--lang"]) is None


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["relpay", "x"], "replay"),
        (["--lang", "en", "chekc"], "check"),
        (["verfiy"], "verify"),
        (["newlevel"], "new-level"),
    ],
)
def test_an_unknown_subcommand_names_the_nearest(
    arguments: list[str], word: str, call: Call
) -> None:
    told = call(*arguments)
    assert told.code == codes.USAGE
    assert word in told.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["play"]),
        (["--seed", "3"], ["play", "--seed", "3"]),
        (["--lang", "es"], ["play", "--lang", "es"]),
        (["--saves", "x", "replay", "f"], ["--saves", "x", "replay", "f"]),
        (["--help"], ["--help"]),
    ],
)
def test_without_a_subcommand_the_game_is_played(arguments: list[str], expected: list[str]) -> None:
    assert parsers.with_subcommand(arguments) == expected


def test_common_options_may_stand_on_either_side() -> None:
    parser = parsers.build()
    before = parser.parse_args(["--saves", "x", "--lang", "es", "replay", "f"])
    after = parser.parse_args(["replay", "f", "--saves", "x", "--lang", "es"])
    assert (before.saves, before.lang) == (after.saves, after.lang) == ("x", "es")


def test_an_interrupted_program_says_so(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(replay, "run", interrupted)
    told = call("replay", "x")
    assert told.code == codes.INTERRUPTED == 130
    assert "Traceback" not in told.err


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close otherwise on Windows")
@pytest.mark.parametrize("arguments", [["--help"], ["verify", "--json", "missing"]])
def test_a_reader_that_leaves_is_no_crash(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    # Unbuffered, argparse itself swallows what becomes of its help.
    buffered = {name: text for name, text in os.environ.items() if name != "PYTHONUNBUFFERED"}
    try:
        done = subprocess.run(
            (*DCGAME, *arguments),
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=buffered,
        )
    finally:
        os.close(writing)
    assert done.returncode == codes.CLOSED_PIPE
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


def test_a_terminal_without_letters_is_no_crash(won: Path, level: Path) -> None:
    done = subprocess.run(
        (*DCGAME, "replay", "--level", str(level), str(won)),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "DCGAME_LANG": "en"},
    )
    assert done.returncode == codes.OK
    assert "\\u20ac" in done.stdout
