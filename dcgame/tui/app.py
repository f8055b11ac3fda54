"""The application: which screen is up, which game is on, which language is spoken."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from dcgame import words
from dcgame.play import settings as preferences
from dcgame.play.settings import CONTRAST, NIGHT, Settings
from dcgame.tui import keymap as keymaps
from dcgame.tui.kept import read_lines, write_lines
from dcgame.tui.screens.base import Page
from dcgame.tui.screens.title import TitleScreen
from dcgame.tui.shelf import Shelf
from dcgame.tui.themes import CHOICES
from dcgame.tui.ways import Ways
from dcgame.tui.widgets.tones import FEW_COLOURS
from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.level import Level
    from dcgame.play.load import Loaded
    from dcgame.play.session import Session
    from dcgame.play.trail import Moment


HISTORY = 200
"""Lines of the console that are kept."""


class DcgameApp(Ways):
    """The game in a terminal.

    ``level_id`` or ``load`` skip the title. ``settings_file`` is where preferences are kept.
    """

    TITLE = "dcgame"
    ENABLE_COMMAND_PALETTE = True
    CSS = """
    ToastRack { margin-bottom: 4; }
    .-narrow ToastHolder { align-horizontal: left; }
    """
    """What is said in passing stands over the answers at the bottom; on a small screen over the
    log, not the racks."""
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (110, "-normal"),
        (160, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", show=False, priority=True, id="app.quit"),
        Binding("ctrl+c", "help_quit", show=False, system=True),
    ]

    def __init__(
        self,
        saves: Path,
        settings_file: Path,
        *,
        level_id: str | None = None,
        seed: int | None = None,
        load: Path | None = None,
    ) -> None:
        super().__init__()
        kept = preferences.load(settings_file)
        self.preferences: Settings = kept.settings
        self.shelf = Shelf(saves)
        self.session: Session | None = None
        self.crash: Exception | None = None
        self._settings_file = settings_file
        self._said_file = settings_file.with_name("console-history")
        self._notes_file = settings_file.with_name("notes-seen")
        self.keymap_file = settings_file.with_name(keymaps.FILE)
        self.keymap: dict[str, str] = {}
        self.console_lines = read_lines(self._said_file, HISTORY)
        self.notes_seen = read_lines(self._notes_file, HISTORY)
        self._notice = kept.problem
        self._first = (level_id, seed, load)
        for choice in CHOICES:
            self.register_theme(choice.theme)
        # Soft shades become one in sixteen colours, so the plain theme is better there.
        if self.preferences.theme == NIGHT and self.console.color_system in FEW_COLOURS:
            self.preferences = self.preferences._replace(theme=CONTRAST)
        self.theme = self.preferences.theme

    def get_default_screen(self) -> Screen[Any]:
        """The title: painted before anything of the simulation is read."""
        return TitleScreen()

    def on_mount(self) -> None:
        if self._notice:
            self.complain(self._notice)
        self._read_keymap()
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        level_id, seed, load = self._first
        title = self.screen
        if not isinstance(title, TitleScreen):
            return
        if load is not None:
            path = load
            title.behind(lambda: self.shelf.resume(path), self.go_on)
        elif level_id is not None:
            wanted = level_id
            title.behind(
                lambda: self.shelf.level(wanted),
                lambda level: self.open_brief_or_complain(level, wanted, seed),
            )

    # ------------------------------------------------------------ where to

    def play(self, level: Level, seed: int) -> None:
        """A new game."""
        page = self.screen
        assert isinstance(page, Page)
        page.behind(lambda: self.shelf.begin(level, seed), self.enter_floor)

    def go_on(self, loaded: Loaded) -> None:
        """A game that was loaded: its floor, or its debrief when it has ended."""
        if loaded.problem:
            self.complain(loaded.problem)
        if loaded.session.over:
            self.open_debrief(loaded.session)
        else:
            self.enter_floor(loaded.session)

    def enter_floor(self, session: Session) -> None:
        """The room itself."""
        from dcgame.tui.floor.screen import FloorScreen

        if self.session is not None and self.session is not session:
            self.session.close()
        self.session = session
        self._home()
        tries = self.shelf.tries(session.level.id)
        self.push_screen(FloorScreen(session, settings=self.preferences, tries=tries))

    def open_debrief(self, session: Session) -> None:
        """What a game came to."""
        from dcgame.tui.screens.debrief import DebriefScreen

        session.close()
        self.session = None
        self._home()
        self.push_screen(DebriefScreen(session))

    def _home(self) -> None:
        """Away with every screen over the title."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def onward(self, level: Level | None) -> None:
        """From a debrief to the brief of the next level, or to the map after the last."""
        self._home()
        if level is None:
            self.open_campaign()
        else:
            self.open_brief(level)

    # ------------------------------------------------------------ what the floor says

    def on_floor_screen_ended(self, message: Any) -> None:
        """The time of the level is up."""
        message.stop()
        self.open_debrief(message.session)

    on_stage_ended = on_floor_screen_ended

    def on_floor_screen_left(self, message: Any) -> None:
        """The player left the room: ``action`` says where to."""
        message.stop()
        session: Session = message.session
        session.close()
        self.session = None
        self._home()
        if message.action == "quit":
            self.exit(0)
        elif message.action == "restart":
            self.enter_anew(session.level, session.seed)
        elif message.action == "load":
            self.open_saves()
        elif message.action == "map":
            self.open_campaign()

    on_stage_left = on_floor_screen_left

    def enter_anew(self, level: Level, seed: int) -> None:
        """The same level from its first second."""
        self._home()
        self.play(level, seed)

    def on_past_screen_branched(self, message: Any) -> None:
        """The player goes on from a past moment, in a game of its own."""
        message.stop()
        game, moment = message.game, message.moment
        game.close()
        self.session = None
        self._home()
        title = self.screen
        assert isinstance(title, Page)
        title.behind(lambda: self.shelf.branch(game, moment), self.enter_floor)

    def open_past(
        self, game: Session, *, at: int | Moment | None = None, playing: bool = False
    ) -> None:
        """A game as it was, at its last moment or another; ``playing`` from its first."""
        from dcgame.tui.floor.past import look_back

        self.push_screen(look_back(game, settings=self.preferences, at=at, playing=playing))

    # ------------------------------------------------------------ kept from game to game

    def _read_keymap(self) -> None:
        """The player's own keys, if there are any."""
        if not self.keymap_file.exists():
            return
        from dcgame.tui.screens.keys import known_bindings

        known = [str(binding.id) for binding in known_bindings()]
        found = keymaps.load(self.keymap_file, known)
        self.keymap = dict(found.keys)
        self.set_keymap(self.keymap)
        for problem in found.problems[:3]:
            self.complain(problem)

    def rebind(self, binding: str, key: str) -> None:
        """Another key for a binding; none brings the usual one back. Written down at once."""
        self.keymap.pop(binding, None)
        if key and keymaps.is_key(key):
            self.keymap[binding] = key
        self.set_keymap(self.keymap)
        lines = keymaps.text_of(self.keymap).splitlines()
        write_lines(self.keymap_file, lines)

    def keep_said(self, line: str) -> None:
        """A line was said on the console."""
        if self.console_lines[-1:] != [line]:
            self.console_lines = [*self.console_lines, line][-HISTORY:]
            write_lines(self._said_file, self.console_lines)

    def keep_note(self, note: str) -> None:
        """A note of the mentor's was given: it is not given again."""
        self.notes_seen.append(note)
        write_lines(self._notes_file, self.notes_seen)

    # ------------------------------------------------------------ preferences

    def prefer(self, **changes: Any) -> None:
        """Change preferences, apply them and write them down."""
        self.preferences = self.preferences._replace(**changes)
        self.theme = self.preferences.theme
        for screen in self.screen_stack:
            if hasattr(screen, "wishes"):
                screen.wishes = self.preferences
        problem = preferences.store(self._settings_file, self.preferences)
        if problem:
            self.complain(problem)

    async def action_language(self) -> None:
        """The next language, at once and everywhere."""
        known = words.LANGUAGES
        await self.speak(known[(known.index(words.language()) + 1) % len(known)])

    async def speak(self, lang: str) -> None:
        """Speak ``lang`` from now on."""
        words.use(lang)
        self.prefer(language=lang)
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                await screen.speak()
            elif type(screen).__module__.startswith("dcgame."):
                await screen.recompose()

    def action_next_theme(self) -> None:
        """The next theme."""
        names = [choice.theme.name for choice in CHOICES]
        self.prefer(theme=names[(names.index(self.theme) + 1) % len(names)])

    # ------------------------------------------------------------ Textual's own words

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The command palette, in the player's language."""
        yield SystemCommand(
            say(N_("Language")), say(N_("Switch between English and Spanish")), self.action_language
        )
        yield SystemCommand(
            say(N_("Theme")), say(N_("Go to the next theme")), self.action_next_theme
        )
        if not any(type(each).__name__ == "PreferencesScreen" for each in self.screen_stack):
            yield SystemCommand(say(N_("Settings")), say(N_("What you prefer")), self.open_settings)
        yield SystemCommand(say(N_("Quit")), say(N_("Save and leave the game")), self.action_quit)

    def action_command_palette(self) -> None:
        """Textual's palette, with our words in its field."""
        from dcgame.tui.floor.sheets.menu import GameMenu
        from dcgame.tui.widgets.command_palette import Palette

        if isinstance(self.screen, GameMenu):  # the verbs are the floor's
            self.screen.dismiss(None)
            self.call_later(self.action_command_palette)
        elif not Palette.is_open(cast(App[object], self)):
            self.push_screen(Palette())

    def action_help_quit(self) -> None:
        """Ctrl+C does not quit: a habit of the hand must not end a game."""
        self.notify(say(N_("Ctrl+Q leaves the game")), markup=False)

    def _handle_exception(self, error: Exception) -> None:
        """A fault of the program: what was played is kept, whoever started us is told."""
        if self.crash is None:
            self.crash = error
            if self.session is not None:
                self.session.close()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Leave without Textual's own report, which would print the whole world."""
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Save what is being played, and leave."""
        if self.session is not None:
            self.session.close()
        self.exit(0)


def run(
    level_id: str | None,
    seed: int | None,
    lang: str | None,
    saves: Path,
    load: Path | None,
    settings_file: Path,
) -> int:
    """Play, and say how it went: the exit code.

    ``lang`` is what was asked for on the command line; without it the player's preference
    decides, and without that the environment. A fault of the program is raised once the
    terminal is as it was before.
    """
    app = DcgameApp(saves, settings_file, level_id=level_id, seed=seed, load=load)
    words.use(lang or app.preferences.language or words.pick(None, os.environ))
    code = app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0 if code is None else code
