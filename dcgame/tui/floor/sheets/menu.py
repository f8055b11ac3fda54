"""The menu of verbs for a thing, and the small menu of the game."""

from collections.abc import Sequence

from textual.app import ComposeResult

from dcgame.play.session import Session
from dcgame.sim.commands.grammar import usage
from dcgame.tui.floor.orders import PLACED, Offer
from dcgame.tui.floor.sheets.base import ListSheet
from dcgame.tui.floor.sheets.form import preview
from dcgame.tui.widgets.ink import Line, cell, cut, fit, folded_in
from dcgame.tui.widgets.line_panel import Item, LinePanel
from dcgame.words import N_, say

LEAST_VERB = 10


class VerbMenu(ListSheet[Offer]):
    """What can be done with a thing. Refused verbs are grey and say why."""

    BELOW = 5
    DEFAULT_CSS = """
    VerbMenu #detail { height: 4; margin-top: 1; }
    """

    def __init__(self, session: Session, name: str, offers: Sequence[Offer]) -> None:
        super().__init__(name, say(N_("enter chooses · esc closes")))
        self.session = session
        self.offers = tuple(offers)

    def body(self) -> ComposeResult:
        yield from super().body()
        yield LinePanel(id="detail", focusable=False)

    def on_mount(self) -> None:
        """What the first verb would do."""
        super().on_mount()
        self.pointed(self.panel.items[0])

    def items(self, width: int) -> Sequence[Item | Line]:
        """One line for each verb."""
        if not self.offers:
            return (((say(N_("no verb takes it")), "dim"),),)
        found: list[Item] = []
        refused = False
        column = max(LEAST_VERB, *(len(offer.command.verb) for offer in self.offers))
        for number, offer in enumerate(self.offers):
            if offer.refused and not refused and found:
                refused = True
                found.append(Item(((cut(say(N_("not now:")), width), "faint"),)))
            found.append(_offer(offer, number, column, width))
        return found

    def pointed(self, item: Item) -> None:
        """Under the list: what the verb would do, or the whole reason why not."""
        if item.kind != "offer":
            return
        offer = self.offers[int(item.id)]
        line: Line
        if offer.refused or offer.complete:
            line = preview(self.session, offer.line) if offer.complete else ()
            line = line or ((f"✖ {offer.refused}", "warn"),)
        else:
            line = ((usage(offer.command), "dim"),)
        self.query_one("#detail", LinePanel).show(folded_in(line, self.inner, 4))

    def chosen(self, item: Item) -> None:
        """Give it back; a refused one cannot be chosen."""
        offer = self.offers[int(item.id)]
        if not offer.refused:
            self.dismiss(offer)


def _offer(offer: Offer, number: int, column: int, width: int) -> Item:
    if offer.refused:
        runs: Line = (
            ("✖ ", "faint"),
            (cell(offer.command.verb, column) + " ", "dim"),
            (cut(offer.refused, width - column - 3), "faint"),
        )
    else:
        dots = "" if offer.complete else " ▸" if offer.command.verb in PLACED else " …"
        runs = (
            ("  ", "plain"),
            (cell(offer.command.verb, column) + " ", "key"),
            (say(offer.command.does) + dots, "plain"),
        )
    return Item(fit(runs, width), "offer", str(number))


GAME = (
    ("resume", N_("Go on")),
    ("goals", N_("Goals of this level")),
    ("past", N_("Look back, and branch")),
    ("plots", N_("Plots of the time so far")),
    ("help", N_("Keys and signs")),
    ("settings", N_("Settings")),
    ("restart", N_("Start this level again")),
    ("title", N_("Save and leave to the title")),
    ("quit", N_("Save and quit")),
)


class GameMenu(ListSheet[str]):
    """Escape on the floor: what to do about the game itself."""

    WIDTH = 44

    def __init__(self, title: str) -> None:
        super().__init__(title, say(N_("enter chooses · esc goes on")))

    def items(self, width: int) -> Sequence[Item | Line]:
        """The choices."""
        return [Item(fit((("  " + say(text), "plain"),), width), "game", key) for key, text in GAME]

    def chosen(self, item: Item) -> None:
        """Give it back."""
        self.dismiss(item.id)
