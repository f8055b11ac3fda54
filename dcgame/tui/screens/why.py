"""Why a stretch was lost: the same sheet as on the floor, with nowhere to go."""

from collections.abc import Sequence

from dcgame.kernel.journal import Link
from dcgame.kernel.units import Seconds
from dcgame.play.narrate import explain
from dcgame.tui.floor.sheets.why import WhySheet
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say


class CauseScreen(WhySheet):
    """A chain of causes to read."""

    def __init__(self, links: Sequence[Link], now: Seconds) -> None:
        super().__init__(explain(links), now)
        self._footer = say(N_("esc closes"))

    def chosen(self, item: Item) -> None:
        """The game is over: there is no place to go to."""
        self.dismiss(None)
