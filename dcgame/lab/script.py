"""A game as its author writes it: orders with their moments, a line each.

    # Comments and empty lines are passed over.
    seed 1
    idea Convert the tower before its disk dies.
    expect won 3
    at 1d08:00 convert tower-1 to host-1 vcpu 1 ram 2048
    hint 1
    at 4d09:00 predict mail
    at 5d22:00 retire tower-1

A line without ``at`` happens at the moment of the line above (at first: the game's first second).
"""

from attrs import evolve, frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.commands.grammar import moment_of
from dcgame.words import N_, say

LONGEST = 400
"""Characters of a line."""


class ScriptError(Exception):
    """A line of a script that cannot be used; the message names it."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(say(N_("line {line}: {problem}"), line=line, problem=problem))
        self.line = line


@frozen
class Step:
    """At ``at``, do ``text``: an order, ``hint N``, ``predict OPTION`` or ``undo``."""

    at: Seconds
    text: str
    line: int


@frozen
class Script:
    """A whole game. ``expect`` is ``won STARS`` or ``lost GOAL``, or empty."""

    seed: int = 1
    idea: str = ""
    expect: str = ""
    steps: tuple[Step, ...] = ()


def parse(text: str) -> Script:
    """The game that a text describes.

    Raises:
        ScriptError: at the first line that cannot be used.
    """
    script = Script()
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if len(line) > LONGEST or not line.isprintable():
            raise ScriptError(number, say(N_("too long, or not text")))
        script = _with_line(script, number, line)
    return script


def _with_line(script: Script, number: int, line: str) -> Script:
    word, _, rest = line.partition(" ")
    rest = rest.strip()
    if word == "seed":
        if not (rest.isascii() and rest.isdigit()):
            raise ScriptError(number, say(N_("a seed is a whole number")))
        return evolve(script, seed=int(rest))
    if word == "idea":
        return evolve(script, idea=f"{script.idea} {rest}".strip())
    if word == "expect":
        if not rest.startswith(("won ", "lost ")):
            raise ScriptError(number, say(N_("say: expect won 3, or: expect lost GOAL")))
        return evolve(script, expect=rest)
    return evolve(script, steps=(*script.steps, _step(script, number, line)))


def _step(script: Script, number: int, line: str) -> Step:
    now = script.steps[-1].at if script.steps else 0
    if not line.startswith("at "):
        return Step(now, line, number)
    _, moment, *order = line.split(maxsplit=2)
    at = moment_of(moment)
    if at is None:
        raise ScriptError(number, say(N_("{word} is no moment; write it as 3d14:25"), word=moment))
    if at < now:
        raise ScriptError(number, say(N_("its moment is before that of the line above")))
    if not order:
        raise ScriptError(number, say(N_("an order is missing")))
    return Step(at, order[0], number)
