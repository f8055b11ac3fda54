"""Why a stretch was lost: the same sheet as on the floor, with nowhere to go."""

from collections.abc import Sequence

from dcgame.kernel.units import Seconds
from dcgame.play.explaining import Reason
from dcgame.tui.floor.sheets.why import WhySheet
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say


class CauseScreen(WhySheet):
    """A chain of causes to read."""

    def __init__(self, reasons: Sequence[Reason], now: Seconds) -> None:
        super().__init__(reasons, now)
        self._footer = say(N_("esc closes"))

    def chosen(self, item: Item) -> None:
        """The game is over: there is no place to go to."""
        self.dismiss(None)
