"""One game in progress: the only holder of a World that changes."""

from attrs import define, frozen

from dcgame.campaign.build import world_of
from dcgame.campaign.level import Level
from dcgame.kernel.journal import Entry, Link
from dcgame.kernel.units import Seconds
from dcgame.play.alarms import attention, completion
from dcgame.play.forecast import Forecast, forecast
from dcgame.play.keeping import explained
from dcgame.play.planned import awaited, routine
from dcgame.play.record import Recorder
from dcgame.play.score import Result, result_of
from dcgame.play.trail import Deed, Trail
from dcgame.sim.commands.base import Command, Refused, refuse
from dcgame.sim.commands.grammar import NotUnderstood, line_of, parse
from dcgame.sim.engine import Outcome, advance, advance_to_next, begin, submit
from dcgame.words import N_
from dcgame.world.world import World


@frozen(eq=False)
class _Before:
    """What an undo goes back to."""

    world: World
    entries: int
    deeds: int
    line: str


@frozen(eq=False)
class Mark:
    """A place in a game, as :meth:`Session.mark` gives it."""

    world: World
    entries: int
    undoable: tuple[_Before, ...]
    deeds: tuple[Deed, ...]


@frozen
class Origin:
    """From which game a game was branched, by the name of its file, and at which second."""

    game: str
    at: Seconds


@define(eq=False)
class _Choices:
    """What the player chose beside giving orders."""

    answered: str | None = None
    hints_taken: int = 0


class Session:
    """A level being played. Orders and passing time are recorded as they happen."""

    def __init__(self, level: Level, seed: int, recorder: Recorder | None = None) -> None:
        outcome = begin(world_of(level, seed))
        self.level = level
        self.seed = seed
        self.world = outcome.world
        self.journal: list[Entry] = list(outcome.entries)
        self.recorder = recorder
        self.file = recorder.path.name if recorder else ""
        self.origin: Origin | None = None
        self.deeds: list[Deed] = []
        self.trail = Trail(self.world)
        self._undoable: list[_Before] = []
        self._choices = _Choices()

    @property
    def horizon(self) -> Seconds:
        """The second in which the game ends."""
        return self.world.setting.horizon

    @property
    def over(self) -> bool:
        """Whether its time is up."""
        return self.world.now >= self.horizon

    @property
    def answered(self) -> str | None:
        """The option chosen in the level's prediction."""
        return self._choices.answered

    @property
    def hints_taken(self) -> int:
        """How many hints were read."""
        return self._choices.hints_taken

    @property
    def trouble(self) -> str:
        """Why the game cannot be saved at the moment; empty when it can."""
        return self.recorder.trouble if self.recorder else ""

    def submit(self, command: Command) -> Refused | tuple[Entry, ...]:
        """Give an order: the entries that follow at once, or why it is refused."""
        if self.over:
            return refuse(N_("the game is over"), N_("look at how it went, or begin anew"))
        before = _Before(self.world, len(self.journal), len(self.deeds), line_of(command))
        outcome = submit(self.world, command)
        if isinstance(outcome, Refused):
            return outcome
        self._take(outcome)
        self._undoable.append(before)
        self._note("order", before.line)
        if self.recorder:
            self.recorder.order(self.world, before.line)
        return outcome.entries

    def order(self, line: str) -> NotUnderstood | Refused | tuple[Entry, ...]:
        """Give an order as a console line."""
        command = parse(line)
        return command if isinstance(command, NotUnderstood) else self.submit(command)

    def preview(self, command: Command) -> Refused | Forecast:
        """What an order would do. Nothing changes."""
        return forecast(self.world, command)

    def advance(self, until: Seconds) -> tuple[Entry, ...]:
        """Let time pass, at most to the end of the game."""
        goal = min(until, self.horizon)
        if goal <= self.world.now:
            return ()
        self._undoable.clear()
        outcome = advance(self.world, goal)
        self._take(outcome)
        self.trail.note(self.world, len(self.deeds))
        self._close_if_over()
        return outcome.entries

    def is_news(self, entry: Entry) -> bool:
        """Whether an entry deserves attention, or ends something that the player waited for."""
        if attention(entry) or awaited(self.journal, entry):
            return True
        return completion(entry) and not routine(self.journal, entry)

    def advance_to_attention(self, limit: Seconds) -> tuple[Entry, ...]:
        """Let time pass until something deserves attention or is done, at most to ``limit``."""
        goal = min(limit, self.horizon)
        entries: list[Entry] = []
        if goal > self.world.now:
            self._undoable.clear()
        while self.world.now < goal:
            outcome = advance_to_next(self.world, goal)
            self._take(outcome)
            entries.extend(outcome.entries)
            if any(self.is_news(entry) for entry in outcome.entries):
                break
        self.trail.note(self.world, len(self.deeds))
        self._close_if_over()
        return tuple(entries)

    @property
    def undoable(self) -> str:
        """The line that an undo would take back; empty when there is none."""
        return self._undoable[-1].line if self._undoable else ""

    def undo(self) -> str | None:
        """Take back the last order given at this same instant; its line, if there was one."""
        if not self._undoable:
            return None
        before = self._undoable.pop()
        self.world = before.world
        del self.journal[before.entries :]
        del self.deeds[before.deeds]
        self.trail.forget(self.world)
        if self.recorder:
            self.recorder.undo(self.world)
        return before.line

    def predict(self, option: str) -> bool:
        """Answer the level's prediction, once; whether it was right."""
        prediction = self.level.prediction
        if prediction is None or self._choices.answered is not None:
            return False
        if option not in {each.id for each in prediction.options}:
            raise ValueError(f"the prediction has no option {option}")
        self._choices.answered = option
        self._note("predict", option)
        if self.recorder:
            self.recorder.choice(self.world, "predict", option)
        return option in prediction.correct

    def take_hint(self, number: int) -> None:
        """Remember that hint ``number`` (1, 2 or 3) was read."""
        if number <= self._choices.hints_taken:
            return
        self._choices.hints_taken = number
        self._note("hint", str(number))
        if self.recorder:
            self.recorder.choice(self.world, "hint", str(number))

    def mark(self) -> Mark:
        """Where the game is now, to come :meth:`back_to`; what was recorded stays recorded."""
        return Mark(self.world, len(self.journal), tuple(self._undoable), tuple(self.deeds))

    def back_to(self, mark: Mark) -> None:
        """Be again as when ``mark`` was made, orders and time since then undone."""
        self.world = mark.world
        del self.journal[mark.entries :]
        self._undoable = list(mark.undoable)
        self.deeds[:] = mark.deeds
        self.trail.forget(self.world)

    def result(self) -> Result:
        """The result, or what it would be if the game ended now."""
        return result_of(self.level, self.world)

    def why(self, seq: int) -> tuple[Link, ...]:
        """From an entry to its roots, with what enabled it and what kept it so."""
        return explained(self.journal, self.world, seq)

    def settle_down(self) -> None:
        """What was done so far is done: it can no longer be undone, and it is saved."""
        self._undoable.clear()
        self.save_now()

    def save_now(self) -> None:
        """Write down how far time has come, and force it to the disk."""
        if self.recorder:
            self.recorder.time(self.world)
            self.recorder.sync()

    def close(self) -> None:
        """Save and let go of the file."""
        if self.recorder:
            if not self.over:
                self.save_now()
            self.recorder.close()

    def _note(self, do: str, text: str) -> None:
        self.deeds.append(Deed(self.world.now, do, text))

    def _take(self, outcome: Outcome) -> None:
        self.world = outcome.world
        self.journal.extend(outcome.entries)

    def _close_if_over(self) -> None:
        if self.over and self.recorder:
            self.recorder.end(self.world)
