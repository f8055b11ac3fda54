"""One form for all verbs: a field for each argument, and what would follow, live."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Select

from dcgame.play.narrate import misunderstanding, refusal
from dcgame.play.session import Session
from dcgame.sim.commands.base import Argument, Command, Refused, arguments
from dcgame.sim.commands.choices import choices
from dcgame.sim.commands.grammar import NotUnderstood, parse, usage
from dcgame.sim.commands.registry import command_of
from dcgame.tui.floor.fields import LABELS
from dcgame.tui.floor.orders import forecast_runs, line_from, suggestion
from dcgame.tui.floor.sheets.base import Sheet
from dcgame.tui.widgets.ink import Line, Run, folded_in
from dcgame.tui.widgets.line_panel import LinePanel
from dcgame.words import N_, say

PREVIEW_LINES = 7


class OrderForm(Sheet[str]):
    """Gives back the console line of the order, or nothing."""

    WIDTH = 74
    DEFAULT_CSS = """
    OrderForm #box > Horizontal { height: 1; margin-bottom: 0; }
    OrderForm Label { width: 15; color: $text-muted; }
    OrderForm Input, OrderForm Select { width: 1fr; }
    OrderForm #preview { height: 7; margin-top: 1; }
    OrderForm #line { height: 1; margin-top: 1; }
    OrderForm #do { margin-top: 1; width: auto; }
    """

    def __init__(self, session: Session, command: type[Command], given: Mapping[str, str]) -> None:
        footer = say(N_("tab moves · enter does it · esc closes"))
        super().__init__(f"{command.verb} · {say(command.does)}", footer)
        self.session = session
        self.command = command
        self.values = dict(given)
        self._previewed = ""
        for argument in arguments(command):
            self.values.setdefault(argument.name, suggestion(session.world, argument))

    def body(self) -> ComposeResult:
        for argument in arguments(self.command):
            with Horizontal():
                label = say(LABELS.get(argument.name, argument.name))
                yield Label(Content(label))
                yield self._field(argument)
        yield LinePanel(id="line", focusable=False)
        yield LinePanel(id="preview", focusable=False)
        yield Button(say(N_("do it")), id="do", compact=True)

    def _field(self, argument: Argument) -> Widget:
        options = choices(self.session.world, argument.kind)
        value = self.values.get(argument.name, "")
        field_id = f"field-{argument.name}"
        if not options:
            field = Input(value, id=field_id, compact=True, max_length=40)
            field.cursor_blink = False
            if argument.optional:
                field.placeholder = say(N_("may be left out"))
            return field
        pairs = [(Content(option), option) for option in options]
        known = value if value in options else ""
        if not known and argument.default in options:
            known = str(argument.default)
        select: Select[str] = Select(
            pairs,
            id=field_id,
            compact=True,
            prompt=say(N_("choose")),
            value=known if known else Select.NULL,
        )
        self.values[argument.name] = known
        return select

    def on_mount(self) -> None:
        """The first field that is empty has the keys."""
        self.refresh_preview()
        for argument in arguments(self.command):
            if not self.values.get(argument.name):
                self.query_one(f"#field-{argument.name}").focus()
                return
        self.query_one("#do").focus()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """A field was typed into."""
        self._set((event.input.id or "").removeprefix("field-"), event.value.strip())

    @on(Select.Changed)
    def selected(self, event: Select.Changed) -> None:
        """A choice was made."""
        value = "" if event.select.is_blank() else str(event.value)
        if self._set((event.select.id or "").removeprefix("field-"), value) and value:
            self._go_on()

    def _set(self, name: str, value: str) -> bool:
        """Whether it is another value than before."""
        if self.values.get(name) == value:
            return False
        self.values[name] = value
        self.refresh_preview()
        return True

    def _go_on(self) -> None:
        """The keys go to what is still to be filled; else enter does it."""
        for argument in arguments(self.command):
            if not argument.optional and not self.values.get(argument.name):
                self.query_one(f"#field-{argument.name}").focus()
                return
        self.query_one("#do").focus()

    @property
    def line(self) -> str:
        """The console line as the fields stand."""
        return line_from(self.command, self.values)

    def refresh_preview(self) -> None:
        """What would follow."""
        width = self.inner
        self.query_one("#line", LinePanel).show((((": ", "key"), (self.line, "accent")),))
        answer = self._first_missing() or preview(self.session, self.line)
        self.query_one("#preview", LinePanel).show(folded_in(answer, width, PREVIEW_LINES))

    def _first_missing(self) -> Line:
        """What is still to be chosen: until then nothing can be said about the order."""
        for argument in arguments(self.command):
            if not argument.optional and not self.values.get(argument.name):
                field = say(LABELS.get(argument.name, argument.name))
                return ((say(N_("choose first: {field}"), field=field), "dim"),)
        return ()

    @on(Input.Submitted)
    @on(Button.Pressed)
    def give(self) -> None:
        """Give the order, if it is one that would be carried out."""
        command = parse(self.line)
        if isinstance(command, Command) and not isinstance(
            command.decide(self.session.world), Refused
        ):
            self.dismiss(self.line)


def preview(session: Session, line: str) -> Line:
    """What a line would do, or why it would not."""
    command = parse(line)
    if isinstance(command, NotUnderstood):
        return ((misunderstanding(command), "dim"),)
    answer = session.preview(command)
    if isinstance(answer, Refused):
        reason, cure = refusal(answer)
        runs: list[Run] = [("✖ ", "warn"), (reason, "warn")]
        if cure:
            runs += [(" · ", "faint"), (cure, "plain")]
        return tuple(runs)
    return forecast_runs(answer)


def typed(session: Session, text: str) -> Line:
    """What a line that is being typed would do; of a verb alone, what it takes."""
    words = text.split()
    command = command_of(words[0]) if words else None
    if command is None:
        return ()
    if isinstance(parse(text), NotUnderstood):
        return ((usage(command), "dim"),)
    return preview(session, text)
