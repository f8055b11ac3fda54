"""The review deck: levels that were passed come back after some days, with other luck."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from dcgame import words
from dcgame.tui.screens.base import starred
from dcgame.tui.screens.listing import ListPage
from dcgame.tui.shelf import REST_DAYS, Card, fresh_seed
from dcgame.words import N_, say, say_plural


class ReviewScreen(ListPage):
    """What is due, then what still rests."""

    TITLE_TEXT = N_("Review")

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[Card, ...] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        game = self.game
        self.behind(lambda: game.shelf.deck(game.wall_clock()), self._show)

    def _show(self, found: tuple[Card, ...]) -> None:
        self.cards = found
        self.renew()

    def options(self) -> Sequence[Option]:
        return [
            Option(_line(card), id=card.level.id, disabled=card.rests > 0)
            for card in self.cards or ()
        ]

    def note(self) -> Content:
        if self.cards is None:
            return Content("")
        if not self.cards:
            return Content(say(N_("No level has been passed yet: begin with the campaign.")))
        text = N_("What was understood is easy to recall; what was only done is not.")
        due = sum(not card.rests for card in self.cards)
        if not due:
            text = N_("Nothing is due. A level comes back {days} days after it was last passed.")
        return Content(say(text, days=REST_DAYS))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Play it again, with luck that nobody chose."""
        event.stop()
        card = next(card for card in self.cards or () if card.level.id == event.option.id)
        self.game.open_brief(card.level, fresh_seed())


def _line(card: Card) -> Content:
    title = card.level.title.get(words.language())
    when = say(N_("due"))
    if card.rests:
        when = say_plural("in {count} day", "in {count} days", card.rests)
    return Content.assemble(
        (f"{starred(card.stars)}  ", "$accent"),
        title.ljust(32),
        (when, "$text-muted" if card.rests else "bold $success"),
    )
