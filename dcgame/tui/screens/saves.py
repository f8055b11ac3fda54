"""The games that were saved: go on with one, look at its debrief, or throw it away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import frozen
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dcgame import words
from dcgame.tui.screens.base import Page, starred
from dcgame.tui.screens.confirm import ConfirmScreen
from dcgame.tui.screens.rename import RenameScreen
from dcgame.tui.screens.saves_detail import detail_lines
from dcgame.tui.shelf import Shelf, TroubleError
from dcgame.tui.widgets.ink import clean
from dcgame.tui.widgets.keybar import Key
from dcgame.tui.widgets.line_panel import LinePanel
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.level import Level
    from dcgame.play.saves import SaveInfo
    from dcgame.tui.shelf import Glance


WIDE = 110
"""From here on there is room for the date in the list."""


@frozen
class Row:
    """A save with the level that it belongs to and the stars that it earned."""

    info: SaveInfo
    level: Level | None
    stars: int | None


def rows(shelf: Shelf) -> tuple[Row, ...]:
    """All saves, newest first. Finished ones are replayed to count their stars."""
    return tuple(
        Row(info, shelf.sound_level(info.level) if info.level else None, shelf.stars(info))
        for info in shelf.listing()
    )


class SavesScreen(Page):
    """A line for each file, and the one under the cursor in full, with a picture of its room.

    Damaged ones are shown, with what is wrong, and left as they are.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "delete", show=False),
        Binding("n", "rename", show=False),
        Binding("l", "app.language", show=False),
        Binding("escape,q", "back", show=False),
    ]
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("Enter", N_("load"), "go"),
        Key("n", N_("name"), "rename"),
        Key("d", N_("delete"), "delete"),
        Key("l", N_("language"), "app.language"),
        Key("Esc", N_("back"), "back"),
    )
    DEFAULT_CSS = """
    SavesScreen {
        & #both { height: 1fr; }
        & OptionList {
            width: 1fr; height: 1fr; background: $background; border: none; padding: 1 1;
            &:focus { border: none; background-tint: $background 0%; }
        }
        & #detail { width: 42; margin: 1 1 0 1; scrollbar-gutter: stable; }
        &.-normal #detail, &.-broad #detail { width: 66; }
        & #empty { padding: 1 3; height: auto; color: $text-muted; }
        & #folder { dock: bottom; height: 1; padding: 0 2; color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._looking = False

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows, as they are listed."""
        return self._rows

    def head(self) -> Content:
        """What this is a list of."""
        return Content.styled(say(N_("Saved games")), "bold $primary")

    def body(self) -> ComposeResult:
        with Horizontal(id="both"):
            yield OptionList(id="games")
            yield LinePanel(id="detail", focusable=False)
        yield Static(id="empty")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self._read()

    def _read(self) -> None:
        shelf = self.game.shelf
        self.behind(lambda: rows(shelf), self._fill)

    def _fill(self, found: tuple[Row, ...]) -> None:
        self._rows = found
        self._list(self.query_one(OptionList).highlighted)

    def _list(self, highlighted: int | None) -> None:
        menu = self.query_one(OptionList)
        menu.set_options(Option(_line(row, self.app.size.width >= WIDE)) for row in self._rows)
        if self._rows:
            menu.highlighted = min(highlighted or 0, len(self._rows) - 1)
        nothing = say(N_("No game has been saved yet in {folder}"), folder=self.game.shelf.saves)
        self.query_one("#empty", Static).update(Content("" if self._rows else nothing))
        self.query_one("#both").display = bool(self._rows)
        self._show_detail()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another save is under the cursor."""
        event.stop()
        self._show_detail()

    def on_resize(self) -> None:
        """The picture is drawn for a size."""
        self.call_after_refresh(self._show_detail)

    def _show_detail(self) -> None:
        """The save under the cursor in full; its room as soon as it has been replayed."""
        row, panel = self._chosen(), self.query_one("#detail", LinePanel)
        if row is None:
            panel.show(())
            return
        info, shelf = row.info, self.game.shelf
        glance = shelf.known_glance(info)
        size = (panel.room, panel.size.height)
        panel.show(detail_lines(info, row.level, glance, size))
        if glance is None and row.level is not None and not self._looking:
            self._looking = True
            self.behind(lambda: (info, shelf.glance(info)), self._looked)

    def _looked(self, found: tuple[SaveInfo, Glance | None]) -> None:
        """A save was replayed: show it, or look at the one that is under the cursor by now."""
        info, glance = found
        self._looking = False
        row = self._chosen()
        if row is not None and (glance is not None or row.info != info):
            self._show_detail()

    @property
    def looking(self) -> bool:
        """Whether a save is being replayed for its picture."""
        return self._looking

    def _chosen(self) -> Row | None:
        index = self.query_one(OptionList).highlighted
        return self._rows[index] if index is not None and index < len(self._rows) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A save was chosen."""
        event.stop()
        row = self._chosen()
        if row is None:
            return
        game, path = self.game, row.info.path
        if row.info.problem and row.level is None:
            game.complain(row.info.problem)
        else:
            self.behind(lambda: game.shelf.resume(path), game.go_on)

    def action_go(self) -> None:
        """Load what is under the cursor."""
        self.query_one(OptionList).action_select()

    def action_rename(self) -> None:
        """Ask for a name."""
        row = self._chosen()
        if row is None:
            return

        def named(title: str | None) -> None:
            if title is None:
                return
            try:
                self.game.shelf.rename(row.info.path, title)
            except TroubleError as error:
                self.game.complain(str(error))
            self._read()

        self.app.push_screen(RenameScreen(clean(row.info.path.name), row.info.title), named)

    def action_delete(self) -> None:
        """Ask, and then throw the save away."""
        row = self._chosen()
        if row is None:
            return
        name = clean(row.info.path.name)
        question = say(N_("Delete {file} for good? There is no way back."), file=name)

        def answered(yes: bool | None) -> None:
            if not yes:
                return
            try:
                self.game.shelf.delete(row.info.path)
            except TroubleError as error:
                self.game.complain(str(error))
            self._read()

        self.app.push_screen(ConfirmScreen(question), answered)

    def action_back(self) -> None:
        """To the title."""
        self.app.pop_screen()

    def remember(self) -> Any:
        return self.query_one(OptionList).highlighted

    def restore(self, kept: Any) -> None:
        self._list(kept)
        self.query_one(OptionList).focus()


def _line(row: Row, wide: bool) -> Content:
    info = row.info
    when = f"{datetime.fromtimestamp(info.modified):%Y-%m-%d %H:%M}"
    name = (
        row.level.title.get(words.language()) if row.level else clean(info.level or info.path.name)
    )
    branch = ("⎇ ", "$accent") if info.branched_from else ("", "")
    first: list[str | tuple[str, str]] = [" ", branch, (info.title or name, "bold")]
    saved = (f" · {when}" if wide else "", "$text-muted")
    return Content.assemble(*first, "\n   ", *_state(row), saved)


def _state(row: Row) -> Sequence[tuple[str, str]]:
    from dcgame.play import figures

    info = row.info
    if info.problem:
        damaged = say(N_("damaged"))
        return [(f"✖ {damaged}", "$error")]
    if row.stars is not None:
        asked = row.level is None or row.level.goals
        text = say(N_("finished")) if row.stars or not asked else say(N_("finished, not won"))
        return [(f"{starred(row.stars)} ", "$accent"), (text, "$text-muted")]
    if info.over:
        return [(say(N_("played under other rules")), "$warning")]
    weekday = row.level.weekday if row.level else 0
    return [(figures.clock(info.at, weekday), "$text-muted")]
