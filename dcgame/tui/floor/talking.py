"""The console on the floor: orders, questions, the clock, and other machines' prompts."""

from collections.abc import Sequence
from typing import Any

from textual import on
from textual.widgets import Input

from dcgame.campaign.codex import find
from dcgame.console.completing import complete
from dcgame.console.talk import WORDS, Talk
from dcgame.console.waiting import wait_of
from dcgame.kernel.journal import Entry
from dcgame.play.explaining import Reason, stands
from dcgame.play.notes import first_notes
from dcgame.play.why import entry_behind
from dcgame.tui.floor.acting import Acting
from dcgame.tui.floor.console import HISTORY, Console
from dcgame.tui.floor.passing import DONE
from dcgame.tui.floor.sheets.form import typed
from dcgame.tui.floor.sheets.simple import TextSheet, paragraph
from dcgame.tui.floor.sheets.terminal import Terminal
from dcgame.tui.widgets.ink import Line
from dcgame.words import N_, say


class Talking(Acting):
    """Lines that are said. What a key does is in ``screen``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.talk = Talk(self.session)

    def begin(self) -> None:
        """The history of earlier games is at hand."""
        if self.query("#console"):
            self.console.past = list(getattr(self.app, "console_lines", ()))[-HISTORY:]
        super().begin()

    def note_all(self, entries: tuple[Entry, ...]) -> None:
        """What happens for the first time in this player's life gets a word from the mentor."""
        seen: list[str] | None = getattr(self.app, "notes_seen", None)
        mentor = self.mentor
        if seen is None or mentor is None or mentor.note is not None:
            return
        for note in first_notes(entries, seen)[:1]:  # one at a time; the others have other days
            self.app.keep_note(note.id)  # type: ignore[attr-defined]  # the game's own application
            mentor.tell(note)

    def _completions(self, line: str) -> tuple[str, ...]:
        return complete(self.talk, line)

    def action_console(self) -> None:
        """Open the console."""
        if self.placing is None:
            self.console.open()
            self.deed("open console")
            self.show_all()

    def on_console_closed(self) -> None:
        """The keys go back to the racks."""
        self.racks.focus()
        self.show_all()

    def on_console_options(self, message: Console.Options) -> None:
        """Show what the last word could become."""
        if message.options:
            self._nothing("  ".join(message.options))

    @on(Input.Changed, "#console")
    def typed(self, event: Input.Changed) -> None:
        """What the line would do as it stands; an answer to an older line goes."""
        line = event.value.strip()
        if line and line.split()[0] in WORDS:
            spoken = WORDS[line.split()[0]]
            self.say_line(((spoken.usage, "accent"), (f"   {say(spoken.does)}", "dim")))
        elif line or self.answer[:1] != ((DONE, "good"),):
            self.say_line(typed(self.session, line))

    def on_console_said(self, message: Console.Said) -> None:
        """A line was said: to the room, to the clock, or an order."""
        if hasattr(self.app, "keep_said"):
            self.app.keep_said(message.line)
        first, *rest = message.line.split()
        first = "help" if first == "?" else first.lower()
        answer = getattr(self, f"_said_{first}", None)
        if first not in WORDS:
            self.give(message.line)
        elif answer is not None:
            answer(rest)
        else:
            self._answered(message.line, f"{first} {' '.join(rest)}".strip())
        self.deed(f"say {message.line}")

    def _answered(self, title: str, line: str) -> None:
        """One line at the bottom; more of them on a sheet."""
        answer = self.talk.enter(line)
        if len(answer.lines) < 2:
            self._nothing("".join(answer.lines))
            return

        def shown(width: int) -> list[Line]:
            return [row for text in answer.lines for row in (*paragraph(text, width),) or ((),)]

        self.app.push_screen(TextSheet(title, shown))

    def _said_why(self, words: list[str]) -> None:
        if not words:
            self.action_why()
            return
        seq = entry_behind(self.session.world, self.session.journal, words[0])
        if seq is None:
            self.show_reasons(stands(self.session, words[0]))
        else:
            self.explain(seq)

    def _said_codex(self, words: list[str]) -> None:
        """The page itself; what there is none of is said in a line."""
        topic = "-".join(words).lower()
        if (topic and not find(topic)) or not hasattr(self.app, "open_codex"):
            self._answered("codex", " ".join(("codex", *words)))
        else:
            self.app.open_codex(topic)

    def _said_ssh(self, words: list[str]) -> None:
        self._connect("ssh", words)

    def _said_bmc(self, words: list[str]) -> None:
        self._connect("bmc", words)

    def _connect(self, verb: str, words: list[str]) -> None:
        """A prompt of its own, for as long as the other side answers."""
        answer = self.talk.enter(" ".join((verb, *words)))
        if self.talk.shell is None:
            self._nothing("".join(answer.lines))
            return
        self.app.push_screen(Terminal(self.talk, answer.lines), self._disconnected)

    def _disconnected(self, _: None) -> None:
        self._heal_selection()
        self.show_all()

    def _said_undo(self, words: list[str]) -> None:
        self.action_undo()

    def _said_goals(self, words: list[str]) -> None:
        self.action_goals()

    def _said_hint(self, words: list[str]) -> None:
        self.action_hints()

    def _said_predict(self, words: list[str]) -> None:
        asked = self.session.level.prediction is not None and self.session.answered is None
        if asked and not words:
            self.ask_prediction()
        else:
            self._answered("predict", " ".join(("predict", *words)))

    def _said_quit(self, words: list[str]) -> None:
        self.pace.pause()
        self.post_message(self.Left(self.session, "title"))

    def _said_run(self, words: list[str]) -> None:
        """``run 2h``: as the keys do, but for so long."""
        wait = wait_of(self.session, words)
        if wait is None or wait.until <= self.session.world.now:
            self._nothing(say(N_("Say how long: {usage}"), usage=WORDS["run"].usage))
            return
        self.console.action_close()
        if self.waits():
            return
        self.stopped_by = None
        stops = self.session.is_news if wait.news else self._stops
        self.pass_time(wait.until, (lambda _: False) if wait.through else stops)
        self.hold()
        self._end_if_over()

    # What the keys do is in ``screen``.

    def action_why(self) -> None:
        """Why the selected thing is as it is."""
        raise NotImplementedError

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """A chain of causes."""
        raise NotImplementedError

    def explain(self, seq: int) -> None:
        """Why an entry came about."""
        raise NotImplementedError

    def action_goals(self) -> None:
        """The goals, as things stand."""
        raise NotImplementedError

    def action_hints(self) -> None:
        """The level's hints."""
        raise NotImplementedError
