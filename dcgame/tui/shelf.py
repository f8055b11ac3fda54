"""What the screens ask of the rest of the house: chapters, levels, saves, games.

The rooms below are imported when first asked for, never at start: the title is painted before
NumPy and the simulation are read. Everything here may take a while, so it runs in a thread.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.chapters import Chapter
    from dcgame.campaign.level import Level
    from dcgame.play.futures import Futures
    from dcgame.play.load import Loaded
    from dcgame.play.saves import SaveInfo
    from dcgame.play.score import Result
    from dcgame.play.session import Session
    from dcgame.play.trail import Moment
    from dcgame.world.world import World

USUAL_SEED = 1


class TroubleError(Exception):
    """Something that the player asked for cannot be done; the message says why."""


REST_DAYS = 5
"""Days after which a level that was passed comes back."""
_DAY = 86_400


class Card(NamedTuple):
    """A level of the review deck: its most stars, and how many days it still rests."""

    level: Level
    stars: int
    rests: int


class DailyResult(NamedTuple):
    """What the first finished game of a day's room came to, and the line that tells of it."""

    stars: int
    line: str


class Campaign(NamedTuple):
    """The campaign as the map shows it."""

    chapters: tuple[Chapter, ...]
    levels: tuple[Level, ...]
    problem: str = ""

    def level_of(self, number: int) -> Level | None:
        """The level with that number, if it can be played."""
        return next((level for level in self.levels if level.number == number), None)


GLANCES = 32
"""Looks at saves that are kept: each holds a whole world."""


class Glance(NamedTuple):
    """The last moment of a saved game: its world, how it stands, how many orders were given."""

    world: World
    result: Result
    orders: int


class Shelf:
    """The player's folder of saves, and the stars found in it."""

    def __init__(self, saves: Path) -> None:
        self.saves = saves
        self._glances: dict[tuple[Path, float], Glance] = {}
        self._stars: dict[tuple[Path, float], int | None] = {}

    def campaign(self) -> Campaign:
        """Chapters and levels. A level that is wrong is left out, and named in ``problem``."""
        from dcgame.campaign.chapters import CHAPTERS
        from dcgame.campaign.level import LevelErrors
        from dcgame.campaign.library import level_folders, levels_folder, load_level

        found, problems = [], []
        root = levels_folder()
        for folder in level_folders(root) if root else ():
            try:
                found.append(load_level(folder))
            except LevelErrors as error:
                problems.append(str(error).splitlines()[0])
        found.sort(key=lambda level: (level.chapter, level.number, level.id))
        return Campaign(CHAPTERS, tuple(found), "\n".join(problems[:3]))

    def level(self, level_id: str) -> Level | None:
        """The level of that name.

        Raises:
            TroubleError: when there is one, but something is wrong with it.
        """
        from dcgame.campaign.level import LevelErrors
        from dcgame.campaign.library import find

        try:
            return find(level_id)
        except LevelErrors as error:
            raise TroubleError(str(error)) from error

    def sound_level(self, level_id: str) -> Level | None:
        """The level of that name, if there is one and nothing is wrong with it."""
        try:
            return self.level(level_id)
        except TroubleError:
            return None

    def listing(self) -> tuple[SaveInfo, ...]:
        """The saves, newest first."""
        from dcgame.play.saves import listing

        return listing(self.saves)

    def unfinished(self) -> SaveInfo | None:
        """The newest game that has not ended."""
        usable = (info for info in self.listing() if not info.problem and not info.over)
        return next((info for info in usable if self.sound_level(info.level)), None)

    def tries(self, level_id: str) -> int:
        """How many games of a level were played to their end: each opens hints sooner."""
        return sum(info.over and info.level == level_id for info in self.listing())

    def stars(self, info: SaveInfo) -> int | None:
        """The stars of a finished game, from replaying it; ``None`` when it cannot be."""
        if info.problem or not info.over:
            return None
        key = (info.path, info.modified)
        if key not in self._stars:
            try:
                loaded = self.replayed(info.path)
            except TroubleError:
                return None
            # A game that no longer replays to its end has no result to show.
            self._stars[key] = loaded.session.result().stars if loaded.ended else None
        return self._stars[key]

    def best_stars(self) -> dict[str, int]:
        """The most stars earned in each level that was finished."""
        best: dict[str, int] = {}
        for info in self.listing():
            stars = self.stars(info)
            if stars is not None:
                best[info.level] = max(stars, best.get(info.level, 0))
        return best

    def deck(self, now: float) -> tuple[Card, ...]:
        """The levels of the campaign that were passed, those that are due first; ``now`` and the
        saves' own times are seconds since 1970."""
        passed: dict[str, tuple[int, float]] = {}
        for info in self.listing():
            stars = self.stars(info)
            if stars:
                best, latest = passed.get(info.level, (0, 0.0))
                passed[info.level] = (max(best, stars), max(latest, info.modified))
        cards = []
        for level in self.campaign().levels:
            if level.id in passed:
                stars, latest = passed[level.id]
                ago = max(0, int((now - latest) // _DAY))
                cards.append(Card(level, stars, max(0, REST_DAYS - ago)))
        return tuple(sorted(cards, key=lambda card: card.rests))

    def dailies(self) -> dict[date, DailyResult]:
        """The first finished game of each day's room that was played with that day's luck."""
        from dcgame.campaign.rooms.daily import day_of, seed_of
        from dcgame.play.sharing import share_line

        found: dict[date, DailyResult] = {}
        for info in sorted(self.listing(), key=lambda each: each.modified):
            day = day_of(info.level)
            if day is None or day in found or info.seed != seed_of(day):
                continue
            stars = self.stars(info)
            if stars is not None:
                found[day] = DailyResult(stars, share_line(self.replayed(info.path).session))
        return found

    def replayed(self, path: Path) -> Loaded:
        """A game as far as it holds, not to be gone on with.

        Raises:
            TroubleError: when its file cannot be used.
        """
        from dcgame.campaign.library import find
        from dcgame.play.load import UnusableSaveError, replay

        try:
            return replay(path, find)
        except UnusableSaveError as error:
            raise TroubleError(str(error)) from error

    def resume(self, path: Path) -> Loaded:
        """A game to go on with.

        Raises:
            TroubleError: when its file cannot be used, or another game is writing to it.
        """
        from dcgame.campaign.library import find
        from dcgame.play.load import UnusableSaveError, resume
        from dcgame.play.record import Locked

        try:
            return resume(path, find)[0]
        except UnusableSaveError as error:
            raise TroubleError(str(error)) from error
        except Locked as error:
            text = N_("{path} is being played in another window")
            raise TroubleError(say(text, path=path.name)) from error
        except OSError as error:
            raise TroubleError(_why(path, error)) from error

    def begin(self, level: Level, seed: int) -> Session:
        """A new game, recorded from its first second; unrecorded if the folder is closed to us."""
        from dcgame.play.record import Recorder
        from dcgame.play.saves import header_for, new_path
        from dcgame.play.session import Session

        try:
            path = new_path(self.saves, level, seed)
            recorder = Recorder.new(path, header_for(level, seed), time.monotonic)
        except OSError as error:
            raise TroubleError(_why(self.saves, error)) from error
        return Session(level, seed, recorder)

    def branch(self, game: Session, moment: Moment) -> Session:
        """A new game that goes on from a past moment of another.

        Raises:
            TroubleError: when it cannot be written.
        """
        from dcgame.play.branching import branch

        try:
            return branch(game, moment, self.saves, time.monotonic)
        except OSError as error:
            raise TroubleError(_why(self.saves, error)) from error

    def futures(self, game: Session) -> Futures:
        """What became of a branched game, and of the one that it left.

        Raises:
            TroubleError: when that one is no longer there.
        """
        from dcgame.play.futures import Futures, future

        assert game.origin is not None
        old = self.replayed(self.saves / Path(game.origin.game).name).session
        return Futures(future(old), future(game), game.origin.at)

    def level_after(self, level: Level) -> Level | None:
        """The campaign's next level that can be played."""
        known = self.campaign().levels
        return next((each for each in known if each.number > level.number), None)

    def glance(self, info: SaveInfo) -> Glance | None:
        """A save replayed as far as it holds, for a look at its last moment; ``None`` when it
        cannot be. The latest looks are kept."""
        key = (info.path, info.modified)
        if key not in self._glances:
            try:
                session = self.replayed(info.path).session
            except TroubleError:
                return None
            orders = sum(deed.do == "order" for deed in session.deeds)
            if len(self._glances) >= GLANCES:
                self._glances.pop(next(iter(self._glances)))
            self._glances[key] = Glance(session.world, session.result(), orders)
        return self._glances[key]

    def known_glance(self, info: SaveInfo) -> Glance | None:
        """The same, if it was looked at before."""
        return self._glances.get((info.path, info.modified))

    def rename(self, path: Path, title: str) -> None:
        """Give a save another name in the list. Its file keeps its own: branches know it by that.

        Raises:
            TroubleError: when the system does not let us.
        """
        from dcgame.play.titles import name

        try:
            name(self.saves, path.name, title)
        except OSError as error:
            raise TroubleError(_why(path, error)) from error

    def delete(self, path: Path) -> None:
        """Take a save away for good.

        Raises:
            TroubleError: when the system does not let us.
        """
        try:
            path.unlink()
        except OSError as error:
            raise TroubleError(_why(path, error)) from error


def _why(path: Path, error: OSError) -> str:
    return f"{path.name}: {error.strerror or type(error).__name__}"


def fresh_seed() -> int:
    """A seed that nobody chose."""
    import secrets

    return secrets.randbelow(999_999) + 1
