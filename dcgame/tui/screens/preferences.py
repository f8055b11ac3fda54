"""Settings: each line shows its value, and left and right change it at once."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dcgame import words
from dcgame.play.settings import LANGUAGE_NAMES, PAUSE_LABELS, PAUSES, SPEEDS
from dcgame.tui.screens.base import Page
from dcgame.tui.themes import CHOICES, NAMES
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say

_LABEL_WIDE = 48


class PreferencesScreen(Page):
    """What the player prefers; written to disk with every change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "change(1)", show=False),
        Binding("left", "change(-1)", show=False),
        Binding("space", "change(1)", show=False),
        Binding("l", "app.language", show=False),
        Binding("k", "app_keys", show=False),
        Binding("escape,q", "back", show=False),
    ]
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("←→", N_("change"), "change(1)"),
        Key("k", N_("keys"), "app_keys"),
        Key("Esc", N_("back"), "back"),
    )
    DEFAULT_CSS = """
    PreferencesScreen {
        & OptionList {
            height: 1fr; background: $background; border: none; padding: 1 2;
            &:focus { border: none; background-tint: $background 0%; }
        }
    }
    """

    def head(self) -> Content:
        """What this is."""
        return Content.styled(say(N_("Settings")), "bold $primary")

    def body(self) -> ComposeResult:
        yield OptionList(*self._options(), id="settings")
        yield Static()

    def on_mount(self) -> None:
        menu = self.query_one(OptionList)
        menu.highlighted = 0
        menu.focus()

    def _options(self) -> list[Option]:
        kept = self.game.preferences
        theme = next(choice for choice in CHOICES if choice.theme.name == self.app.theme)
        speed = "▸" * kept.speed + "▹" * (len(SPEEDS) - kept.speed)
        lines = [
            ("language", say(N_("Language")), LANGUAGE_NAMES[words.language()]),
            ("theme", say(N_("Theme")), say(theme.label)),
            ("speed", say(N_("Speed at the start of a game")), speed),
        ]
        options = [Option(_line(label, f"‹ {value} ›"), id=name) for name, label, value in lines]
        heading = say(N_("Stop the clock when"))
        options.append(Option(Content.styled(f"\n{heading}", "bold $secondary"), disabled=True))
        for kind in PAUSES:
            lamp = "●" if kind in kept.pauses else "○"
            options.append(Option(_line(f"  {say(PAUSE_LABELS[kind])}", lamp), id=kind))
        return options

    async def action_change(self, step: int) -> None:
        """The next or the last value of the line under the cursor."""
        option = self.query_one(OptionList).highlighted_option
        name = option.id if option else None
        kept = self.game.preferences
        if name == "language":
            known = words.LANGUAGES
            index = (known.index(words.language()) + step) % len(known)
            await self.game.speak(known[index])
            return
        if name == "theme":
            self.game.prefer(theme=NAMES[(NAMES.index(self.app.theme) + step) % len(NAMES)])
        elif name == "speed":
            self.game.prefer(speed=(kept.speed - 1 + step) % len(SPEEDS) + 1)
        elif name is not None:
            toggled = {name}.symmetric_difference(kept.pauses)
            self.game.prefer(pauses=tuple(each for each in PAUSES if each in toggled))
        self._renew()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click changes the line too."""
        event.stop()
        await self.action_change(1)

    def _renew(self) -> None:
        kept = self.remember()
        self.query_one(OptionList).set_options(self._options())
        self.restore(kept)

    def remember(self) -> Any:
        return self.query_one(OptionList).highlighted

    def restore(self, kept: Any) -> None:
        menu = self.query_one(OptionList)
        menu.highlighted = kept
        menu.focus()

    def action_app_keys(self) -> None:
        """Every key."""
        self.game.open_keys()

    def action_back(self) -> None:
        """To the title."""
        self.app.pop_screen()


def _line(label: str, value: str) -> Content:
    return Content.assemble(label.ljust(_LABEL_WIDE), (value, "bold $accent"))
