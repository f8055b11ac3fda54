"""F1: what one looks at, how to use it, and where the codex has more."""

from collections.abc import Mapping, Sequence

from textual.binding import Binding

from dcgame.campaign.codex import title_of
from dcgame.console.talk import WORDS
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, SERVICE, Target
from dcgame.tui.floor.sheets.help import help_lines
from dcgame.tui.floor.sheets.simple import TextSheet, paragraph
from dcgame.tui.widgets.ink import Line, cell, fit
from dcgame.words import N_, say
from dcgame.world.world import World

RACKS, CONSOLE, BOARD, INSPECTOR, PLACING = "racks", "console", "board", "inspector", "placing"

ABOUT = {
    BOARD: (
        N_("the lists"),
        (
            N_("Services, what is wrong now, and what has happened; the worst comes first."),
            N_("↑ ↓ go from line to line: the cursor of the racks follows."),
            N_("Enter on an alarm or a line of the log asks why; on a service it opens its menu."),
            N_("Tab goes on to the inspector, then back to the racks."),
        ),
    ),
    INSPECTOR: (
        N_("the inspector"),
        (
            N_("All that is known of what is selected: its layers, load, parts and costs."),
            N_("Enter on a guest or an application goes there; on a part it asks why."),
            N_("On a narrow screen i shows it in the place of the lists."),
        ),
    ),
    PLACING: (
        N_("placing"),
        (
            N_("Every machine shows what would follow if it went there."),
            N_("↑ ↓ move the ghost, enter does it, escape leaves it as it was."),
            N_("The line at the bottom is the order that does the same on the console."),
        ),
    ),
}
TYPING = (
    N_("Every order can be typed; tab completes, ↑ ↓ go through what was said before."),
    N_("help VERB tells how a verb is said. Beside orders there are questions:"),
)


class HelpSheet(TextSheet):
    """``c`` opens the codex at ``topic``."""

    BINDINGS = [Binding("c", "codex", show=False)]

    def __init__(self, where: str, topic: str) -> None:
        title = say(N_("keys and signs")) if where in (RACKS, CONSOLE) else say(ABOUT[where][0])
        if where == CONSOLE:
            title = say(N_("the console"))
        super().__init__(title, lambda width: lines_for(where, width, self.keymap))
        self._footer = say(N_("esc closes · c codex: {topic}"), topic=title_of(topic))
        self.topic = topic

    @property
    def keymap(self) -> Mapping[str, str]:
        """The player's own keys."""
        return getattr(self.app, "keymap", {})

    def action_codex(self) -> None:
        """The page about what is selected."""
        self.dismiss(None)
        if hasattr(self.app, "open_codex"):
            self.app.open_codex(self.topic)


def lines_for(where: str, width: int, keymap: Mapping[str, str]) -> Sequence[Line]:
    """Help for a place on the floor."""
    if where == RACKS:
        return help_lines(width, keymap)
    texts = TYPING if where == CONSOLE else ABOUT[where][1]
    lines = [line for text in texts for line in paragraph(say(text), width)]
    if where == CONSOLE:
        lines.append(())
        for spoken in WORDS.values():
            usage = spoken.usage.partition(" | ")[0]
            runs: Line = ((cell(usage, 20) + " ", "key"), (say(spoken.does), "plain"))
            lines.append(fit(runs, width))
    return lines


def topic_of(world: World, target: Target | None) -> str:
    """The page of the codex about a thing."""
    if target is None:
        return "gauge"
    if target.kind == SERVER and target.id in world.servers:
        platform = world.servers[target.id].platform
        kinds = {"hosted": "type-2", "type-1": "type-1", "os": "one-app-one-server"}
        return kinds[platform.model.kind.value] if platform else "load-to-memory"
    return {GUEST: "guest", APP: "load-to-memory", SERVICE: "sla"}.get(target.kind, "gauge")
