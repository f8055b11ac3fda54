"""The sandbox: a room of one's own, from a few choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from dcgame.play import figures
from dcgame.tui.screens.listing import ListPage
from dcgame.tui.shelf import USUAL_SEED, fresh_seed
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say, say_plural

if TYPE_CHECKING:
    from dcgame.campaign.rooms.sandbox import Sandbox

_LABELS = {
    "year": N_("Year of the catalogue"),
    "racks": N_("Racks"),
    "a_rack": N_("Servers in each"),
    "days": N_("How long"),
    "stress": N_("Breakdowns"),
    "money": N_("Money"),
    "seed": N_("Seed"),
}
_OFTEN = (N_("never by themselves"), N_("rarely"), N_("as often as in life"), N_("all the time"))
_ENDLESS = 366
_LABEL_WIDE = 26


class SandboxScreen(ListPage):
    """Left and right change a line, enter begins."""

    TITLE_TEXT = N_("Sandbox")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "change(1)", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("n", "new_seed", show=False),
    ]
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("←→", N_("change"), "change(1)"),
        Key("n", N_("another seed"), "new_seed"),
        Key("Enter", N_("change, or start"), "start"),
        Key("Esc", N_("back"), "back"),
    )

    def __init__(self) -> None:
        super().__init__()
        from dcgame.campaign.rooms.sandbox import Sandbox

        self.sandbox: Sandbox = Sandbox()
        self.seed = USUAL_SEED

    def options(self) -> Sequence[Option]:
        lines = [
            Option(
                Content.assemble(
                    say(label).ljust(_LABEL_WIDE), (f"‹ {self._value(name)} ›", "bold $accent")
                ),
                id=name,
            )
            for name, label in _LABELS.items()
        ]
        return (*lines, Option(Content.styled("\n" + say(N_("Start")), "bold"), id="start"))

    def _value(self, name: str) -> str:
        if name == "seed":
            return str(self.seed)
        value: int = getattr(self.sandbox, name)
        if name == "days":
            endless = say(N_("endless: a year with customers"))
            days = say_plural("{count} day", "{count} days", value)
            return endless if self.sandbox.is_endless else days
        if name == "money":
            return figures.money(value * 100) if value else say(N_("as much as you like"))
        if name == "stress":
            from dcgame.campaign.rooms.sandbox import STRESS

            return say(_OFTEN[STRESS.index(value)])
        return str(value)

    def note(self) -> Content:
        return Content(
            say(
                N_(
                    "Half of the servers are hosts with guests from 2009 on; the others have one "
                    "application each. Nothing is asked for, and strike lets anything break; "
                    "endless, customers come and pay until money is out."
                )
            )
        )

    def action_change(self, step: int) -> None:
        """The next or the last value of the line under the cursor."""
        name = self.chosen
        if name == "seed":
            self.seed = max(1, self.seed + step)
        elif name in _LABELS:
            known = _values(name)
            place = known.index(getattr(self.sandbox, name)) + step
            self.sandbox = _with(self.sandbox, name, known[place % len(known)])
        self.renew()

    def action_new_seed(self) -> None:
        """Another luck."""
        self.seed = fresh_seed()
        self.renew()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: the last line begins, the others change."""
        event.stop()
        if event.option.id == "start":
            self.action_start()
        else:
            self.action_change(1)

    def action_start(self) -> None:
        """Into the sandbox."""
        game, wanted, seed = self.game, self.sandbox.id, self.seed
        self.behind(
            lambda: game.shelf.level(wanted),
            lambda level: game.open_brief_or_complain(level, wanted, seed),
        )


def _values(name: str) -> tuple[int, ...]:
    from dcgame.campaign.rooms.composing import YEARS
    from dcgame.campaign.rooms.sandbox import A_RACK, DAYS, MONEY, RACKS, STRESS

    known = {"year": YEARS, "racks": RACKS, "a_rack": A_RACK, "days": DAYS, "stress": STRESS}
    return (known | {"money": MONEY})[name]


def _with(sandbox: Sandbox, name: str, value: int) -> Sandbox:
    import attrs

    changes: dict[str, Any] = {name: value}
    return attrs.evolve(sandbox, **changes)
