"""A level's guide where everything is typed: it watches the lines, and says what to try next."""

from collections.abc import Iterator

from dcgame.console.answer import Answer
from dcgame.play.alarms import attention
from dcgame.play.guide import Guide
from dcgame.play.session import Session
from dcgame.words import N_, language, say

_OPENS = {"why": "open why", "help": "open menu", "goals": "open goals"}


class Guiding:
    """The guide of one game; ``tell`` gives the line of the step in force, each once."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.guide = Guide(session.level.guide)
        self._told = ""
        self._seen = len(session.journal)
        self._now = session.world.now

    def heard(self, line: str, answer: Answer) -> None:
        """A line was said, and answered."""
        for deed in self._deeds(line, answer):
            self.guide.done(deed)
        self._seen, self._now = len(self.session.journal), self.session.world.now

    def _deeds(self, line: str, answer: Answer) -> Iterator[str]:
        words = line.lower().split()
        if not words:
            return
        first = words[0]
        if first == "guide":
            self.guide.skip()
        elif first == "look":
            yield f"select {' '.join(words[1:])}"
            yield f"say {' '.join(words)}"
        elif first in _OPENS:
            yield _OPENS[first]
        elif first == "undo" and answer.done:
            yield "undo"
        elif self.session.world.now > self._now:
            yield "time"
            if any(attention(entry) for entry in self.session.journal[self._seen :]):
                yield "alarm"
            yield "next"
        elif answer.done:
            yield f"order {' '.join(words)}"

    def tell(self) -> tuple[str, ...]:
        """The step in force, if it has not been said yet."""
        step = self.guide.step
        if step is None or self._told == self.guide.count:
            return ()
        self._told = self.guide.count
        text = step.typed.get(language()) or step.text.get(language())
        return (say(N_("Guide, step {count}: {text}"), count=self.guide.count, text=text),)
