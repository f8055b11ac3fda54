"""Hands on a game: what a scene needs to come about."""

import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from unittest.mock import patch

from textual.pilot import Pilot

from dcgame import words
from dcgame.campaign.level import Level, Text
from dcgame.campaign.library import find, levels_folder
from dcgame.campaign.rooms.named import room_named
from dcgame.kernel.units import HOUR, Seconds
from dcgame.play.alarms import attention
from dcgame.play.lines import decode, decode_header, first_chain
from dcgame.play.load import read
from dcgame.play.session import Session
from dcgame.tui.app import DcgameApp
from dcgame.tui.floor.panels import machine_of
from dcgame.tui.floor.screen import FloorScreen
from tests.pictures.frame import Frame, frame_of, without
from tests.tui.floor.games import game
from tests.tui.floor.stocked import stocked
from tests.tui.pictures import text

TODAY = date(2026, 11, 24)
A_MOMENT = 1_795_600_800
"""When every saved game was written, for the eye."""
PATIENCE = 60.0
BUSY = ("Reading…", "Leyendo…")


class Hands:
    """The game, and somebody who plays it."""

    def __init__(self, app: DcgameApp, pilot: Pilot[int], folder: Path) -> None:
        self.app = app
        self.pilot = pilot
        self.folder = folder

    @property
    def floor(self) -> FloorScreen:
        """The floor, whatever lies over it."""
        return next(each for each in self.app.screen_stack if isinstance(each, FloorScreen))

    async def settle(self) -> None:
        """Until nothing is being read any more and the screen says the same thing again."""
        seen: list[str] = []
        end = time.monotonic() + PATIENCE
        while len(seen) < 4 or len(set(seen[-4:])) > 1 or self._busy(seen[-1]):
            if time.monotonic() > end:
                raise AssertionError(f"it finds no rest:\n{seen[-1]}")
            await self.pilot.pause(0.02)
            seen.append(text(self.app))

    def _busy(self, shown: str) -> bool:
        return bool(self.app.screen.query("#busy")) or any(word in shown for word in BUSY)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"it never came about:\n{text(self.app)}")
            await self.pilot.pause(0.02)

    async def press(self, *keys: str) -> None:
        """Press keys, each when the one before has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    async def type(self, line: str) -> None:
        """Type a line where the keys go."""
        await self.press(*("space" if letter == " " else letter for letter in line))

    async def enter(self, session: Session) -> None:
        """The floor of a game."""
        self.app.enter_floor(session)
        await self.settle()

    async def at(self, name: str) -> None:
        """The cursor on a thing."""
        self.floor.select(machine_of(self.floor.session.world, name))
        await self.pilot.pause()

    async def places(self) -> None:
        """Look at every place before choosing one."""
        placing = self.floor.placing
        assert placing is not None
        while placing.look_ahead():
            pass
        self.floor.show_all()
        await self.pilot.pause()

    async def frame(self) -> Frame:
        """What is to be seen now."""
        await self.settle()
        return without(frame_of(self.app), str(self.folder), "~")


@asynccontextmanager
async def at_work(
    folder: Path, size: tuple[int, int], *, lang: str = "en", colour: bool = True, theme: str = ""
) -> AsyncIterator[Hands]:
    """The game in a terminal that has all colours, or none, on a day that stands."""
    words.use(lang)
    terminal = {"COLORTERM": "truecolor", "TERM": "xterm-256color", "TZ": "UTC"}
    with patch.dict(os.environ, terminal | ({} if colour else {"NO_COLOR": "1"})):
        if colour:
            os.environ.pop("NO_COLOR", None)
        time.tzset()
        app = DcgameApp(folder / "saves", folder / "settings.toml")
    app.animation_level = "none"
    app.today = lambda: TODAY
    app.wall_clock = lambda: float(A_MOMENT)
    app.notes_seen = [*_notes()]
    if theme:
        app.theme = theme
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot, folder)
        await hands.settle()
        yield hands


def _notes() -> list[str]:
    """The mentor has said everything already."""
    from dcgame.play.notes import NOTES

    return [note.id for note in NOTES]


# ---------------------------------------------------------------- games


def everything(hour: int = 11) -> Session:
    """The room with one of everything."""
    session = game(stocked(), number=0, title=Text("One of everything", "De todo"))
    session.advance(hour * HOUR)
    return session


def with_orders(*lines: str, after: Seconds = 150) -> Session:
    """The same after some orders, and what they brought in that time."""
    session = everything()
    for line in lines:
        told = session.order(line)
        assert isinstance(told, tuple), (line, told)
    session.advance(session.world.now + after)
    return session


def level(name: str) -> Level:
    """A level or a room by its id."""
    found = find(name) or room_named(name)
    assert found is not None, name
    return found


def begun(name: str) -> Session:
    """A level at its first second."""
    return Session(level(name), 1)


def run_of(
    name: str, run: str = "reference", share: int = 100, until: Seconds | None = None
) -> Session:
    """A recorded run, as far as so many per cent of its time, or until a second."""
    root = levels_folder()
    assert root is not None
    path = root / level(name).folder / "runs" / f"{run}.jsonl"
    if not path.is_file():
        (path,) = root.glob(f"*/{name}/runs/{run}.jsonl")
    lines = read(path)
    session, chain = Session(level(name), decode_header(lines[0]).seed), first_chain(lines[0])
    limit: Seconds = session.horizon * share // 100 if until is None else until
    for each in lines[1:]:
        line, chain = decode(each, chain)
        if line.at > limit:
            break
        session.advance(line.at)
        if line.do == "order":
            session.order(line.text)
        elif line.do == "predict":
            session.predict(line.text)
    session.advance(limit)
    return session


def neglected(name: str, kinds: tuple[str, ...] = (), most: int = 60) -> Session:
    """A level of which nobody takes care, at its first moment of one of these kinds of alarm."""
    session = begun(name)
    for _ in range(most):
        if session.over:
            break
        entries = session.advance_to_attention(session.horizon)
        if any(attention(each) and (not kinds or each.fact.alarm in kinds) for each in entries):
            break
    return session
