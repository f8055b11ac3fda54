"""The codex: every verb, failure and concept, with search, pictures and links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from dcgame.tui.screens.base import Page
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign import codex

KIND_NAMES = {
    "concepts": N_("Concepts"),
    "failures": N_("Failures"),
    "verbs": N_("Verbs"),
}


class CodexScreen(Page):
    """A list on the left, a page on the right. ``topic`` is where it opens."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("slash", "search", show=False),
        Binding("backspace", "earlier", show=False),
        Binding("pagedown", "page(10)", show=False, priority=True),
        Binding("pageup", "page(-10)", show=False, priority=True),
        Binding("l", "app.language", show=False),
        *(Binding(str(number), f"link({number})", show=False) for number in range(1, 10)),
    ]
    KEYS = (
        Key("↑↓", N_("choose"), ""),
        Key("/", N_("search"), "search"),
        Key("1-9", N_("see also"), ""),
        Key("PgDn", N_("read on"), "page(10)"),
        Key("⌫", N_("back a page"), "earlier"),
        Key("Esc", N_("leave"), "back"),
    )
    DEFAULT_CSS = """
    CodexScreen {
        & > #both { height: 1fr; }
        & #left { width: 24; height: 1fr; }
        & Input { border: none; height: 1; padding: 0 1; background: $surface; }
        & Input:focus { border: none; }
        & OptionList {
            height: 1fr; background: $background; border: none; padding: 0 0 0 1;
            scrollbar-size-vertical: 1;
            &:focus { border: none; background-tint: $background 0%; }
        }
        & #side { width: 1fr; height: 1fr; padding: 1; background: $surface;
                  scrollbar-size-vertical: 1; }
        & #page { height: auto; max-width: 84; }
        &.-normal #left, &.-broad #left { width: 38; }
    }
    """

    def __init__(self, topic: str = "") -> None:
        super().__init__()
        self._trail: list[str] = [topic] if topic else []
        self._query = ""
        self._opened = False

    def head(self) -> Content:
        """What this is, and how much of it there is."""
        from dcgame.campaign.codex import topics

        count = say(N_("{count} pages"), count=len(topics()))
        title = say(N_("Codex"))
        return Content.assemble((title, "bold $primary"), (f"   {count}", "$text-muted"))

    def body(self) -> ComposeResult:
        with Horizontal(id="both"):
            with Vertical(id="left"):
                field = Input(self._query, placeholder=say(N_("/ search")), id="search")
                field.cursor_blink = False
                yield field
                yield OptionList(*self._options(), id="topics")
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="page")

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()
        # The list puts its cursor on its first line once it is laid out: this comes after it.
        self.call_after_refresh(self._open)

    def _open(self) -> None:
        self._opened = True
        self.show(self._trail[-1] if self._trail else "", keep=False)

    # ------------------------------------------------------------ the list

    def _options(self) -> list[Option]:
        from dcgame.campaign.codex import pages

        wanted = self._query.strip().casefold()
        found = [page for page in pages() if not wanted or _matches(page, wanted)]
        found.sort(key=lambda page: page.title.casefold())
        options: list[Option] = []
        for kind, name in KIND_NAMES.items():
            mine = [page for page in found if page.kind == kind]
            rows = [(f"{page.kind}/{page.id}", page.title) for page in mine]
            if rows:
                options.append(Option(Content.styled(say(name), "bold $secondary"), disabled=True))
            options += [Option(Content(f" {title}"), id=key) for key, title in rows]
        return options

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as one types: in titles, ids and text."""
        event.stop()
        if event.value == self._query:
            return
        self._query = event.value
        menu = self.query_one(OptionList)
        menu.set_options(self._options())
        first = next((n for n in range(menu.option_count) if menu.get_option_at_index(n).id), None)
        menu.highlighted = first

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """To the list."""
        event.stop()
        self.query_one(OptionList).focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The page under the cursor."""
        event.stop()
        if event.option.id and self._opened:
            self.show(event.option.id)

    # ------------------------------------------------------------ the page

    def show(self, topic: str, keep: bool = True) -> None:
        """A page, by its key or id; the list follows."""
        from dcgame.campaign.codex import find
        from dcgame.play.notes import notes_on

        found = find(topic) if topic else ()
        page = found[0] if found else None
        menu = self.query_one(OptionList)
        if page is None:
            self.query_one("#page", Static).update(_welcome())
            return
        key = f"{page.kind}/{page.id}"
        if keep and (not self._trail or self._trail[-1] != key):
            self._trail.append(key)
        self._trail = self._trail or [key]
        notes = notes_on(page.id, self.game.notes_seen)
        told = [Content.assemble(("◆ ", "$accent"), (say(note.text), "italic")) for note in notes]
        lines = [*told, *([Content("")] if told else []), page_content(page)]
        self.query_one("#page", Static).update(Content("\n").join(lines))
        self.query_one("#side").scroll_home(animate=False)
        ids = [option.id for option in menu.options]
        if key in ids and menu.highlighted != ids.index(key):
            menu.highlighted = ids.index(key)

    @property
    def page(self) -> codex.Page | None:
        """The page in sight."""
        from dcgame.campaign.codex import find

        found = find(self._trail[-1]) if self._trail else ()
        return found[0] if found else None

    def action_link(self, number: int) -> None:
        """A page that this one names."""
        page = self.page
        if page is not None and number <= len(page.related):
            self._clear_search()
            self.show(page.related[number - 1])

    def action_earlier(self) -> None:
        """The page before this one."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.show(self._trail[-1], keep=False)

    def action_search(self) -> None:
        """To the field."""
        self.query_one(Input).focus()

    def _clear_search(self) -> None:
        if self._query:
            self._query = ""
            self.query_one(Input).value = ""
            self.query_one(OptionList).set_options(self._options())

    def action_page(self, lines: int) -> None:
        """Move the page."""
        self.query_one("#side").scroll_relative(y=lines, animate=False)

    def on_key(self, event: events.Key) -> None:
        """Down from the field goes to the list; a digit in it is text."""
        if event.key == "down" and isinstance(self.focused, Input):
            event.stop()
            self.query_one(OptionList).focus()

    def action_back(self) -> None:
        """Out of the field, else to where we came from."""
        if isinstance(self.focused, Input):
            self._clear_search()
            self.query_one(OptionList).focus()
            return
        self.app.pop_screen()

    def remember(self) -> Any:
        return self._trail[-1] if self._trail else ""

    def restore(self, kept: Any) -> None:
        self.show(kept, keep=False)
        self.query_one(OptionList).focus()


def _matches(page: codex.Page, wanted: str) -> bool:
    return wanted in page.id or wanted in page.title.casefold() or wanted in page.text.casefold()


def _welcome() -> Content:
    text = N_(
        "Every verb, every failure and every concept of the room: what it is, how the game does "
        "it, numbers with their sources, and what to do."
    )
    return Content(say(text))


def page_content(page: codex.Page) -> Content:
    """A page with its picture, sections, sources and numbered links; all of it is data."""
    return Content("\n").join(list(_lines(page)))


def _lines(page: codex.Page) -> Iterator[Content]:
    from dcgame.campaign.codex import (
        ADVICE,
        CONSOLE,
        HEADINGS,
        MECHANISM,
        NUMBERS,
        RELATED,
        source_of,
    )
    from dcgame.campaign.pictures import picture

    headings = HEADINGS[page.lang]
    yield Content.styled(page.title, "bold $primary")
    yield Content("")
    yield from _paragraphs(page.what)
    drawn = picture(page.id, page.lang)
    if drawn:
        yield from (Content.styled(line, "$accent") for line in drawn)
        yield Content("")
    if page.console:
        yield _heading(headings[CONSOLE])
        yield from (Content.styled(f"  {line}", "$accent") for line in page.console)
        yield Content("")
    yield _heading(headings[MECHANISM])
    yield from _paragraphs(page.mechanism)
    yield _heading(headings[NUMBERS])
    for figure in page.figures:
        yield Content.assemble(
            ("• ", "$accent"), figure.text, (f"  [{', '.join(figure.tags)}]", "$text-muted")
        )
    yield Content("")
    yield _heading(headings[ADVICE])
    yield from _paragraphs(page.advice)
    yield _heading(headings[RELATED])
    for number, name in enumerate(page.related, start=1):
        yield Content.assemble((f" {number} " if number < 10 else "   ", "bold $accent"), name)
    yield Content("")
    yield _heading(say(N_("Sources")))
    for tag in page.tags:
        yield Content.styled(f"[{tag}] {source_of(tag)}", "$text-muted")


def _heading(text: str) -> Content:
    return Content.styled(text, "bold $secondary")


def _paragraphs(texts: tuple[str, ...]) -> Iterator[Content]:
    for text in texts:
        yield Content(text)
        yield Content("")
