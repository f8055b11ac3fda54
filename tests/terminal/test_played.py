"""From the shell to the floor and back, as a player sees it, in tmux and in a bare pseudo-terminal.

Mutations caught: a title that needs more than a terminal has; keys that do not arrive, for the
console or the menu; a game that is not saved when it is left, or does not go on where it was left;
a terminal that is not given back, an exit code that is not 0.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.base import PROMPT, Terminal, command

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")


@pytest.fixture(params=["tmux 120x36", "pseudo 80x24"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """The game, just started."""
    kind, _, cells = request.param.partition(" ")
    width, _, height = cells.partition("x")
    size = (int(width), int(height))
    if kind == "tmux" and shutil.which("tmux") is None:
        pytest.skip("tmux is not installed; the pseudo-terminal plays the same game")
    made = _made(kind, size, tmp_path)
    try:
        yield made
    finally:
        made.close()


def _made(kind: str, size: tuple[int, int], folder: Path) -> Terminal:
    from tests.terminal.pseudo import Pseudo
    from tests.terminal.tmux import Tmux

    words = command(folder)
    return Tmux(words, size, folder) if kind == "tmux" else Pseudo(words, size)


def test_a_game_is_begun_left_and_gone_on_with(terminal: Terminal, tmp_path: Path) -> None:
    _to_the_floor(terminal)
    _order(terminal)
    _let_time_pass(terminal)
    left = _hour(terminal)
    _leave(terminal)
    (save,) = (tmp_path / "saves").rglob("*.jsonl")
    assert "power-off iris" in save.read_text(encoding="utf-8")
    terminal.press("enter")
    terminal.until("Continue", "Sprawl")
    terminal.press("enter")
    terminal.until("paused", "○ iris", "badges")
    assert _hour(terminal) == left
    _leave(terminal)


def _hour(terminal: Terminal) -> str:
    """What the clock of the room says."""
    found = re.search(r"day \d+  \d\d:\d\d", terminal.lines()[0])
    assert found is not None
    return found[0]


def _leave(terminal: Terminal) -> None:
    """From the floor to the shell, which has its terminal back."""
    terminal.press("escape")
    terminal.until("Save and quit")
    terminal.press("end", "enter")
    terminal.until(f"{PROMPT} 0")
    assert "services" not in "\n".join(terminal.lines())


def _to_the_floor(terminal: Terminal) -> None:
    """Title, map, brief, floor."""
    terminal.until("a flight simulator for the machine room", "Campaign")
    terminal.press("down", "enter")
    terminal.until("Sprawl", "Teaches")
    terminal.press("enter")
    terminal.until("Enter start", "food cooperative")
    terminal.press("enter")
    terminal.until("00:00", "paused", "rack-a", "● iris", "no alarm so far")


def _order(terminal: Terminal) -> None:
    """A refusal with its reason, then an order on the console, and what it brings about."""
    terminal.press(":")
    terminal.until("enter say it")
    terminal.type("power-off pluto")
    terminal.until("power-off pluto")
    terminal.press("enter")
    terminal.until("there is no server pluto")
    terminal.type("power-off iris")
    terminal.press("enter")
    terminal.until("✔ : power-off iris", "badges is down", "○ iris")
    terminal.press("escape")
    terminal.until("space pause")


def _let_time_pass(terminal: Terminal) -> None:
    """The level asks first what the player expects."""
    terminal.press("2")
    terminal.until("what do you expect?")
    terminal.press("down", "down", "enter")
    terminal.until("noted")
    terminal.press("2")
    terminal.until_that(lambda shown: "00:00" not in shown.splitlines()[0], "clock that runs")
    terminal.press("space")
    terminal.until("paused")
