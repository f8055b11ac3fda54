"""The title: the name as a rack of servers, and where one can go from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dcgame import words
from dcgame.play.settings import LANGUAGE_NAMES
from dcgame.tui.screens.base import Page
from dcgame.tui.screens.choices import PLACES, Place
from dcgame.tui.widgets.keybar import Key
from dcgame.words import LANGUAGES, N_, say

if TYPE_CHECKING:
    from dcgame.play.saves import SaveInfo

# Each letter is five servers high; a mark is a unit that is lit.
_LETTERS = {
    "d": ("###.", "#..#", "#..#", "#..#", "###."),
    "c": (".###", "#...", "#...", "#...", ".###"),
    "g": (".###", "#...", "#.##", "#..#", ".###"),
    "a": (".##.", "#..#", "####", "#..#", "#..#"),
    "m": ("#...#", "##.##", "#.#.#", "#...#", "#...#"),
    "e": ("####", "#...", "###.", "#...", "####"),
}
_NAME = "dcgame"
_LIT, _DARK = "██", "  "
_LAMPS = ("$success", "$success", "$warning", "$success", "$success")
_TALL = 5
LABEL_WIDE = 20


def rack() -> Content:
    """The name, spelt by five servers in a rack."""
    rows = [_row(index) for index in range(_TALL)]
    wide = rows[0].cell_length
    rail = "─" * wide
    lines = [Content.styled(f"┌{rail}┐", "$secondary")]
    for row in rows:
        lines.append(Content.assemble(("│", "$secondary"), row, ("│", "$secondary")))
    lines.append(Content.styled(f"└{rail}┘", "$secondary"))
    return Content("\n").join(lines)


def _row(index: int) -> Content:
    parts: list[tuple[str, str] | str] = [
        (f" {_TALL - index} ", "$text-muted"),
        ("●" if _LAMPS[index] == "$success" else "▲", _LAMPS[index]),
        "  ",
    ]
    for number, letter in enumerate(_NAME):
        colour = "$primary" if number < 2 else "$accent"
        for mark in _LETTERS[letter][index]:
            parts.append((_LIT if mark == "#" else _DARK, colour))
        parts.append("  ")
    return Content.assemble(*parts)


class TitleScreen(Page):
    """Where the game begins."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "app.language", show=False),
        Binding("q", "app.quit", show=False),
    ]
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("Enter", N_("go"), "go"),
        Key("l", N_("language"), "app.language"),
        Key("Ctrl+P", N_("commands"), "app.command_palette"),
        Key("Ctrl+Q", N_("quit"), "app.quit"),
    )
    DEFAULT_CSS = """
    TitleScreen {
        align: center middle;
        & #rack { width: 70; height: auto; text-align: center; }
        & OptionList {
            width: 70; height: auto; max-height: 12; background: $background; border: none;
            padding: 0; scrollbar-size: 0 0;
            &:focus { border: none; background-tint: $background 0%; }
        }
        &.-tall #rack { margin: 0 0 1 0; }
        &.-tall #languages { margin: 1 0 0 0; }
        & #languages { width: 70; height: 1; text-align: center; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._unfinished: SaveInfo | None = None
        self._level_title: Any = None

    def body(self) -> ComposeResult:
        motto = Content.styled(say(N_("a flight simulator for the machine room")), "$text-muted")
        yield Static(Content("\n").join([rack(), Content(""), motto]), id="rack")
        yield OptionList(*self._options(), id="menu")
        yield Languages(id="languages")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self.call_after_refresh(self._look_for_games)

    def on_screen_resume(self) -> None:
        if self.query("#menu"):
            self.query_one(OptionList).focus()
            self._look_for_games()

    def _options(self) -> list[Option]:
        options = [Option(_line(place), id=place.id) for place in PLACES]
        if self._unfinished is not None:
            options.insert(0, Option(self._going_on(self._unfinished), id="continue"))
        return options

    def _going_on(self, info: SaveInfo) -> Content:
        from dcgame.play import figures

        title = self._level_title.get(words.language()) if self._level_title else info.level
        label = say(N_("Continue")).ljust(LABEL_WIDE)
        return Content.assemble(
            f" {label}",
            (f"{title} · {figures.moment(info.at)}", "$text-muted"),
        )

    def _look_for_games(self) -> None:
        self.behind(self._read, self._show)

    def _read(self) -> tuple[SaveInfo | None, Any]:
        info = self.game.shelf.unfinished()
        level = self.game.shelf.sound_level(info.level) if info else None
        return info, level.title if level else None

    def _show(self, found: tuple[SaveInfo | None, Any]) -> None:
        menu = self.query_one(OptionList)
        before = menu.highlighted_option
        moved = before is not None and before.id not in ("continue", PLACES[0].id)
        if found[0] is None and self._unfinished is None:
            return
        self._unfinished, self._level_title = found
        menu.set_options(self._options())
        menu.highlighted = menu.get_option_index(before.id) if moved and before and before.id else 0

    def remember(self) -> Any:
        return self.query_one(OptionList).highlighted

    def restore(self, kept: Any) -> None:
        menu = self.query_one(OptionList)
        menu.highlighted = kept
        menu.focus()

    def action_go(self) -> None:
        """What the highlighted line says."""
        self.query_one(OptionList).action_select()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Somebody chose."""
        event.stop()
        game = self.game
        if event.option.id == "continue" and self._unfinished is not None:
            path = self._unfinished.path
            self.behind(lambda: game.shelf.resume(path), game.go_on)
        elif event.option.id == "quit":
            await game.action_quit()
        else:
            getattr(game, f"open_{event.option.id}")()


def _line(place: Place) -> Content:
    label = say(place.label).ljust(LABEL_WIDE)
    what = say(place.what) if place.what else ""
    return Content.assemble(f" {label}", (what, "$text-muted"))


class Languages(Static):
    """The languages there are, the one in use lit; a click is the other one."""

    def on_mount(self) -> None:
        parts: list[tuple[str, str]] = []
        for lang in LANGUAGES:
            now = lang == words.language()
            lamp = "●" if now else "○"
            style = "bold $accent" if now else "$text-muted"
            parts.append((f"{lamp} {LANGUAGE_NAMES[lang]}   ", style))
        self.update(Content.assemble(*parts, ("l", "bold $text-muted")))

    async def on_click(self) -> None:
        """The next one."""
        await self.run_action("app.language")
