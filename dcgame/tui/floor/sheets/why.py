"""Why: from a symptom to its roots, each line an entry that can be visited."""

from collections.abc import Sequence

from dcgame.kernel.units import Seconds
from dcgame.play import figures
from dcgame.play.explaining import Reason
from dcgame.tui.floor.sheets.base import ListSheet
from dcgame.tui.widgets.ink import Line, Run, wrapped
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say

DEEPEST = 8


class WhySheet(ListSheet[int]):
    """The chain of causes; what only made it possible has a mark of its own."""

    WIDTH = 92

    def __init__(self, reasons: Sequence[Reason], now: Seconds) -> None:
        super().__init__(say(N_("why?")), say(N_("enter goes to the place · esc closes")))
        self.reasons = tuple(reasons)
        self._now = now

    def items(self, width: int) -> Sequence[Item | Line]:
        """The chain, then what its signs mean."""
        lines: list[Item | Line] = []
        for number, reason in enumerate(self.reasons):
            lines.extend(_reason(reason, number, width))
        legend: Line = (
            ("● ", "bad"),
            (say(N_("what happened")) + "   ", "dim"),
            ("└ ", "plain"),
            (say(N_("because")) + "   ", "dim"),
            ("◇ ", "accent"),
            (say(N_("made possible by")) + "   ", "dim"),
            ("≡ ", "plain"),
            (say(N_("how full, and by whom")), "dim"),
        )
        return (*lines, (), legend)

    def chosen(self, item: Item) -> None:
        """Give the entry's number back."""
        self.dismiss(int(item.id))


def _reason(reason: Reason, number: int, width: int) -> list[Item]:
    depth = min(reason.depth, DEEPEST)
    clock = f"{figures.moment(reason.at)}  "
    indent = "  " * depth
    sign, tone = ("● ", "bad") if number == 0 else ("└ ", "plain")
    if reason.enabling:
        sign, tone = "◇ ", "accent"
    if reason.stood:
        sign, tone = "≡ ", "dim"
    room = max(16, width - len(clock) - len(indent) - 2)
    lines = wrapped(reason.sentence, room) or ("",)
    first: Line = ((clock, "faint"), (indent, "plain"), (sign, tone), (lines[0], tone))
    rest: list[Run] = [(" " * (len(clock) + len(indent) + 2) + line, tone) for line in lines[1:]]
    return [
        Item(first, "entry", str(reason.seq)),
        *(Item((run,)) for run in rest),
    ]
