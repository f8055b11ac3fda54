"""The shortest script that still shows a fault, found by leaving out halves, quarters…"""

import time
import traceback
from collections.abc import Sequence

from tests.sim.chance.game import Game, scenario
from tests.sim.chance.laws import BY_THE_JOURNAL, LAWS

PATIENCE = 60
"""Seconds after which the shortest script so far has to do."""
Fault = tuple[str, str]


def fault_of(error: BaseException) -> Fault:
    """What went wrong: kind of error, and the function where it did."""
    frames = traceback.extract_tb(error.__traceback__)
    return type(error).__name__, f"{frames[-1].filename}:{frames[-1].name}"


def played(room: str, seed: int, steps: Sequence[str]) -> tuple[Game, BaseException | None]:
    """A game of those steps, as far as it goes, and what stopped it."""
    game = Game(room, seed)
    try:
        for step in steps:
            game.take(step)
            for law in LAWS:
                if law not in BY_THE_JOURNAL:
                    law(game)
        for law in BY_THE_JOURNAL:
            law(game)
    except Exception as error:
        return game, error
    return game, None


def shortened(room: str, seed: int, steps: Sequence[str]) -> tuple[list[str], BaseException | None]:
    """The shortest steps found that end in the same fault, and that fault."""
    game, error = played(room, seed, steps)
    if error is None:
        return list(steps), None
    found, fault = game.steps, fault_of(error)
    until = time.monotonic() + PATIENCE
    size = max(1, len(found) // 2)
    while time.monotonic() < until:
        start = 0
        while start < len(found) and time.monotonic() < until:
            less = [*found[:start], *found[start + size :]]
            game, wrong = played(room, seed, less)
            if wrong is not None and fault_of(wrong) == fault:
                found, error = game.steps, wrong
            else:
                start += size
        if size == 1:
            break
        size = max(1, size // 2)
    return found, error


def told(game: Game) -> str:
    """How to see the fault that stopped a game again."""
    steps, error = shortened(game.room, game.seed, game.steps)
    if error is None:
        text = "not seen again when its steps were taken one by one"
    else:
        text = "".join(traceback.format_exception(error)[-3:])
    script = scenario(game.room, game.seed, steps)
    return f"{text}\n{len(steps)} of {len(game.steps)} steps in room {game.room}:\n{script}"
