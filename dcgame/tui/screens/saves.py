"""The games that were saved: go on with one, look at its debrief, or throw it away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import frozen
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dcgame import words
from dcgame.tui.screens.base import Page, starred
from dcgame.tui.screens.confirm import ConfirmScreen
from dcgame.tui.shelf import Shelf, TroubleError
from dcgame.tui.widgets.ink import clean
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.level import Level
    from dcgame.play.saves import SaveInfo


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
    """A line for each file; damaged ones are shown, with what is wrong, and left as they are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "delete", show=False),
        Binding("l", "app.language", show=False),
        Binding("escape,q", "back", show=False),
    ]
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("Enter", N_("load"), "go"),
        Key("d", N_("delete"), "delete"),
        Key("l", N_("language"), "app.language"),
        Key("Esc", N_("back"), "back"),
    )
    DEFAULT_CSS = """
    SavesScreen {
        & OptionList {
            height: 1fr; background: $background; border: none; padding: 1 1;
            &:focus { border: none; background-tint: $background 0%; }
        }
        & #empty { padding: 1 3; height: auto; color: $text-muted; }
        & #folder { dock: bottom; height: 1; padding: 0 2; color: $text-muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows, as they are listed."""
        return self._rows

    def head(self) -> Content:
        """What this is a list of."""
        return Content.styled(say(N_("Saved games")), "bold $primary")

    def body(self) -> ComposeResult:
        yield OptionList(id="games")
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
        menu.set_options(Option(_line(row)) for row in self._rows)
        if self._rows:
            menu.highlighted = min(highlighted or 0, len(self._rows) - 1)
        nothing = say(N_("No game has been saved yet in {folder}"), folder=self.game.shelf.saves)
        self.query_one("#empty", Static).update(Content("" if self._rows else nothing))
        menu.display = bool(self._rows)

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


def _line(row: Row) -> Content:
    info = row.info
    when = f"{datetime.fromtimestamp(info.modified):%Y-%m-%d %H:%M}"
    title = (
        row.level.title.get(words.language()) if row.level else clean(info.level or info.path.name)
    )
    seed = say(N_("seed {seed}"), seed=info.seed) if info.level else ""
    first = [(f" {title}", "bold"), (f"   {seed}", "$text-muted")]
    return Content.assemble(*first, "\n   ", *_state(row), (f" · {when}", "$text-muted"))


def _state(row: Row) -> Sequence[tuple[str, str]]:
    from dcgame.play import figures

    info = row.info
    if info.problem:
        return [(f"✖ {clean(info.problem)}", "$error")]
    if row.stars is not None:
        asked = row.level is None or row.level.goals
        text = say(N_("finished")) if row.stars or not asked else say(N_("finished, not won"))
        return [(f"{starred(row.stars)} ", "$accent"), (text, "$text-muted")]
    if info.over:
        return [
            (say(N_("finished under other rules; it no longer replays to its end")), "$warning")
        ]
    weekday = row.level.weekday if row.level else 0
    return [(figures.clock(info.at, weekday), "$text-muted")]
