"""Sheets that only tell: hints, goals, the prediction, keys and signs."""

from collections.abc import Callable, Sequence

from textual.events import Key

from dcgame.campaign.goals import GoalResult
from dcgame.play.session import Session
from dcgame.play.standing import hint_waits, standing
from dcgame.tui.floor.sheets.base import ListSheet
from dcgame.tui.widgets.ink import Line, clean, ends, fit, wrapped
from dcgame.tui.widgets.line_panel import Item
from dcgame.tui.widgets.prose import inline
from dcgame.words import N_, language, say

LETTERS = "abcdefgh"


def paragraph(text: str, width: int, tone: str = "plain", indent: str = "") -> list[Line]:
    """A text as lines."""
    lines = wrapped(text, max(10, width - len(indent)))
    return [((indent, "plain"), (line, tone)) for line in lines]


class HintSheet(ListSheet[int]):
    """Three rungs; the next opens with time or after tries."""

    WIDTH = 72

    def __init__(self, session: Session, tries: int) -> None:
        super().__init__(say(N_("hints")), say(N_("enter opens the next · esc closes")))
        self.session = session
        self.tries = tries

    def items(self, width: int) -> Sequence[Item | Line]:
        """Those read, and what the next one waits for."""
        hints = self.session.level.hints
        if not hints:
            return (((say(N_("this level has no hints")), "dim"),),)
        lines: list[Item | Line] = []
        for number, hint in enumerate(hints, 1):
            if number <= self.session.hints_taken:
                lines.append(((f"{number} ", "key"), (say(N_("hint")), "title")))
                text = inline(hint.text.get(language())).plain
                lines.extend(paragraph(text, width, "plain", "  "))
            elif number == self.session.hints_taken + 1:
                lines.append(self._next(number, width))
            else:
                lines.append(((f"{number} ", "faint"), (say(N_("after the one before")), "faint")))
        return lines

    def _next(self, number: int, width: int) -> Item:
        level = self.session.level
        if level.hint_is_open(number, self.session.world.now, self.tries):
            text = say(N_("read hint {number}"), number=number)
            return Item(fit(((f"{number} ", "key"), (text, "accent")), width), "hint", str(number))
        return Item(
            fit(((f"{number} ", "faint"), (hint_waits(level.hints[number - 1]), "dim")), width)
        )

    def chosen(self, item: Item) -> None:
        """Read it."""
        self.session.take_hint(int(item.id))
        self.fill()


class GoalSheet(ListSheet[None]):
    """The goals, as things stand."""

    WIDTH = 72

    def __init__(self, session: Session) -> None:
        super().__init__(say(N_("goals")), say(N_("esc closes")))
        self.session = session

    def items(self, width: int) -> Sequence[Item | Line]:
        """One line for each goal, by stars."""
        lines: list[Item | Line] = []
        result = self.session.result()
        for stars in (1, 2, 3):
            goals = [goal for goal in result.goals if goal.stars == stars]
            if not goals:
                continue
            title = say(N_("to win")) if stars == 1 else "★" * stars
            lines.append(((title, "title"),))
            for goal in goals:
                lines.extend(_goal(goal, width))
        return lines


def _goal(goal: GoalResult, width: int) -> list[Line]:
    mark, tone = ("✔ ", "good") if goal.held else ("✖ ", "warn")
    figure = standing(goal)
    text = wrapped(goal.text.get(language()), max(16, width - len(figure) - 4)) or ("",)
    head = ends(((mark, tone), (text[0], "plain")), ((figure, "dim"),), width)
    return [head, *(((f"  {line}", "plain"),) for line in text[1:])]


class PredictionSheet(ListSheet[str]):
    """The level's question; the answer is given once, or left for later."""

    WIDTH = 72

    def __init__(self, session: Session) -> None:
        footer = say(N_("enter answers, or its letter · esc looks at the room first"))
        super().__init__(say(N_("what do you expect?")), footer)
        self.session = session

    def items(self, width: int) -> Sequence[Item | Line]:
        """The question and its options."""
        prediction = self.session.level.prediction
        if prediction is None:
            return ()
        question = inline(prediction.question.get(language())).plain
        lines: list[Item | Line] = list(paragraph(question, width))
        lines.append(())
        for letter, option in zip(LETTERS, prediction.options, strict=False):
            answer = inline(option.text.get(language())).plain
            first, *rest = wrapped(answer, width - 4) or ("",)
            head = fit(((f" {letter}  ", "key"), (first, "plain")), width)
            lines.append(Item(head, "option", option.id))
            lines.extend(((f"    {line}", "plain"),) for line in rest)
        return lines

    def on_key(self, event: Key) -> None:
        """A letter answers. Digits do not: they set the speed, and a hand may be on them."""
        prediction = self.session.level.prediction
        if prediction is None or event.key not in LETTERS:
            return
        number = LETTERS.index(event.key)
        if number < len(prediction.options):
            event.stop()
            self.dismiss(prediction.options[number].id)

    def chosen(self, item: Item) -> None:
        """Answer."""
        self.dismiss(item.id)


class TextSheet(ListSheet[None]):
    """Lines to read."""

    WIDTH = 78

    def __init__(self, title: str, lines: Callable[[int], Sequence[Line]]) -> None:
        super().__init__(clean(title), say(N_("esc closes")))
        self._lines = lines

    def items(self, width: int) -> Sequence[Item | Line]:
        """The lines."""
        return self._lines(width)


class WideSheet(TextSheet):
    """Lines to read that like to be long."""

    WIDTH = 108
