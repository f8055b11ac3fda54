"""For authors: a level's folder, and every fault in it, read again whenever it changes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from dcgame.tui.screens.base import Page
from dcgame.tui.widgets.ink import clean
from dcgame.tui.widgets.keybar import Key
from dcgame.words import N_, say, say_plural

if TYPE_CHECKING:
    from dcgame.campaign.library import Report

LOOK_EVERY = 1.0
"""Seconds between looks at the files; they are read again only when their stamps differ."""
MOST = 12


class LevelCheckScreen(Page):
    """Type or choose a folder; save in your editor, and look here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("f5", "again", show=False),
    ]
    KEYS = (
        Key("Enter", N_("check"), ""),
        Key("↑↓", N_("folders found"), ""),
        Key("F5", N_("again"), "again"),
        Key("Esc", N_("back"), "back"),
    )
    DEFAULT_CSS = """
    LevelCheckScreen {
        & Input { border: none; height: 1; padding: 0 1; margin: 1 1 0 1; background: $panel; }
        & Input:focus { border: none; }
        & OptionList {
            height: auto; max-height: 7; background: $background; border: none; padding: 0 2;
            scrollbar-size-vertical: 1;
            &:focus { border: none; background-tint: $background 0%; }
        }
        & #verdict { height: auto; padding: 1 2 0 2; }
        & #faults { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
        & #faults Static { height: auto; }
    }
    """

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.folder = folder
        self._stamps: tuple[Any, ...] = ()

    def head(self) -> Content:
        """What this is."""
        return Content.styled(say(N_("Check levels")), "bold $primary")

    def body(self) -> ComposeResult:
        text = str(self.folder) if self.folder else ""
        field = Input(text, placeholder=say(N_("the folder of a level")), id="folder")
        field.cursor_blink = False
        yield field
        yield OptionList(*self._found(), id="found")
        yield Static(id="verdict")
        with VerticalScroll(id="faults"):
            yield Static(id="list")

    def on_mount(self) -> None:
        self.query_one("#folder").focus()
        self.set_interval(LOOK_EVERY, self.look)
        self.look()

    def _found(self) -> list[Option]:
        return [Option(Content(clean(str(path))), id=str(path)) for path in nearby()]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """A folder was typed."""
        event.stop()
        self.choose(Path(event.value.strip()).expanduser() if event.value.strip() else None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """One of those that lie nearby."""
        event.stop()
        self.query_one("#folder", Input).value = clean(str(event.option.id))
        self.choose(Path(str(event.option.id)))

    def choose(self, folder: Path | None) -> None:
        """Check that folder from now on."""
        self.folder = folder
        self.action_again()

    def action_again(self) -> None:
        """Whatever the stamps say."""
        self._stamps = ()
        self.look()

    def look(self) -> None:
        """Read the level again if any of its files has changed."""
        if self.folder is None or self.app.screen is not self:
            return
        stamps = stamps_of(self.folder)
        if stamps == self._stamps:
            return
        self._stamps = stamps
        folder = self.folder
        self.behind(lambda: _examined(folder), self._show)

    def _show(self, report: Report) -> None:
        self.query_one("#verdict", Static).update(verdict(report))
        self.query_one("#list", Static).update(faults(report))

    async def speak(self) -> None:
        await super().speak()
        self.action_again()

    def action_back(self) -> None:
        """To where we came from."""
        self.app.pop_screen()


def _examined(folder: Path) -> Report:
    from dcgame.campaign.library import examine

    return examine(folder)


def stamps_of(folder: Path) -> tuple[Any, ...]:
    """What tells that a level's files have changed."""
    found: list[Any] = [str(folder)]
    try:
        for path in sorted((folder if folder.is_dir() else folder.parent).iterdir()):
            if path.suffix in (".toml", ".md"):
                stat = path.stat()
                found.append((path.name, stat.st_mtime_ns, stat.st_size))
    except OSError as error:
        found.append(error.errno)
    return tuple(found)


def nearby() -> Sequence[Path]:
    """Levels in the folder where the game was started, and the campaign's."""
    from dcgame.campaign.library import level_folders, levels_folder
    from dcgame.campaign.reader import FILE

    here = [path.parent for pattern in (FILE, f"*/{FILE}") for path in Path().glob(pattern)]
    root = levels_folder()
    shipped = list(level_folders(root)) if root else []
    return tuple(dict.fromkeys(_short(path) for path in (*sorted(here)[:MOST], *shipped)))


def _short(path: Path) -> Path:
    """As seen from here, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def verdict(report: Report) -> Content:
    """How many faults, and what is still lacking."""
    count = len(report.errors)
    if count:
        text = say_plural("{count} fault", "{count} faults", count)
        return Content.assemble(("✖ ", "$error"), (text, "bold $error"))
    sound = say(N_("This level is sound."))
    return Content.assemble(("✔ ", "$success"), (sound, "bold $success"))


def faults(report: Report) -> Content:
    """Each fault in its own paragraph, then what a finished level would still need."""
    blocks = [Content.assemble(("✖ ", "$error"), clean(each.sentence())) for each in report.errors]
    for each in report.warnings:
        text = say(N_("still lacking: {sentence}"), sentence=clean(each.sentence()))
        blocks.append(Content.assemble(("▲ ", "$warning"), (text, "$text-muted")))
    return Content("\n\n").join(blocks)
