"""Loading a game: its orders are given again, and the first line that diverges is named."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import define, frozen

from dcgame.campaign.level import Level, LevelErrors
from dcgame.kernel.digest import digest
from dcgame.play.lines import (
    RULES,
    DamagedLineError,
    Header,
    Line,
    OtherVersionError,
    decode,
    decode_header,
    first_chain,
)
from dcgame.play.narrate import misunderstanding, refusal_line
from dcgame.play.record import Recorder, sync_folder
from dcgame.play.session import Origin, Session
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood
from dcgame.words import N_, say

LARGEST = 8 * 1024 * 1024
CORRUPT, OTHER_VERSION = 3, 4
"""Exit codes of the command line for the two kinds of unusable save."""

Finder = Callable[[str], Level | None]


class UnusableSaveError(Exception):
    """A file from which no game can be taken; the message is a sentence for the player."""

    def __init__(self, sentence: str, code: int = CORRUPT) -> None:
        super().__init__(sentence)
        self.code = code


@frozen(eq=False)
class Loaded:
    """A game replayed from its file.

    ``problem`` says what of the file could not be used (empty: all of it was), ``kept`` is how
    many lines were, with the header; ``ended`` whether the last of them ends the game;
    ``expect`` and ``idea`` are the header's.
    """

    session: Session
    header: Header
    problem: str
    kept: int
    ended: bool
    chain: str


def read(path: Path) -> list[str]:
    """The lines of a save.

    Raises:
        UnusableSaveError: for what is no readable text file of a sensible size.
    """
    try:
        if not path.is_file():
            raise UnusableSaveError(say(N_("{path}: no such file"), path=path))
        if path.stat().st_size > LARGEST:
            raise UnusableSaveError(say(N_("{path}: too large for a save"), path=path))
        data = path.read_bytes()
    except OSError as error:
        text = say(N_("{path}: cannot be read: {error}"), path=path, error=error.strerror)
        raise UnusableSaveError(text) from error
    text = data.decode("utf-8", errors="replace")
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines and not lines[-1] else lines


def header_of(path: Path, lines: list[str]) -> Header:
    """The header of a save.

    Raises:
        UnusableSaveError: when it is no save of this game, or of other rules.
    """
    if not lines:
        raise UnusableSaveError(say(N_("{path}: the file is empty"), path=path))
    try:
        header = decode_header(lines[0])
    except OtherVersionError as error:
        raise UnusableSaveError(f"{path}:1: {error}", OTHER_VERSION) from error
    except DamagedLineError as error:
        text = say(N_("{path}:1: this is no save of this game: {error}"), path=path, error=error)
        raise UnusableSaveError(text) from error
    if header.rules != RULES:
        text = say(
            N_(
                "{path}: it was played by rules {theirs}, this release plays by rules {ours}; "
                "use release {game} of dcgame to go on"
            ),
            path=path,
            theirs=header.rules,
            ours=RULES,
            game=header.game or "?",
        )
        raise UnusableSaveError(text, OTHER_VERSION)
    return header


def level_of(path: Path, header: Header, find: Finder) -> Level:
    """The level that a save was played on, from this machine's own levels.

    Raises:
        UnusableSaveError: when there is none, or when it has changed since.
    """
    try:
        level = find(header.level)
    except LevelErrors as errors:
        text = N_("{path}: the level {level} has faults: {faults}")
        faults = errors.errors[0].sentence()
        sentence = say(text, path=path, level=header.level, faults=faults)
        raise UnusableSaveError(sentence, OTHER_VERSION) from errors
    if level is None:
        text = say(N_("{path}: there is no level {level} here"), path=path, level=header.level)
        raise UnusableSaveError(text, OTHER_VERSION)
    if level.digest != header.level_digest:
        text = say(
            N_("{path}: the level {level} has changed since this game was played"),
            path=path,
            level=header.level,
        )
        raise UnusableSaveError(text, OTHER_VERSION)
    return level


@define(eq=False)
class _Replay:
    """Lines being given again, one by one."""

    session: Session
    chain: str
    ended: bool = False

    def step(self, text: str) -> str:
        """Do one line; what is wrong with it, or nothing."""
        try:
            line, chain = decode(text, self.chain)
        except DamagedLineError as error:
            return str(error)
        if self.ended:
            return say(N_("the game had already ended"))
        problem = self._do(line)
        if not problem:
            self.chain = chain
        return problem

    def _do(self, line: Line) -> str:
        session = self.session
        if line.at < session.world.now:
            return say(N_("its time is before that of the line above"))
        if line.at > session.horizon:
            return say(N_("its time is after the end of the level"))
        before = session.mark()
        session.advance(line.at)
        problem = self._carry_out(line)
        if problem:
            session.back_to(before)
        return problem

    def _carry_out(self, line: Line) -> str:
        session = self.session
        if line.do == "order":
            done = session.order(line.text)
            if isinstance(done, NotUnderstood):
                return misunderstanding(done)
            return refusal_line(done) if isinstance(done, Refused) else ""
        if line.do == "undo":
            return "" if session.undo() is not None else say(N_("there is nothing to undo"))
        if line.do in ("mark", "end"):
            self.ended = line.do == "end"
            if self.ended and not session.over:
                return say(N_("the game does not end there"))
            same = digest(session.world) == line.text
            return "" if same else say(N_("the state differs from the one that was recorded"))
        return self._choose(line)

    def _choose(self, line: Line) -> str:
        session = self.session
        prediction = session.level.prediction
        if line.do == "predict":
            options = [option.id for option in prediction.options] if prediction else []
            if line.text not in options:
                return say(N_("the prediction has no such option"))
            session.predict(line.text)
        elif line.do == "hint":
            if line.text not in ("1", "2", "3"):
                return say(N_("there are three hints"))
            session.take_hint(int(line.text))
        return ""


def replay(path: Path, find: Finder) -> Loaded:
    """The game of a file, replayed as far as it holds. The file is not touched.

    Raises:
        UnusableSaveError: when not even its beginning can be used.
    """
    lines = read(path)
    header = header_of(path, lines)
    level = level_of(path, header, find)
    steps = _Replay(_begun(level, header, path), first_chain(lines[0]))
    kept, problem = 1, ""
    for number, text in enumerate(lines[1:], start=2):
        fault = steps.step(text)
        if fault:
            problem = say(
                N_("{path}:{number}: {fault}; the game is restored up to the line before"),
                path=path.name,
                number=number,
                fault=fault,
            )
            break
        kept = number
    return Loaded(steps.session, header, problem, kept, steps.ended and not problem, steps.chain)


def _begun(level: Level, header: Header, path: Path) -> Session:
    session = Session(level, header.seed)
    session.file = path.name
    if header.branched_from:
        session.origin = Origin(header.branched_from, header.branched_at)
    return session


def resume(
    path: Path, find: Finder, clock: Callable[[], float] = time.monotonic
) -> tuple[Loaded, Path]:
    """A game to go on with, and the file in which it goes on.

    A file that could not be used to its end is left as it is: what holds of it is copied beside
    it, and the game goes on there.

    Raises:
        UnusableSaveError: when not even its beginning can be used, or nothing can be written.
        Locked: when another game is writing to it.
    """
    header_of(path, read(path))
    recorder = _recorder(path, clock)
    try:
        # Replayed under the lock: nobody adds to the file meanwhile.
        loaded = replay(path, find)
        if loaded.problem:
            target = _repaired(path, loaded.kept)
            recorder.close()
            recorder = _recorder(target, clock)
    except BaseException:
        recorder.close()
        raise
    recorder.follow(loaded.chain, loaded.session.world.now)
    loaded.session.file = recorder.path.name
    if loaded.ended:
        recorder.close()
    else:
        loaded.session.recorder = recorder
    return loaded, recorder.path


def _recorder(path: Path, clock: Callable[[], float]) -> Recorder:
    try:
        return Recorder(path, clock)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> UnusableSaveError:
    text = N_("{path}: the game cannot go on there: {error}")
    return UnusableSaveError(say(text, path=path, error=error.strerror or type(error).__name__))


def _repaired(path: Path, kept: int) -> Path:
    """A copy of the first ``kept`` lines beside the file, written whole or not at all."""
    target = next(name for name in _names_beside(path) if not name.exists())
    data = "".join(f"{line}\n" for line in read(path)[:kept]).encode()
    temporary = target.with_suffix(".tmp")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise _unwritable(target, error) from error
    sync_folder(target.parent)
    return target


def _names_beside(path: Path) -> Iterator[Path]:
    yield path.with_name(f"{path.stem}-repaired{path.suffix}")
    number = 2
    while True:
        yield path.with_name(f"{path.stem}-repaired-{number}{path.suffix}")
        number += 1
