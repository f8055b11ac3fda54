"""The campaign: ten chapters, every level with what it teaches and the stars it earned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from dcgame import words
from dcgame.tui.screens.base import Page, starred
from dcgame.tui.screens.concepts import teaches
from dcgame.tui.shelf import Campaign
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.chapters import Chapter, Planned
    from dcgame.campaign.level import Level

# Columns: of the list, of what is not text in it, and of the stars beside a title.
_LIST, _LIST_BROAD = 46, 60
_FRAME = 3
_BESIDE, _BESIDE_BROAD = 4, 11


class MapScreen(Page):
    """Every playable level is open from the start; the others are to come."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", show=False),
        Binding("l", "app.language", show=False),
        Binding("enter", "go", show=False),
    ]
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("Enter", N_("read the brief"), "go"),
        Key("l", N_("language"), "app.language"),
        Key("Esc", N_("back"), "back"),
    )
    DEFAULT_CSS = """
    MapScreen {
        & > #both { height: 1fr; }
        & OptionList {
            width: 46; height: 1fr; background: $background; border: none; padding: 0 0 0 1;
            scrollbar-size-vertical: 1;
            &:focus { border: none; background-tint: $background 0%; }
        }
        & #side { width: 1fr; height: 1fr; padding: 1 2; background: $surface; }
        & #side Static { height: auto; }
        &.-normal OptionList, &.-broad OptionList { width: 60; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._campaign: Campaign | None = None
        self._stars: Mapping[str, int] = {}

    def head(self) -> Content:
        """Where we are, and what was earned so far."""
        title = Content.styled(say(N_("Campaign")), "bold $primary")
        if self._campaign is None:
            return title
        stars = sum(self._stars.values())
        most = 3 * len(self._campaign.levels)
        text = say(N_("{stars} of {most} stars"), stars=stars, most=most)
        count = len(self._campaign.levels)
        if count > 1:
            text = say(N_("{count} levels open"), count=count) + f" · {text}"
        return Content.assemble(title, "   ", (text, "$text-muted"))

    def body(self) -> ComposeResult:
        with Horizontal(id="both"):
            yield OptionList(id="levels")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="summary")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        self.behind(self.game.shelf.campaign, self._fill)

    def on_resize(self) -> None:
        """Rows as wide as the list is now."""
        if self._campaign is not None:
            self.call_after_refresh(lambda: self._list(self.query_one(OptionList).highlighted))

    def on_screen_resume(self) -> None:
        if self._campaign is not None:
            self._count()

    def _fill(self, campaign: Campaign) -> None:
        self._campaign = campaign
        if campaign.problem:
            self.game.complain(campaign.problem)
        self._list(self._first_to_play())
        self._count()

    def _count(self) -> None:
        self.behind(self.game.shelf.best_stars, self._shine, say(N_("Counting stars…")))

    def _shine(self, stars: Mapping[str, int]) -> None:
        self._stars = stars
        self._list(self.query_one(OptionList).highlighted)
        self.query_one("#head", Static).update(self.head())

    def _first_to_play(self) -> int | None:
        """The first level without stars, or the first of all."""
        playable = [row for row, option in self._rows() if option is not None]
        return playable[0] if playable else None

    def _rows(self) -> Iterator[tuple[int, Level | None]]:
        """Row of the list and level, for each row that is a level."""
        row = -1
        assert self._campaign is not None
        for chapter in self._campaign.chapters:
            row += 1
            for planned in chapter.levels:
                row += 1
                yield row, self._campaign.level_of(planned.number)

    def _list(self, highlighted: int | None) -> None:
        menu = self.query_one(OptionList)
        menu.set_options(list(self._options()))
        menu.highlighted = highlighted
        self._tell()

    def _options(self) -> Iterator[Option]:
        if self._campaign is None:
            return
        for chapter in self._campaign.chapters:
            yield Option(self._heading(chapter), disabled=True)
            for planned in chapter.levels:
                yield Option(self._row(planned), id=str(planned.number))

    def _heading(self, chapter: Chapter) -> Content:
        title = chapter.title.get(words.language())
        return Content.styled(f"{chapter.number:>2}  {title}", "bold $secondary")

    def _row(self, planned: Planned) -> Content:
        assert self._campaign is not None
        level = self._campaign.level_of(planned.number)
        broad = not self.has_class("-narrow")
        beside = _BESIDE_BROAD if broad else _BESIDE
        room = (_LIST_BROAD if broad else _LIST) - _FRAME - beside
        title = (level.title if level else planned.title).get(words.language())
        line = f"{planned.number:>4}  {title}"
        if len(line) > room:
            line = f"{line[: room - 1]}…"
        if level is None:
            later = say(N_("to come")) if broad else "·"
            return Content.styled(
                f"{line.ljust(room)}{later[: beside - 1].rjust(beside)}", "$text-disabled"
            )
        stars = starred(self._stars.get(level.id, 0)).rjust(beside)
        return Content.assemble(line.ljust(room), (stars, "$accent"))

    # ------------------------------------------------------------ the side

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor is on another level."""
        event.stop()
        self._tell()

    def _tell(self) -> None:
        planned = self._chosen()
        summary = self.query_one("#summary", Static)
        summary.update(self._summary(planned) if planned else Content(""))

    def _chosen(self) -> Planned | None:
        option = self.query_one(OptionList).highlighted_option
        if self._campaign is None or option is None or option.id is None:
            return None
        wanted = int(option.id)
        return next(
            (
                planned
                for chapter in self._campaign.chapters
                for planned in chapter.levels
                if planned.number == wanted
            ),
            None,
        )

    def _summary(self, planned: Planned) -> Content:
        assert self._campaign is not None
        lang = words.language()
        level = self._campaign.level_of(planned.number)
        parts: list[str | tuple[str, str]] = [
            ((level.title if level else planned.title).get(lang), "bold $primary"),
            "\n\n",
            (say(N_("Teaches")), "$text-muted"),
            f"\n{teaches(planned.number)}\n\n",
        ]
        if level is None:
            parts.append((say(N_("To come.")), "$text-muted"))
            return Content.assemble(*parts)
        stars = self._stars.get(level.id, 0)
        days = words.say_plural("{count} day", "{count} days", max(1, level.horizon // 86_400))
        parts += [
            (say(N_("Year")), "$text-muted"),
            f"  {level.year}\n",
            (say(N_("Lasts")), "$text-muted"),
            f"  {days}\n",
            (say(N_("Stars")), "$text-muted"),
            (f"  {starred(stars)}", "$accent"),
            "\n\n",
            _opening(level.brief.get(lang)),
        ]
        return Content.assemble(*parts)

    # ------------------------------------------------------------ what can be done

    def action_back(self) -> None:
        """To the title."""
        self.app.pop_screen()

    def action_go(self) -> None:
        """The brief of the level under the cursor."""
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A level was chosen."""
        event.stop()
        planned = self._chosen()
        level = self._campaign.level_of(planned.number) if self._campaign and planned else None
        if level is None:
            self.notify(say(N_("This level is still to come.")), markup=False)
        else:
            self.game.open_brief(level)

    def remember(self) -> Any:
        return self.query_one(OptionList).highlighted

    def restore(self, kept: Any) -> None:
        self._list(kept)
        self.query_one(OptionList).focus()


def _opening(text: str) -> str:
    """The first paragraph of a brief."""
    from dcgame.tui.widgets.prose import blocks, inline

    first = next((block.text for block in blocks(text) if block.kind == "paragraph"), "")
    return inline(first).plain
