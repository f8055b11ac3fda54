"""One game: a world, the steps that led to it, and a journal of everything.

A step is text, as in a scenario: an order as the console takes it, ``fault KIND TARGET``, or
``wait SECONDS`` with the moments at which the clock stops on the way, in per cent; or
``preview`` and an order.
"""

from collections import Counter
from collections.abc import Iterable

from dcgame.kernel.digest import digest
from dcgame.kernel.journal import Entry
from dcgame.play.forecast import forecast
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.grammar import line_of, moment_text, parse
from dcgame.sim.engine import Outcome, advance, befall, begin, submit
from dcgame.sim.facts.play import Misfortune
from dcgame.world.meters import HostMeter
from dcgame.world.world import World
from tests.sim.chance.rooms import ROOMS, TEXTS

TRIED: Counter[str] = Counter()
"""Orders given so far in this process, by verb; refused ones too."""
STRUCK: Counter[str] = Counter()
"""Faults that struck, by kind."""
DONE: Counter[str] = Counter()
"""Those that were carried out."""


class Game:
    """A room in which things happen."""

    def __init__(self, room: str, seed: int) -> None:
        begun = begin(ROOMS[room](seed))
        self.room, self.seed = room, seed
        self.start = self.world = begun.world
        self.journal: list[Entry] = list(begun.entries)
        self.steps: list[str] = []
        self.meters: dict[str, HostMeter] = {}

    def order(self, command: Command) -> bool:
        """Whether it was carried out; a refusal is a whole sentence, and leaves no trace."""
        TRIED[command.verb] += 1
        done = submit(self.world, command)
        if isinstance(done, Refused):
            assert "{" not in done.reason.format(**dict(done.values)), command
            assert "{" not in done.cure.format(**dict(done.values)), command
            return False
        DONE[command.verb] += 1
        line = line_of(command)
        self.steps.append(line)
        assert parse(line) == command
        self._keep(done)
        return True

    def fault(self, fact: Misfortune) -> None:
        """Something breaks."""
        self.steps.append(f"fault {fact.kind} {fact.target}")
        outcome = befall(self.world, (fact,))
        STRUCK[fact.kind] += bool(outcome.entries)
        self._keep(outcome)

    def wait(self, seconds: int, stops: Iterable[int] = ()) -> None:
        """Time passes; with stops on the way it comes to the same."""
        begun, world, entries = self.world, self.world, list[Entry]()
        self.steps.append(" ".join(["wait", str(seconds), *map(str, sorted(stops))]))
        leap = advance(begun, begun.now + seconds)
        self._keep(leap)
        for percent in sorted(stops):
            part = advance(world, begun.now + seconds * percent // 100)
            world, entries = part.world, entries + list(part.entries)
        if world is not begun:
            last = advance(world, begun.now + seconds)
            assert digest(last.world) == digest(leap.world), "split is not leap"
            assert digest((*entries, *last.entries)) == digest(leap.entries), "split is not leap"

    def preview(self, command: Command) -> None:
        """What an order would do is told without doing it, and what it costs is what it costs."""
        self.steps.append(f"preview {line_of(command)}")
        before, said = self.world, digest(self.world)
        foretold, done = forecast(before, command), submit(before, command)
        assert digest(before) == said, "a preview changed the world"
        if isinstance(done, Refused) or isinstance(foretold, Refused):
            assert done == foretold, "a preview refuses what is done, or does what is refused"
            return
        again = submit(before, command)
        assert not isinstance(again, Refused)
        assert digest(again.world) == digest(done.world), "an order twice is not the same twice"
        assert foretold.cost_cents == done.world.ledger.total - before.ledger.total

    def take(self, step: str) -> None:
        """Do a step that was written down; an order that is refused now is left out."""
        word, *rest = step.split()
        if word == "wait":
            self.wait(int(rest[0]), [int(each) for each in rest[1:]])
        elif word == "fault":
            self.fault(Misfortune(rest[1], rest[0]))
        elif word == "preview":
            self.preview(_command(" ".join(rest)))
        else:
            self.order(_command(step))

    def replayed(self) -> World:
        """Where the same steps lead from the same beginning."""
        world = begin(ROOMS[self.room](self.seed)).world
        for step in self.steps:
            world = _after(world, step)
        return world

    def _keep(self, outcome: Outcome) -> None:
        self.world = outcome.world
        self.journal += outcome.entries


def _command(line: str) -> Command:
    command = parse(line)
    assert isinstance(command, Command), line
    return command


def _after(world: World, step: str) -> World:
    word, *rest = step.split()
    if word == "preview":
        return world
    if word == "wait":
        return advance(world, world.now + int(rest[0])).world
    if word == "fault":
        return befall(world, (Misfortune(rest[1], rest[0]),)).world
    done = submit(world, _command(step))
    assert not isinstance(done, Refused), f"{step}: {done}"
    return done.world


def scenario(room: str, seed: int, steps: Iterable[str]) -> str:
    """Those steps as a scenario, to look at and to keep."""
    lines, now = [TEXTS[room].format(seed=seed).strip(), ""], 0
    for step in steps:
        word, *rest = step.split()
        if word == "wait":
            now += int(rest[0])
        elif word != "preview":
            lines.append(f"at {moment_text(now)} {step}")
    lines.append(f"until {moment_text(now)}")
    return "\n".join(lines)
