"""A question with its answers; the explanation appears once one was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from dcgame import words
from dcgame.tui.widgets.pick import Pick
from dcgame.tui.widgets.prose import inline
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.level import Question

LETTERS = "abcdef"
"""Keys of the answers, in order."""


class Quiz(Vertical):
    """``answered`` is the option that was chosen before, if any."""

    DEFAULT_CSS = """
    Quiz {
        height: auto; margin: 0 0 1 0; max-width: 96;
        & > Static { height: auto; }
        & > .explanation { padding: 0 1; color: $text-muted; }
    }
    """

    class Answered(Message):
        """An answer was chosen."""

        def __init__(self, number: int, option: str) -> None:
            super().__init__()
            self.number = number
            self.option = option

    def __init__(self, question: Question, number: int, answered: str | None) -> None:
        super().__init__()
        self._question = question
        self._number = number
        self._answered = answered

    def compose(self) -> ComposeResult:
        lang = words.language()
        asked = inline(self._question.question.get(lang))
        yield Static(Content.assemble(f"{self._number + 1}. ", asked))
        for letter, option in zip(LETTERS, self._question.options, strict=False):
            text = Content.assemble(f"{letter})  ", inline(option.text.get(lang)))
            if self._answered is None:
                yield Pick(text, name=option.id)
            else:
                yield Static(self._judged(option.id, text))
        if self._answered is not None:
            right = self._answered == self._question.correct
            head = say(N_("Right.")) if right else say(N_("Not so."))
            explanation = inline(self._question.explanation.get(lang))
            yield Static(Content.assemble(f"{head} ", explanation), classes="explanation")

    def _judged(self, option: str, text: Content) -> Content:
        if option == self._question.correct:
            return Content.assemble((" ✓ ", "bold $success"), text)
        if option == self._answered:
            return Content.assemble((" ✗ ", "bold $error"), text)
        return Content.assemble("   ", text).stylize_before("$text-muted")

    @property
    def answered(self) -> bool:
        """Whether there is an answer."""
        return self._answered is not None

    async def answer(self, letter: str) -> None:
        """Answer by letter, if that answer exists."""
        index = LETTERS.index(letter)
        if index < len(self._question.options):
            await self._take(self._question.options[index].id)

    async def on_pick_chosen(self, message: Pick.Chosen) -> None:
        """An answer was pointed at."""
        message.stop()
        await self._take(message.pick.name or "")

    async def _take(self, option: str) -> None:
        """The player's answer: the first one counts."""
        if self._answered is None:
            self._answered = option
            self.post_message(self.Answered(self._number, option))
            await self.recompose()
