"""Why something happened: its chain of causes, from the symptom to the roots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dcgame.tui.widgets.keybar import Key, KeyBar
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.kernel.journal import Link

_DEEPEST = 8


class CauseScreen(ModalScreen[None]):
    """One line a cause, deeper causes further in; what only enabled it is marked so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "back", show=False),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]
    DEFAULT_CSS = """
    CauseScreen {
        background: $background;
        & > #head { dock: top; height: 1; padding: 0 1; background: $panel; }
        & > VerticalScroll { padding: 1 2; }
        & Horizontal { height: auto; }
        & .at { width: 15; color: $text-muted; }
        & .sentence { width: 1fr; height: auto; }
        & #legend { height: auto; margin: 1 0 0 0; color: $text-muted; }
    }
    """

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__()
        self._links = tuple(links)

    def compose(self) -> ComposeResult:
        from dcgame.play import figures
        from dcgame.play.narrate import explain

        yield Static(Content.styled(say(N_("Why?")), "bold $primary"), id="head")
        with VerticalScroll(can_focus=False):
            for reason in explain(self._links):
                with Horizontal():
                    yield Static(Content(figures.moment(reason.at)), classes="at")
                    indent = "  " * min(reason.depth, _DEEPEST)
                    mark = "◇" if reason.enabling else "└" if reason.depth else "●"
                    colour = "$accent" if reason.enabling else "$error"
                    line = Content.assemble(indent, (f"{mark} ", colour), reason.sentence)
                    yield Static(line, classes="sentence")
            if any(link.enabling for link in self._links):
                yield Static(Content(say(N_("◇ made it possible"))), id="legend")
        yield KeyBar((Key("↑↓", N_("read on"), ""), Key("Esc", N_("back"), "back")))

    def action_back(self) -> None:
        """Close the explanation."""
        self.dismiss(None)

    def action_scroll(self, lines: int) -> None:
        """Move the text."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
