"""Every key of the floor, and how to change it: here, or in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dcgame.tui.screens.listing import ListPage
from dcgame.tui.widgets.ink import clean
from dcgame.tui.widgets.keybar import Key, KeyBar
from dcgame.words import N_, say

_WIDE = 30
_KEY = 20


class KeysScreen(ListPage):
    """Enter, then the new key; backspace brings the usual one back."""

    TITLE_TEXT = N_("Keys")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("backspace", "usual", show=False)]
    DEFAULT_CSS = """
    KeysScreen OptionList { height: 1fr; max-height: 100%; }
    """
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("Enter", N_("change"), "go"),
        Key("⌫", N_("the usual key"), "usual"),
        Key("Esc", N_("back"), "back"),
    )

    def options(self) -> Sequence[Option]:
        changed = self.game.keymap
        rows = []
        for binding in known_bindings():
            name = str(binding.id)
            mine = name in changed
            key = changed.get(name, binding.key)
            does = say(binding.description) if binding.description else name.partition(".")[2]
            rows.append(
                Option(
                    Content.assemble(
                        does.ljust(_WIDE),
                        (key.ljust(_KEY), "bold $accent" if mine else "$text"),
                        (name, "$text-muted"),
                    ),
                    id=name,
                )
            )
        return rows

    def note(self) -> Content:
        text = N_("The same in a file, an id and its keys a line: {path}")
        return Content(say(text, path=clean(str(self.game.keymap_file))))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the key."""
        event.stop()
        binding = str(event.option.id)

        def given(key: str | None) -> None:
            if key:
                self.game.rebind(binding, key)
                self.renew()

        self.app.push_screen(AskKey(), given)

    def action_usual(self) -> None:
        """As it was delivered."""
        if self.chosen:
            self.game.rebind(self.chosen, "")
            self.renew()


class AskKey(ModalScreen[str | None]):
    """Waits for one key; escape is none."""

    DEFAULT_CSS = """
    AskKey {
        align: center middle; background: $background;
        & > Vertical {
            width: 50; height: auto; padding: 1 2; border: round $primary; background: $surface;
        }
    }
    """

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(say(N_("Press the new key."))))
        yield KeyBar((Key("Esc", N_("leave it"), ""),))

    def on_key(self, event: events.Key) -> None:
        """That is the one."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)


def known_bindings() -> tuple[Binding, ...]:
    """The bindings that have an id."""
    from dcgame.tui.floor.keys import BINDINGS

    return tuple(each for each in BINDINGS if isinstance(each, Binding) and each.id)
