"""Scenarios: a room, then what happens at which moment.

    server esx-1 runs openvisor
    guest web-1 on esx-1 vcpu 2 ram 4096

    at 1d08:00 restart web-1
    at 1d09:00 fault psu esx-1/psu-1
    until 1d10:00

Lines before the first moment describe the room (``rooms.py``). After a moment stands an order
as the console takes it, or ``fault`` with a kind and a target.
"""

from pathlib import Path

from attrs import frozen

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Seconds
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, moment_of, parse
from dcgame.sim.engine import advance, befall, begin, submit
from dcgame.sim.facts.play import Misfortune
from dcgame.world.world import World
from tests.scenarios.furniture.words import ScriptError
from tests.scenarios.rooms import room

CASES = Path(__file__).parent / "cases"


@frozen
class Step:
    """At a moment an order is given or a fault strikes; an empty text is the end."""

    at: Seconds
    text: str


@frozen(eq=False)
class Turned:
    """An order that was not carried out, and what was said; it stands after entry ``after``."""

    at: Seconds
    after: int
    text: str
    said: Refused | NotUnderstood


@frozen(eq=False)
class Played:
    """A scenario's world at its end, all entries, and the orders turned down."""

    world: World
    entries: tuple[Entry, ...]
    turned: tuple[Turned, ...]


def split(text: str) -> tuple[str, tuple[Step, ...]]:
    """The lines of the room, and the steps."""
    lines, steps = [], []
    for line in text.splitlines():
        said = line.partition("#")[0].strip()
        if not said:
            continue
        if said.startswith(("at ", "until ")):
            steps.append(_step(said))
        elif steps:
            raise ScriptError(f"the room is described before the first moment: {said!r}")
        else:
            lines.append(said)
    return "\n".join(lines), tuple(steps)


def _step(said: str) -> Step:
    word, moment, text = [*said.split(None, 2), ""][:3]
    at = moment_of(moment)
    if at is None or (word == "at") is not bool(text):
        raise ScriptError(f"when is {said!r}?")
    return Step(at, text)


def play(text: str) -> Played:
    """Everything that a scenario leads to."""
    lines, steps = split(text)
    begun = begin(room(lines))
    world, entries = begun.world, list(begun.entries)
    turned: list[Turned] = []
    for step in steps:
        moved = advance(world, step.at)
        entries += moved.entries
        world = moved.world
        done = _do(world, step.text) if step.text else None
        if isinstance(done, Refused | NotUnderstood):
            turned.append(Turned(step.at, world.seq - 1, step.text, done))
        elif done is not None:
            world, more = done
            entries += more
    return Played(world, tuple(entries), tuple(turned))


def _do(world: World, text: str) -> Refused | NotUnderstood | tuple[World, tuple[Entry, ...]]:
    if text.startswith("fault "):
        _, kind, target = text.split()
        struck = befall(world, (Misfortune(target, kind),))
        return struck.world, struck.entries
    command = parse(text)
    if isinstance(command, NotUnderstood):
        return command
    done = submit(world, command)
    return done if isinstance(done, Refused) else (done.world, done.entries)


def cases() -> tuple[Path, ...]:
    """All scenarios, by name."""
    return tuple(sorted(CASES.glob("*.scenario")))
